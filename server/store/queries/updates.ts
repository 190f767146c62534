import type { VolumeRow } from '@/lib/domain/volumeRow';
import { itemId, type ItemId } from '@/lib/domain/ids';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Update } from '@/lib/domain/update';
import { parseQuery } from '@/lib/search/parseQuery';
import { DAY, HOUR, instant, type Instant } from '@/lib/time/instant';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { toUpdate } from '../rows';
import type { UpdateCursor, UpdateFilter } from '../store';

/** Said as a literal, not a parameter: only then do the engines use the index that holds updates alone. */
const isUpdate = sql<boolean>`items.standing = 'kept'`;

export async function updatePage(
  db: Db,
  dialect: Dialect,
  filter: UpdateFilter,
  limit: number,
  before?: UpdateCursor,
): Promise<{ updates: Update[]; next: UpdateCursor | null }> {
  let query = selectUpdates(db)
    .where(and(conditions(dialect, filter)))
    .orderBy('items.ordered_at', 'desc')
    .orderBy('items.id', 'desc')
    .limit(limit + 1);
  if (before) {
    query = query.where(sql<boolean>`(items.ordered_at, items.id) < (${before.orderedAt}, ${before.id})`);
  }
  const rows = await query.execute();
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
    .where(and(conditions(dialect, filter)))
    .executeTakeFirstOrThrow();
  return count;
}

export async function getUpdate(db: Db, id: ItemId): Promise<Update | undefined> {
  const row = await selectUpdates(db).where(isUpdate).where('items.id', '=', id).executeTakeFirst();
  return row && toUpdate(row, row, row);
}

export async function updateVolume(db: Db, from: Instant, to: Instant, bucket: 'hour' | 'day'): Promise<VolumeRow[]> {
  const size = sql.lit(bucket === 'hour' ? HOUR : DAY);
  // Rounded down on both sides of 1970; both engines' % takes the sign of what is divided.
  const bucketAt = sql<number>`(h.hour - ((h.hour % ${size}) + ${size}) % ${size})`;
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
      'feeds.name',
      'feeds.press_group',
      'feeds.country',
    ]);
}

function conditions(dialect: Dialect, filter: UpdateFilter): RawBuilder<boolean>[] {
  const query = filter.query === undefined ? null : parseQuery(filter.query);
  return [
    isUpdate,
    ...(filter.from === undefined ? [] : [sql<boolean>`items.ordered_at >= ${filter.from}`]),
    ...(filter.to === undefined ? [] : [sql<boolean>`items.ordered_at < ${filter.to}`]),
    ...(filter.feedIds === undefined ? [] : [dialect.anyOf('items.feed_id', filter.feedIds)]),
    ...(filter.languages === undefined ? [] : [dialect.anyOf('items.language', filter.languages)]),
    ...(filter.pressGroups === undefined
      ? []
      : [sql<boolean>`items.feed_id IN (SELECT id FROM feeds WHERE ${dialect.anyOf('press_group', filter.pressGroups)})`]),
    ...(query === null ? [] : [dialect.matches(query)]),
  ];
}

const and = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`${sql.join([...conditions], sql` AND `)}`;
