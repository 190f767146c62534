import { groupBy } from '@/lib/collections/groupBy';

/** Figures of a grouping beside the grouping by hand. */
export interface GroupingFigures {
  readonly bCubed: Score;
  readonly pairs: Score;
  readonly sameLanguage: Score;
  readonly crossLanguage: Score;
}
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}
export interface GroupedItem {
  readonly language: string;
  readonly truth: string;
  readonly said: string;
}

/**
 * @param items   of all windows; names of stories must be unique over them
 * @param weight  how often an item counts (resampling); a pair counts as often as both together
 */
export function measureGrouping(items: readonly GroupedItem[], weight: (item: GroupedItem) => number = () => 1): GroupingFigures {
  const truths = groupBy(items, ({ truth }) => truth);
  const saids = groupBy(items, ({ said }) => said);
  let precision = 0;
  let recall = 0;
  let all = 0;
  const pairs = { same: newCounts(), cross: newCounts() };
  for (const item of items) {
    const its = weight(item);
    if (its === 0) continue;
    all += its;
    const real = truths.get(item.truth) ?? [];
    const claimed = saids.get(item.said) ?? [];
    const both = claimed.filter(({ truth }) => truth === item.truth).length;
    precision += (its * both) / claimed.length;
    recall += (its * both) / real.length;
    // Each pair is met from both its ends, so each end gives half.
    for (const other of real) if (other !== item) pairs[other.language === item.language ? 'same' : 'cross'].real += its / 2;
    for (const other of claimed) {
      if (other === item) continue;
      const counts = pairs[other.language === item.language ? 'same' : 'cross'];
      counts.said += its / 2;
      if (other.truth === item.truth) counts.hits += its / 2;
    }
  }
  const together = { hits: pairs.same.hits + pairs.cross.hits, said: pairs.same.said + pairs.cross.said, real: pairs.same.real + pairs.cross.real };
  return { bCubed: toScore(share(precision, all), share(recall, all)), pairs: fromCounts(together), sameLanguage: fromCounts(pairs.same), crossLanguage: fromCounts(pairs.cross) };
}

interface Counts {
  hits: number;
  said: number;
  real: number;
}
const newCounts = (): Counts => ({ hits: 0, said: 0, real: 0 });
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const toScore = (precision: number, recall: number): Score => ({ precision, recall, f1: share(2 * precision * recall, precision + recall) });
const fromCounts = ({ hits, said, real }: Counts): Score => toScore(share(hits, said), share(hits, real));
