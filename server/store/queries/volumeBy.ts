import type { HourlyKeys, VolumeDimension } from '@/lib/series/volumeBy';
import { HOUR, instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { tagsIn } from '../rows';
import type { UpdateFilter } from '../store';
import { bucketOf } from './buckets';
import { passes } from './updateFilter';

/** Updates of one key in one hour. */
interface KeyedHour {
  readonly hour: number;
  readonly key: string;
  readonly updates: number;
}

/** See `NewsStore.volumeBy`. */
export async function volumeBy(
  db: Db,
  dialect: Dialect,
  dimension: VolumeDimension,
  from: Instant,
  to: Instant,
  filter?: UpdateFilter,
): Promise<HourlyKeys[]> {
  if (filter) return countedHours(db, dialect, dimension, { ...filter, from: later(from, filter.from), to: earlier(to, filter.to) });
  switch (dimension) {
    case 'tag':
      return layOut(await markHours(db, 'tag', from, to), await updateHours(db, 'all', from, to));
    case 'direction': {
      const keyed = await markHours(db, 'direction', from, to);
      return layOut(keyed, keyed);
    }
    case 'pressGroup':
    case 'language': {
      const keyed = await updateHours(db, dimension, from, to);
      return layOut(keyed, keyed);
    }
  }
}

const later = (one: Instant, other: Instant | undefined) => (other === undefined || one > other ? one : other);
const earlier = (one: Instant, other: Instant | undefined) => (other === undefined || one < other ? one : other);

/** @param totals  each update of an hour once, in any number of rows */
function layOut(keyed: readonly KeyedHour[], totals: readonly KeyedHour[]): HourlyKeys[] {
  const hours = new Map<number, { updates: number; counts: Record<string, number> }>();
  const at = (hour: number) => {
    const known = hours.get(hour) ?? { updates: 0, counts: {} };
    hours.set(hour, known);
    return known;
  };
  for (const { hour, updates } of totals) at(hour).updates += updates;
  for (const { hour, key, updates } of keyed) {
    const { counts } = at(hour);
    counts[key] = (counts[key] ?? 0) + updates;
  }
  return [...hours].sort(([a], [b]) => a - b).map(([hour, counted]) => ({ bucketAt: instant(hour), ...counted }));
}

const sum = sql<number>`SUM(h.updates)`.as('updates');
const asNumbers = (rows: readonly KeyedHour[]): KeyedHour[] => rows.map((row) => ({ ...row, updates: Number(row.updates) }));

async function markHours(db: Db, kind: 'tag' | 'direction', from: Instant, to: Instant): Promise<KeyedHour[]> {
  const rows = await db
    .selectFrom('mark_hours as h')
    .select(['h.hour', 'h.value as key', sum])
    .where('h.kind', '=', kind)
    .where('h.hour', '>=', from)
    .where('h.hour', '<', to)
    .groupBy(['h.hour', 'h.value'])
    .execute();
  return asNumbers(rows);
}

async function updateHours(db: Db, by: 'all' | 'pressGroup' | 'language', from: Instant, to: Instant): Promise<KeyedHour[]> {
  const key = { all: sql<string>`''`, pressGroup: sql<string>`f.press_group`, language: sql<string>`h.language` }[by];
  const rows = await db
    .selectFrom('update_hours as h')
    .innerJoin('feeds as f', 'f.id', 'h.feed_id')
    .select(['h.hour', key.as('key'), sum])
    .where('h.hour', '>=', from)
    .where('h.hour', '<', to)
    .groupBy(by === 'all' ? ['h.hour'] : ['h.hour', key])
    .execute();
  return asNumbers(rows);
}

/** The same from the updates themselves, for those that pass a filter. */
async function countedHours(db: Db, dialect: Dialect, dimension: VolumeDimension, filter: UpdateFilter): Promise<HourlyKeys[]> {
  const key = sql<string | number>`${sql.ref(COLUMNS[dimension])}`;
  const hour = bucketOf('items.ordered_at', HOUR);
  const rows = await db
    .selectFrom('items')
    .select([hour.as('hour'), key.as('key'), sql<number>`COUNT(*)`.as('updates')])
    .where(passes(dialect, filter))
    .groupBy([hour, key])
    .execute();
  const counted = rows.map((row) => ({ ...row, updates: Number(row.updates) }));
  const groups = dimension === 'pressGroup' ? await groupsOfFeeds(db) : null;
  const keysOf = (stored: string | number): readonly string[] => {
    if (dimension === 'tag') return tagsIn(Number(stored));
    return [groups ? (groups.get(String(stored)) ?? '') : String(stored)];
  };
  return layOut(
    counted.flatMap((row) => keysOf(row.key).map((one) => ({ ...row, key: one }))),
    counted.map((row) => ({ ...row, key: '' })),
  );
}

/** What stands in `items`; a press group is the feed's, and looked up afterwards. */
export const COLUMNS: Readonly<Record<VolumeDimension, string>> = {
  tag: 'items.tag_bits',
  direction: 'items.direction',
  language: 'items.language',
  pressGroup: 'items.feed_id',
};

export async function groupsOfFeeds(db: Db): Promise<ReadonlyMap<string, string>> {
  const feeds = await db.selectFrom('feeds').select(['id', 'press_group']).execute();
  return new Map(feeds.map(({ id, press_group }) => [id, press_group]));
}
