import type { Change } from '@/lib/domain/change';
import type { Sequence } from '@/lib/domain/ids';

/** About 2 MB of changes: enough for every page to come back from a restart or a short cut without asking the store. */
export const RECENT_CHANGES = 2_000;

export interface RecentChanges {
  /** adds changes that follow `previous`, the last one held */
  add(previous: Sequence, changes: readonly Change[]): void;
  /** Up to `limit` changes after `after`, or null when it reaches further back than what is held. */
  after(after: Sequence, limit: number): readonly Change[] | null;
  clear(): void;
}

/** The last changes that were sent, in memory. Sequences may have holes, so places are searched for, not computed. */
export function createRecentChanges(limit = RECENT_CHANGES): RecentChanges {
  let start: Sequence | null = null;
  let held: Change[] = [];
  return {
    add(previous, changes) {
      start ??= previous;
      held.push(...changes);
      // Cut in one go now and then: moving a long array for each batch would cost more than it saves.
      if (held.length <= limit * 1.5) return;
      const cut = held.length - limit;
      start = held[cut - 1]?.sequence ?? start;
      held = held.slice(cut);
    },
    after(after, count) {
      if (start === null || after < start) return null;
      const from = firstAbove(held, after);
      return held.slice(from, from + count);
    },
    clear() {
      start = null;
      held = [];
    },
  };
}

/** Index of the first change with a sequence above `after`, by halving. */
function firstAbove(changes: readonly Change[], after: Sequence): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = changes[middle];
    if (at && at.sequence <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
