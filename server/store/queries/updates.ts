import type { VolumeRow } from '@/lib/domain/volumeRow';
import { itemId, type ItemId } from '@/lib/domain/ids';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Update } from '@/lib/domain/update';
import { DAY, HOUR, instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { toUpdate } from '../rows';
import type { UpdateCursor, UpdateFilter } from '../store';
import { bucketOf } from './buckets';
import { isUpdate } from './isUpdate';
import { passes } from './updateFilter';

export async function updatePage(
  db: Db,
  dialect: Dialect,
  filter: UpdateFilter,
  limit: number,
  before?: UpdateCursor,
): Promise<{ updates: Update[]; next: UpdateCursor | null }> {
  // Which ones are on the page is told by an index alone; only then are they read.
  let onPage = db
    .selectFrom('items')
    .select('items.n')
    .where(passes(dialect, filter))
    .orderBy('items.ordered_at', 'desc')
    .orderBy('items.id', 'desc')
    .limit(limit + 1);
  if (before) {
    onPage = onPage.where(sql<boolean>`(items.ordered_at, items.id) < (${before.orderedAt}, ${before.id})`);
  }
  const rows = await selectUpdates(db).where('items.n', 'in', onPage).orderBy('items.ordered_at', 'desc').orderBy('items.id', 'desc').execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    updates: page.map((row) => toUpdate(row, row, row)),
    next: last && rows.length > limit ? { orderedAt: instant(last.ordered_at), id: itemId(last.id) } : null,
  };
}

export async function countUpdates(db: Db, dialect: Dialect, filter: UpdateFilter): Promise<number> {
  const { count } = await db
    .selectFrom('items')
    .select(sql<number>`COUNT(*)`.as('count'))
    .where(passes(dialect, filter))
    .executeTakeFirstOrThrow();
  return count;
}

export async function getUpdate(db: Db, id: ItemId): Promise<Update | undefined> {
  const row = await selectUpdates(db).where(isUpdate).where('items.id', '=', id).executeTakeFirst();
  return row && toUpdate(row, row, row);
}

export async function updateVolume(db: Db, from: Instant, to: Instant, bucket: 'hour' | 'day'): Promise<VolumeRow[]> {
  const bucketAt = bucketOf('h.hour', bucket === 'hour' ? HOUR : DAY);
  const rows = await db
    .selectFrom('update_hours as h')
    .innerJoin('feeds as f', 'f.id', 'h.feed_id')
    .select([bucketAt.as('bucket_at'), 'f.press_group', sql<number>`SUM(h.updates)`.as('count')])
    .where('h.hour', '>=', from)
    .where('h.hour', '<', to)
    .groupBy([bucketAt, 'f.press_group'])
    .orderBy('bucket_at')
    .orderBy('f.press_group')
    .execute();
  return rows.map((row) => ({
    bucketAt: instant(row.bucket_at),
    pressGroup: row.press_group as PressGroup,
    count: Number(row.count),
  }));
}

export async function newestUpdate(db: Db): Promise<{ orderedAt: Instant | null; firstSeenAt: Instant | null }> {
  const newest = (column: 'ordered_at' | 'first_seen_at') =>
    sql<number | null>`(SELECT MAX(${sql.ref(column)}) FROM items WHERE ${isUpdate})`;
  const row = await db.selectNoFrom([newest('ordered_at').as('ordered'), newest('first_seen_at').as('seen')]).executeTakeFirstOrThrow();
  return {
    orderedAt: row.ordered === null ? null : instant(row.ordered),
    firstSeenAt: row.seen === null ? null : instant(row.seen),
  };
}

/** An item's columns beside its marks and its feed's labels. */
export function selectUpdates(db: Db) {
  return db
    .selectFrom('items')
    .innerJoin('marks', 'marks.item_n', 'items.n')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .select([
      'items.n',
      'items.id',
      'items.feed_id',
      'items.link',
      'items.title',
      'items.summary',
      'items.author',
      'items.outlet',
      'items.language',
      'items.published_at',
      'items.date_trust',
      'items.first_seen_at',
      'items.ordered_at',
      'items.version',
      'items.edited_at',
      'items.story_id',
      'marks.body',
      'marks.decided',
      'feeds.name',
      'feeds.press_group',
      'feeds.country',
    ]);
}
