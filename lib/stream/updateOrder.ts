import type { Update } from '@/lib/domain/update';

/** Newest first by `orderedAt`, then by id: the store's own order, so that a live list and a fresh one agree. */
function newestFirst(a: Update, b: Update): number {
  if (a.orderedAt !== b.orderedAt) return b.orderedAt - a.orderedAt;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** Whether `update` stands further down the list than `other`. */
export function isBelow(update: Update, other: Update): boolean {
  return newestFirst(update, other) > 0;
}

/** Both lists as one, newest first; of two wordings of one update the one from `added` stays. */
export function mergeNewestFirst(list: readonly Update[], added: readonly Update[]): readonly Update[] {
  const replaced = new Set(added.map((update) => update.id));
  return [...list.filter((update) => !replaced.has(update.id)), ...added].sort(newestFirst);
}
