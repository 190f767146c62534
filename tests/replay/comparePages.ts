import { isDeepStrictEqual } from 'node:util';
import type { Update } from '@/lib/domain/update';
import type { Snapshot } from '@/lib/protocol/snapshot';
import type { OpenPage } from './openPage';

/** What an open page shows beside what a fresh one would. @returns the differences in plain words */
export function comparePages(page: OpenPage, fresh: Snapshot, stored: readonly Update[]): string[] {
  const { updates, volume, feeds, cursor, pendingCount } = page.live();
  const problems: string[] = [];
  if (pendingCount > 0) problems.push(`${pendingCount} updates wait behind the pill, though the reader is at the top`);
  if (updates.length < Math.min(fresh.updates.length, stored.length)) {
    problems.push(`the open page lists ${updates.length} updates, a fresh one ${fresh.updates.length}`);
  }
  const ids = updates.map((update) => update.id);
  if (new Set(ids).size !== ids.length) problems.push('the open page lists an update twice');

  // The fresh page holds the first screenful; further down, the list goes on with what the store pages out.
  compareLists('a fresh page', updates.slice(0, fresh.updates.length), fresh.updates);
  compareLists('the store', updates, stored.slice(0, updates.length));

  const rows = (list: Snapshot['volume']) => list.map((row) => `${new Date(row.bucketAt).toISOString()} ${row.pressGroup} ${row.count}`).sort();
  if (!isDeepStrictEqual(rows(volume), rows(fresh.volume))) {
    const missing = rows(fresh.volume).filter((row) => !rows(volume).includes(row));
    const extra = rows(volume).filter((row) => !rows(fresh.volume).includes(row));
    problems.push(`counts by hour differ: missing ${missing.slice(0, 5).join('; ') || 'none'}, too many ${extra.slice(0, 5).join('; ') || 'none'}`);
  }
  if (fresh.head < cursor) problems.push(`the open page stands at ${cursor}, the server at ${fresh.head}`);
  if (feeds.size !== fresh.feeds.length) problems.push(`the open page has ${feeds.size} feeds, a fresh one ${fresh.feeds.length}`);
  for (const feed of fresh.feeds) {
    const open = feeds.get(feed.id);
    if (open?.health.state !== feed.health.state) problems.push(`feed ${feed.id}: ${open?.health.state} on the open page, ${feed.health.state} on a fresh one`);
  }
  return problems;

  function compareLists(name: string, open: readonly Update[], other: readonly Update[]) {
    const at = other.findIndex((update, place) => !isDeepStrictEqual(update, open[place]));
    if (at >= 0) problems.push(`place ${at + 1} of the list: ${JSON.stringify(open[at]?.title)} on the open page, ${JSON.stringify(other[at]?.title)} in ${name}`);
  }
}
