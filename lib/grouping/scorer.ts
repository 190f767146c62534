import { HOUR } from '@/lib/time/instant';
import { PAIR_FEATURES, pairFeatures, pairKind } from './pairFeatures';
import type { PreparedItem } from './prepare';
import type { GroupingWeights } from './weights';

/** Items further apart are never compared: what goes on for longer is a chain of events, told as several stories. */
export const MAX_GAP = 72 * HOUR;

export interface PairScorer {
  /** Log-odds that two items tell of one event, less the threshold: above 0 is yes. Cut to ±|noEdge|, so that no single pair outvotes a story. */
  score(a: PreparedItem, b: PreparedItem): number;
}

export function createScorer(weights: GroupingWeights): PairScorer {
  const limit = -weights.linkage.noEdge;
  const models = {
    same: compile(weights.pairs.same),
    cross: compile(weights.pairs.cross),
  };
  const features = new Float64Array(PAIR_FEATURES.length);
  return {
    score(a, b) {
      const { start, values } = models[pairKind(a, b)];
      pairFeatures(a, b, features);
      let sum = start;
      for (let at = 0; at < values.length; at += 1) sum += (values[at] as number) * (features[at] as number);
      return Math.max(-limit, Math.min(limit, sum));
    },
  };
}

function compile({ bias, threshold, weights }: GroupingWeights['pairs']['same']): { start: number; values: Float64Array } {
  return { start: bias - threshold, values: Float64Array.from(PAIR_FEATURES, (name) => weights[name]) };
}
