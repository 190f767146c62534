import { trainLogistic } from '@/lib/tagging/training/logistic';
import { createOverlapIndex, type Overlap } from '../overlap';
import { isNearCopy, NEAR_COPY, PAIR_FEATURES, PAIR_KINDS, pairFeatures, pairKind, type PairKind } from '../pairFeatures';
import type { PreparedItem } from '../prepare';
import { MAX_GAP } from '../scorer';
import type { GroupingWeights } from '../weights';

/** An item grouped by hand. Items of different parts (days far apart) are never paired. */
export interface StoryExample {
  readonly item: PreparedItem;
  readonly story: string;
  readonly part: string;
}

export interface PairTraining {
  readonly penalty: number;
  /** 0: each pair counts alike, so that the largest story has most to say; 1: each item does */
  readonly evening: number;
  /** how much a pair in one language teaches about pairs across languages, of which there are few */
  readonly sameForCross: number;
  readonly bestShare: number;
  readonly noEdge: number;
}
export const PAIR_TRAINING: PairTraining = { penalty: 1, evening: 0.25, sameForCross: 0.3, bestShare: 0.4, noEdge: -2 };

export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly kind: PairKind;
  readonly features: Float64Array;
  readonly isOne: boolean;
}

/** Features that only pairs in one language have. */
const OF_ONE_LANGUAGE = new Set(PAIR_FEATURES.flatMap((name, at) => (name.startsWith('words') ? [at] : [])));

/** All pairs of a part that stand near enough in time to be compared. */
export function pairsOf(examples: readonly StoryExample[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [a, one] of examples.entries()) {
    const index = createOverlapIndex();
    index.add(0, one.item);
    for (let b = a + 1; b < examples.length; b += 1) {
      const other = examples[b] as StoryExample;
      if (one.part !== other.part || Math.abs(one.item.at - other.item.at) > MAX_GAP) continue;
      const features = new Float64Array(PAIR_FEATURES.length);
      const shared = index.measure(other.item, [0])[0] as Overlap;
      pairFeatures(one.item, other.item, shared, features);
      features[NEAR_COPY] = Number(isNearCopy(one.item, other.item, shared));
      pairs.push({ a, b, kind: pairKind(one.item, other.item), features, isOne: one.story === other.story });
    }
  }
  return pairs;
}

/** Learns both kinds of pair; thresholds are left at 0. The same pairs give the same weights. */
export function trainPairs(examples: readonly StoryExample[], pairs: readonly Pair[], training: PairTraining): GroupingWeights {
  const sizes = new Map<string, number>();
  for (const { story } of examples) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  return {
    version: '1',
    about: 'Learned by npm run train:stories from pairs of items grouped by hand: what speaks for one event, in log-odds. same: a pair in one language; cross: across languages.',
    linkage: { bestShare: training.bestShare, noEdge: training.noEdge },
    pairs: Object.fromEntries(PAIR_KINDS.map((kind) => [kind, trainKind(kind, examples, pairs, sizes, training)])) as GroupingWeights['pairs'],
  };
}

function trainKind(kind: PairKind, examples: readonly StoryExample[], pairs: readonly Pair[], sizes: ReadonlyMap<string, number>, training: PairTraining): GroupingWeights['pairs'][PairKind] {
  const chosen = kind === 'cross' ? pairs : pairs.filter((pair) => pair.kind === 'same');
  const width = PAIR_FEATURES.length;
  const values = new Float64Array(chosen.length * width);
  const columns = new Int32Array(chosen.length * width);
  for (const [row, { features }] of chosen.entries()) {
    for (let at = 0; at < width; at += 1) {
      columns[row * width + at] = at;
      values[row * width + at] = kind === 'cross' && OF_ONE_LANGUAGE.has(at) ? 0 : (features[at] as number);
    }
  }
  const importance = Float64Array.from(chosen, (pair) => {
    const evening = pair.isOne ? ((sizes.get((examples[pair.a] as StoryExample).story) ?? 2) - 1) ** -training.evening : 1;
    return evening * (kind === 'cross' && pair.kind === 'same' ? training.sameForCross : 1);
  });
  const model = trainLogistic(
    { starts: Int32Array.from({ length: chosen.length + 1 }, (_, row) => row * width), columns, values, width },
    Float64Array.from(chosen, ({ isOne }) => Number(isOne)),
    importance,
    training.penalty,
    200,
  );
  return {
    bias: round(model.bias),
    threshold: 0,
    weights: Object.fromEntries(PAIR_FEATURES.map((name, at) => [name, round(model.weights[at] as number)])) as GroupingWeights['pairs'][PairKind]['weights'],
  };
}

/** Thousandths: what a reader can review, and the same on every machine. */
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

export const withThresholds = (weights: GroupingWeights, thresholds: Readonly<Record<PairKind, number>>): GroupingWeights => ({
  ...weights,
  pairs: { same: { ...weights.pairs.same, threshold: thresholds.same }, cross: { ...weights.pairs.cross, threshold: thresholds.cross } },
});
