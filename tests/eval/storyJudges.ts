import { groupBy } from '@/lib/collections/groupBy';
import { createGrouping } from '@/lib/grouping/grouping';
import type { PreparedItem } from '@/lib/grouping/prepare';
import type { Publishers } from '@/lib/grouping/publishers';
import { createScorer } from '@/lib/grouping/scorer';
import { cosineOf, type TermVector } from '@/lib/grouping/terms';
import { pairsOf, PAIR_TRAINING, trainPairs, withThresholds, type Pair, type StoryExample } from '@/lib/grouping/training/trainPairs';
import type { GroupingWeights } from '@/lib/grouping/weights';
import type { LabelledItem } from './storyCorpus';
import { measureGrouping, type GroupedItem, type GroupingFigures } from './storyMetrics';

export type Example = StoryExample & { readonly labelled: LabelledItem };

/** Groups the items of each window as the product does. @returns for each example the name of its story */
export function judgeByWeights(examples: readonly Example[], weights: GroupingWeights, publishers: Publishers): string[] {
  const prepared = new Map(examples.map(({ item }) => [item.id, item]));
  const said = new Map<string, string>();
  for (const [window, its] of groupBy(examples, ({ labelled }) => labelled.window)) {
    const grouping = createGrouping({ preparer: { prepare: ({ id }) => prepared.get(id) as PreparedItem }, scorer: createScorer(weights), publishers, weights, windowDays: 4_000 });
    grouping.add(its.map(({ labelled }) => labelled.item));
    grouping.settle();
    for (const { item } of its) said.set(item.id, `${window}/${grouping.storyOf(item.id)?.id ?? item.id}`);
  }
  return examples.map(({ item }) => said.get(item.id) ?? item.id);
}

export const judgeAlone = (examples: readonly Example[]): string[] => examples.map(({ item }) => item.id);

/** The same words in the title, or nearly. */
export const judgeByTitle = (examples: readonly Example[]): string[] => joinPairs(examples, (a, b) => a.language === b.language && cosine(a.words, b.words, 'title') >= 0.8);

/** Words of title and summary by tf-idf, joined where any two are alike enough. */
export const judgeByWords = (examples: readonly Example[], threshold: number): string[] =>
  joinPairs(examples, (a, b) => a.language === b.language && cosine(a.words, b.words, 'all') >= threshold);

function cosine(a: TermVector, b: TermVector, of: 'title' | 'all'): number {
  const [left, right] = of === 'title' ? [a.titleWeights, b.titleWeights] : [a.weights, b.weights];
  let dot = 0;
  let j = 0;
  for (const [i, term] of a.terms.entries()) {
    while (j < b.terms.length && (b.terms[j] as number) < term) j += 1;
    if (b.terms[j] === term) dot += (left[i] as number) * (right[j] as number);
  }
  return of === 'title' ? cosineOf(dot, a.titleNorm, b.titleNorm) : cosineOf(dot, a.norm, b.norm);
}

function joinPairs(examples: readonly Example[], areOne: (a: PreparedItem, b: PreparedItem) => boolean): string[] {
  const parent = examples.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  for (const [a, one] of examples.entries()) {
    for (let b = a + 1; b < examples.length; b += 1) {
      const other = examples[b] as Example;
      if (one.part === other.part && areOne(one.item, other.item)) parent[rootOf(a)] = rootOf(b);
    }
  }
  return examples.map((_, at) => (examples[rootOf(at)] as Example).item.id);
}

export const toGrouped = (examples: readonly Example[], said: readonly string[]): GroupedItem[] =>
  examples.map(({ item, story }, at) => ({ language: item.language, truth: story, said: said[at] as string }));

/** What thresholds are chosen by: all figures asked for, the one over items twice. */
export const worthOf = ({ bCubed, sameLanguage, crossLanguage }: GroupingFigures): number => 2 * bCubed.f1 + sameLanguage.f1 + crossLanguage.f1;

/** Few and coarse: on so few days a finer choice is chance. */
const SAME_THRESHOLDS = [-0.75, -1, -1.25];
const CROSS_OFFSETS = [-0.25, 0];

/** Weights from all of `examples`, thresholds from leaving out one part (days that belong together) at a time. */
export function trainGrouping(examples: readonly Example[], publishers: Publishers): GroupingWeights {
  const pairs = pairsOf(examples);
  const partOf = (pair: Pair): string => (examples[pair.a] as Example).part;
  const folds = [...groupBy(examples, ({ part }) => part).keys()].sort().map((part) => ({
    part,
    held: examples.filter((example) => example.part === part),
    weights: trainPairs(examples, pairs.filter((pair) => partOf(pair) !== part), PAIR_TRAINING),
  }));
  let best = { same: 0, cross: 0 };
  let bestWorth = -1;
  for (const same of SAME_THRESHOLDS) {
    for (const offset of CROSS_OFFSETS) {
      const thresholds = { same, cross: same + offset };
      // Each run of days counts alike: together, the one largest story would choose.
      const worth = folds.reduce((sum, { held, weights }) => sum + worthOf(measureGrouping(toGrouped(held, judgeByWeights(held, withThresholds(weights, thresholds), publishers)))), 0);
      if (worth > bestWorth) [best, bestWorth] = [thresholds, worth];
    }
  }
  return withThresholds(trainPairs(examples, pairs, PAIR_TRAINING), best);
}

/** Leave-one-part-out: each part is judged by weights and thresholds learned from the others. */
export function crossValidate(examples: readonly Example[], publishers: Publishers, done: (part: string) => void = () => undefined): string[] {
  const said = new Map<string, string>();
  for (const [part, held] of groupBy(examples, (example) => example.part)) {
    const weights = trainGrouping(examples.filter((example) => example.part !== part), publishers);
    const stories = judgeByWeights(held, weights, publishers);
    for (const [at, { item }] of held.entries()) said.set(item.id, stories[at] as string);
    done(`${part}: thresholds ${weights.pairs.same.threshold} and ${weights.pairs.cross.threshold}`);
  }
  return examples.map(({ item }) => said.get(item.id) as string);
}
