import { HOUR } from '@/lib/time/instant';
import type { Overlap } from './overlap';
import { isNearCopy, NEAR_COPY, PAIR_FEATURES, pairFeatures, pairKind } from './pairFeatures';
import type { PreparedItem } from './prepare';
import type { GroupingWeights } from './weights';

/** Items further apart are never compared: what goes on for longer is a chain of events, told as several stories. */
export const MAX_GAP = 72 * HOUR;

export interface PairScorer {
  /** Log-odds that two items tell of one event, less the threshold: above 0 is yes. Cut to ±|noEdge|, so that no single pair outvotes a story. */
  score(a: PreparedItem, b: PreparedItem, shared: Overlap): number;
}

export function createScorer(weights: GroupingWeights): PairScorer {
  const limit = -weights.linkage.noEdge;
  const models = {
    same: compile(weights.pairs.same),
    cross: compile(weights.pairs.cross),
  };
  const features = new Float64Array(PAIR_FEATURES.length);
  function addUp({ start, values }: Compiled): number {
    let sum = start;
    for (let at = 0; at < values.length; at += 1) sum += (values[at] as number) * (features[at] as number);
    return sum;
  }

  return {
    score(a, b, shared) {
      const model = models[pairKind(a, b)];
      pairFeatures(a, b, shared, features);
      let sum = addUp(model);
      // Most pairs are far from one story whether or not they are copies; comparing the texts is what costs most.
      const farthest = sum + Math.max(0, model.values[NEAR_COPY] as number);
      if (farthest > -limit - ROUNDING && isNearCopy(a, b, shared)) {
        features[NEAR_COPY] = 1;
        sum = addUp(model);
      }
      return Math.max(-limit, Math.min(limit, sum));
    },
  };
}

/** More than sums of features can be off by. */
const ROUNDING = 1e-6;

interface Compiled {
  readonly start: number;
  readonly values: Float64Array;
}

function compile({ bias, threshold, weights }: GroupingWeights['pairs']['same']): Compiled {
  return { start: bias - threshold, values: Float64Array.from(PAIR_FEATURES, (name) => weights[name]) };
}
