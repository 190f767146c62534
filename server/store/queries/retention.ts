import { DAY, HOUR, type Instant } from '@/lib/time/instant';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Dialect } from '../dialect';
import type { Tables } from '../schema';
import type { RetentionPolicy } from '../store';
import { deleteOldAlerts } from './alertRetention';
import { isUpdate } from './isUpdate';
import { headSequence } from './outbox';

/** Rows in one transaction: few enough that a poll waiting for the writer does not notice. */
const BATCH = 200;
/** How long an admin can still see when somebody was last here; the audit keeps what they decided for good. */
const PAST_SESSION_MS = 90 * DAY;

/** What one batch deleted; `more` while another is needed. */
export interface RetentionBatch {
  readonly deleted: Readonly<Record<string, number>>;
  readonly more: boolean;
}

/**
 * Old items that their feeds may still be showing, by the length of each feed's last good copy. Forgotten, they would come back as new with
 * the next poll, so they stay until the feed has moved on.
 * @returns `items.n`
 */
export async function itemsStillListed(db: Db, now: Instant, policy: RetentionPolicy): Promise<number[]> {
  const days = policy.updateDays > 0 ? Math.min(policy.updateDays, policy.refusedItemDays) : policy.refusedItemDays;
  const feeds = await db.selectFrom('feeds').select(['id', 'item_count']).where('item_count', '>', 0).execute();
  const listed: number[] = [];
  for (const feed of feeds) {
    const newest = await db
      .selectFrom('items')
      .select(['n', 'first_seen_at'])
      .where('feed_id', '=', feed.id)
      .orderBy('n', 'desc')
      .limit(feed.item_count)
      .execute();
    listed.push(...newest.filter((item) => item.first_seen_at < now - days * DAY).map(({ n }) => n));
  }
  return listed;
}

/**
 * Deletes one batch of what is older than the policy allows. Rollups, the turns of claims and running totals stay.
 * @param listed  from `itemsStillListed`
 */
export async function retentionBatch(
  db: Db,
  dialect: Dialect,
  now: Instant,
  policy: RetentionPolicy,
  listed: readonly number[],
): Promise<RetentionBatch> {
  return dialect.write(db, async (trx) => {
    const deleted: Record<string, number> = {};
    let more = false;
    const count = (table: string, rows: number) => {
      deleted[table] = (deleted[table] ?? 0) + rows;
      more ||= rows === BATCH;
    };
    if (policy.updateDays > 0) {
      count('updates', await deleteItems(trx, dialect, sql<boolean>`standing = 'kept'`, now - policy.updateDays * DAY, listed));
      count('judgedItems', await deleteItems(trx, dialect, sql<boolean>`standing <> 'kept' AND ${isJudged}`, now - policy.updateDays * DAY, listed));
    }
    count('refusedItems', await deleteItems(trx, dialect, sql<boolean>`standing <> 'kept' AND NOT ${isJudged}`, now - policy.refusedItemDays * DAY, listed));
    // The newest change stays: it holds the head of the sequence.
    const { head } = await trx.selectNoFrom(headSequence.as('head')).executeTakeFirstOrThrow();
    count('changes', await deleteOldest(trx, 'changes', 'sequence', now - policy.changeHours * HOUR, head));
    count('polls', await deleteOldest(trx, 'polls', 'n', now - policy.pollDays * DAY, Infinity));
    // So few that they need no batches of their own.
    await trx.deleteFrom('sessions').where('expires_at', '<', now - PAST_SESSION_MS).execute();
    await trx.deleteFrom('one_time_links').where('expires_at', '<', now - PAST_SESSION_MS).execute();
    const old = await deleteOldAlerts(trx, dialect, now, BATCH);
    count('alerts', old.alerts);
    count('alertHits', old.hits);
    return { deleted, more };
  });
}

/** @param which  said as a literal, as the indexes by age are */
async function deleteItems(trx: Db, dialect: Dialect, which: RawBuilder<boolean>, before: number, listed: readonly number[]): Promise<number> {
  const rows = await trx
    .selectFrom('items')
    .select(['n', 'story_id'])
    .where(which)
    .where('first_seen_at', '<', before)
    .where(({ not }) => not(dialect.anyOf('n', listed)))
    .orderBy('first_seen_at')
    .limit(BATCH)
    .execute();
  const ns = rows.map(({ n }) => n);
  if (ns.length > 0) {
    await dialect.dropFromIndex(trx, ns);
    for (const table of OF_ITEMS) {
      await trx.deleteFrom(table as 'marks').where(dialect.anyOf('item_n', ns)).execute();
    }
    await trx.deleteFrom('items').where(dialect.anyOf('n', ns)).execute();
    await deleteEmptied(trx, dialect, new Set(rows.flatMap(({ story_id }) => (story_id === null ? [] : [story_id]))));
  }
  return ns.length;
}

/** Beside an item that is no update there are marks only where people have judged it: it stays as long as an update does. */
const isJudged = sql<boolean>`EXISTS (SELECT 1 FROM marks WHERE marks.item_n = items.n)`;

/** What lies beside an item, and goes with it. */
const OF_ITEMS = ['marks', 'old_marks', 'evidence', 'item_versions', 'placings'] as const satisfies readonly (keyof Tables)[];

/** Stories whose updates are all gone, and the names that lead to them. What the index and the claims made of them stays. */
async function deleteEmptied(trx: Db, dialect: Dialect, touched: ReadonlySet<string>): Promise<void> {
  if (touched.size === 0) {
    return;
  }
  const left = await trx.selectFrom('items').select('story_id').distinct().where(isUpdate).where(dialect.anyOf('story_id', [...touched])).execute();
  const living = new Set(left.map(({ story_id }) => story_id));
  const emptied = [...touched].filter((id) => !living.has(id));
  if (emptied.length > 0) {
    await trx.deleteFrom('stories').where(dialect.anyOf('id', emptied)).execute();
    await trx.deleteFrom('story_merges').where(dialect.anyOf('into_id', emptied)).execute();
  }
}

/**
 * Both tables grow in time's order, so the oldest rows come first; the first one young enough ends the batch.
 * @param below  rows from here on stay whatever their age
 */
async function deleteOldest(trx: Db, table: 'changes' | 'polls', key: 'sequence' | 'n', before: number, below: number): Promise<number> {
  const rows = (await trx
    .selectFrom(table)
    .select([sql.ref<number>(key).as('key'), 'at'])
    .orderBy(sql.ref(key))
    .limit(BATCH)
    .execute()) as { key: number; at: number }[];
  const young = rows.findIndex((row) => row.at >= before || row.key >= below);
  const old = young === -1 ? rows : rows.slice(0, young);
  const last = old.at(-1);
  if (last) {
    await trx.deleteFrom(table).where(sql.ref(key), '<=', last.key).execute();
  }
  return old.length;
}
