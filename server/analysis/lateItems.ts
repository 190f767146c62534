import { WINDOW_DAYS } from '@/lib/grouping/grouping';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import type { AnalysedItem } from '../store/store';

/** A stretch of the past that is opened once more, with what came late into it. */
export interface PastStretch {
  readonly from: Instant;
  /** exclusive */
  readonly to: Instant;
  readonly late: readonly AnalysedItem[];
}

const REACH_MS = WINDOW_DAYS * DAY;
/** A stretch is held in memory as a whole. */
const LONGEST_MS = 30 * DAY;
const MOST = 1_000;

/** Late items by the stretches in which they stand, with as much time around them as a story may take to go on. */
export function stretchesOf(late: readonly AnalysedItem[]): PastStretch[] {
  const inOrder = [...late].sort((a, b) => a.orderedAt - b.orderedAt || a.n - b.n);
  const stretches: AnalysedItem[][] = [];
  let open: AnalysedItem[] = [];
  for (const item of inOrder) {
    const [first, last] = [open[0], open.at(-1)];
    const goesOn = first && last && open.length < MOST && item.orderedAt - last.orderedAt < 2 * REACH_MS && item.orderedAt - first.orderedAt < LONGEST_MS;
    if (!goesOn) stretches.push((open = []));
    open.push(item);
  }
  return stretches.map((items) => {
    const [first, last] = [items[0] as AnalysedItem, items.at(-1) as AnalysedItem];
    return { from: shift(first.orderedAt, -REACH_MS), to: shift(last.orderedAt, REACH_MS), late: items };
  });
}
