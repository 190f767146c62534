import { sql } from 'kysely';
import { storyId, type PersonId, type WatchlistId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import { MOST_WATCHLISTS, type Watchlist } from '@/lib/domain/watchlist';
import type { Db, Dialect } from '../dialect';
import type { Decided } from '../peopleStore';
import { filterOf, selectionText, toWatchlist, type WatchlistRow } from '../watchlistRows';
import { MOST_UNREAD, type NewWatchlist, type SeenWatchlist, type Unread, type WatchlistPatch } from '../watchlistStore';
import { recordDecision } from './audit';
import { tellEverybody, tellPerson } from './personalNotices';
import { passes } from './updateFilter';

/** See `WatchlistStore`. */
export async function watchlistsSeenBy(db: Db, person: PersonId): Promise<SeenWatchlist[]> {
  const rows = await selectSeen(db)
    .where((eb) => eb.or([eb('watchlists.owner_id', '=', person), eb('watchlists.is_shared', '=', 1)]))
    .execute();
  const own = rows.filter((row) => row.owner_id === person).sort((a, b) => a.position - b.position);
  const shared = rows.filter((row) => row.owner_id !== person).sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  return [...own, ...shared].map(toSeen);
}

export async function getWatchlist(db: Db, id: WatchlistId): Promise<SeenWatchlist | undefined> {
  const row = await selectSeen(db).where('watchlists.id', '=', id).executeTakeFirst();
  return row && toSeen(row);
}

export async function watchlistByFeed(db: Db, hash: string): Promise<SeenWatchlist | undefined> {
  const row = await selectSeen(db).where('watchlists.feed_hash', '=', hash).executeTakeFirst();
  return row && toSeen(row);
}

export async function unreadOf(db: Db, dialect: Dialect, person: PersonId): Promise<Unread> {
  return dialect.read(db, async (trx) => {
    const upTo = await newestItem(trx);
    const lists = await trx
      .selectFrom('watchlists')
      .leftJoin('watch_reads', (join) => join.onRef('watch_reads.watchlist_id', '=', 'watchlists.id').on('watch_reads.person_id', '=', person))
      .selectAll('watchlists')
      .select('watch_reads.read_to')
      .where((eb) => eb.or([eb('watchlists.owner_id', '=', person), eb('watchlists.is_shared', '=', 1)]))
      .execute();
    const counts: Record<WatchlistId, number> = {};
    for (const row of lists) {
      const { id, selection } = toWatchlist(row);
      const readTo = row.read_to ?? row.since_n;
      counts[id] = readTo >= upTo ? 0 : await countAfter(trx, dialect, selection, readTo);
    }
    return { upTo, counts };
  });
}

async function countAfter(trx: Db, dialect: Dialect, selection: Watchlist['selection'], n: number): Promise<number> {
  const unread = trx
    .selectFrom('items')
    .select(sql.lit(1).as('one'))
    .where(passes(dialect, filterOf(selection)))
    .where('items.n', '>', n)
    .limit(MOST_UNREAD);
  const { count } = await trx.selectFrom(unread.as('unread')).select(sql<number>`COUNT(*)`.as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

export async function addWatchlists(db: Db, dialect: Dialect, lists: readonly NewWatchlist[], { by, at }: Decided): Promise<Result<Watchlist[], 'too-many'>> {
  return dialect.write(db, async (trx) => {
    const added: Watchlist[] = [];
    const since = await newestItem(trx);
    for (const list of lists) {
      const owned = await trx
        .selectFrom('watchlists')
        .select([sql<number>`COUNT(*)`.as('count'), sql<number>`COALESCE(MAX(position), -1) + 1`.as('next')])
        .where('owner_id', '=', list.ownerId)
        .executeTakeFirstOrThrow();
      if (Number(owned.count) + lists.length - added.length > MOST_WATCHLISTS) return err('too-many');
      const watchlist: Watchlist = { ...list, position: Number(owned.next), updatedAt: list.createdAt };
      await dialect.insertMany(trx, 'watchlists', [toRow(watchlist, since)]);
      if (watchlist.isShared) await recordDecision(trx, dialect, { at, actor: by, action: 'watchlist-shared', subject: `watchlist:${watchlist.id}`, before: null, after: said(watchlist) });
      added.push(watchlist);
    }
    await moved(trx, dialect, added);
    return ok(added);
  });
}

export async function editWatchlist(db: Db, dialect: Dialect, id: WatchlistId, patch: WatchlistPatch, { by, at }: Decided): Promise<Watchlist | undefined> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('watchlists').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    const before = toWatchlist(row);
    const after: Watchlist = { ...before, ...patch, updatedAt: at };
    const { since_n: _since, feed_hash: _feed, ...columns } = toRow(after, row.since_n);
    await trx.updateTable('watchlists').set(columns).where('id', '=', id).execute();
    if (before.isShared || after.isShared) {
      const action = before.isShared === after.isShared ? 'watchlist-edited' : after.isShared ? 'watchlist-shared' : 'watchlist-unshared';
      await recordDecision(trx, dialect, { at, actor: by, action, subject: `watchlist:${id}`, before: said(before), after: said(after) });
    }
    await moved(trx, dialect, [before, after]);
    return after;
  });
}

export async function reorderWatchlists(db: Db, dialect: Dialect, owner: PersonId, ids: readonly WatchlistId[]): Promise<void> {
  await dialect.write(db, async (trx) => {
    const rows = await trx.selectFrom('watchlists').select('id').where('owner_id', '=', owner).orderBy('position').execute();
    const place = (id: string) => (ids.indexOf(id as WatchlistId) + 1 || Infinity) - 1;
    const ordered = rows.map(({ id }, at) => ({ id, at })).sort((a, b) => (place(a.id) === place(b.id) ? a.at - b.at : place(a.id) - place(b.id)));
    for (const [position, { id }] of ordered.entries()) await trx.updateTable('watchlists').set({ position }).where('id', '=', id).execute();
    await tellPerson(trx, dialect, owner, { kind: 'watchlists' });
  });
}

export async function removeWatchlist(db: Db, dialect: Dialect, id: WatchlistId, { by, at }: Decided): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('watchlists').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return false;
    const watchlist = toWatchlist(row);
    await trx.deleteFrom('watch_reads').where('watchlist_id', '=', id).execute();
    await trx.deleteFrom('watchlists').where('id', '=', id).execute();
    if (watchlist.isShared) await recordDecision(trx, dialect, { at, actor: by, action: 'watchlist-removed', subject: `watchlist:${id}`, before: said(watchlist), after: null });
    await moved(trx, dialect, [watchlist]);
    return true;
  });
}

export async function markWatchlistRead(db: Db, dialect: Dialect, person: PersonId, id: WatchlistId, upTo: number): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('watchlists').select(['owner_id', 'is_shared']).where('id', '=', id).executeTakeFirst();
    if (!row || (row.owner_id !== person && row.is_shared === 0)) return false;
    const read_to = Math.min(upTo, await newestItem(trx));
    await dialect.insertMany(trx, 'watch_reads', [{ person_id: person, watchlist_id: id, read_to }], 'ON CONFLICT (person_id, watchlist_id) DO UPDATE SET read_to = excluded.read_to WHERE watch_reads.read_to < excluded.read_to');
    await tellPerson(trx, dialect, person, { kind: 'watchlists' });
    return true;
  });
}

export async function setWatchlistFeed(db: Db, dialect: Dialect, id: WatchlistId, hash: string | null): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('watchlists').select('owner_id').where('id', '=', id).executeTakeFirst();
    if (!row) return false;
    await trx.updateTable('watchlists').set({ feed_hash: hash }).where('id', '=', id).execute();
    await tellPerson(trx, dialect, row.owner_id as PersonId, { kind: 'watchlists' });
    return true;
  });
}

export async function allWatchlists(db: Db): Promise<Watchlist[]> {
  const rows = await selectSeen(db).orderBy('watchlists.id').execute();
  const merges = new Map((await db.selectFrom('story_merges').select(['id', 'into_id']).execute()).map(({ id, into_id }) => [id, storyId(into_id)]));
  return rows.map(toWatchlist).map((watchlist) => {
    const { stories } = watchlist.selection;
    const taken = stories.flatMap((id) => merges.get(id) ?? []);
    return taken.length === 0 ? watchlist : { ...watchlist, selection: { ...watchlist.selection, stories: [...new Set([...stories, ...taken])] } };
  });
}

export async function watchlistsRevision(db: Db): Promise<number> {
  return (await db.selectFrom('meta').select('watchlists_revision').executeTakeFirstOrThrow()).watchlists_revision;
}

/** With their owners; those of somebody who may not sign in any more rest. */
const selectSeen = (db: Db) =>
  db.selectFrom('watchlists').innerJoin('people', 'people.id', 'watchlists.owner_id').selectAll('watchlists').select('people.name as owner_name').where('people.disabled_at', 'is', null);

const toSeen = (row: WatchlistRow & { owner_name: string }): SeenWatchlist => ({ watchlist: toWatchlist(row), ownerName: row.owner_name, hasFeed: row.feed_hash !== null });

const toRow = (list: Watchlist, since: number): WatchlistRow => ({
  id: list.id,
  owner_id: list.ownerId,
  name: list.name,
  colour: list.colour,
  position: list.position,
  is_shared: list.isShared ? 1 : 0,
  selection: selectionText(list.selection),
  threshold: JSON.stringify(list.threshold),
  since_n: since,
  feed_hash: null,
  created_at: list.createdAt,
  updated_at: list.updatedAt,
});

/** What the audit keeps of a list. */
const said = ({ name, selection, threshold, isShared }: Watchlist) => ({ name, selection: selectionText(selection), threshold, isShared });

const newestItem = async (db: Db): Promise<number> => (await db.selectFrom('items').select(sql<number>`COALESCE(MAX(n), 0)`.as('n')).executeTakeFirstOrThrow()).n;

/** Whoever holds updates against lists, and whoever sees these, learns of it. */
async function moved(trx: Db, dialect: Dialect, lists: readonly Watchlist[]): Promise<void> {
  await trx.updateTable('meta').set((eb) => ({ watchlists_revision: eb('watchlists_revision', '+', 1) })).execute();
  if (lists.some(({ isShared }) => isShared)) return tellEverybody(trx, dialect, { kind: 'watchlists' });
  for (const owner of new Set(lists.map(({ ownerId }) => ownerId))) await tellPerson(trx, dialect, owner, { kind: 'watchlists' });
}
