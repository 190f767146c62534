import type { HourlyKeys, VolumeDimension } from '@/lib/series/volumeBy';
import { HOUR, instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { tagsIn } from '../rows';
import type { UpdateFilter, VolumeAsked } from '../store';
import { bucketOf } from './buckets';
import { jsonRows } from './jsonRows';
import { passes } from './updateFilter';

/** Updates of one key in one bar. */
interface KeyedBar {
  readonly bar: number;
  readonly key: string;
  readonly updates: number;
}

/** See `NewsStore.volumeBy`. */
export async function volumeBy(db: Db, dialect: Dialect, asked: VolumeAsked): Promise<HourlyKeys[]> {
  const { dimension, from, to, filter } = asked;
  if (filter) return countedBars(db, dialect, asked, { ...filter, from: later(from, filter.from), to: earlier(to, filter.to) });
  switch (dimension) {
    case 'tag':
      return layOut(await markBars(db, 'tag', asked), await updateBars(db, 'all', asked));
    case 'direction': {
      const keyed = await markBars(db, 'direction', asked);
      return layOut(keyed, keyed);
    }
    case 'pressGroup':
    case 'language': {
      const keyed = await updateBars(db, dimension, asked);
      return layOut(keyed, keyed);
    }
  }
}

const later = (one: Instant, other: Instant | undefined) => (other === undefined || one > other ? one : other);
const earlier = (one: Instant, other: Instant | undefined) => (other === undefined || one < other ? one : other);

/** @param totals  each update of a bar once, in any number of rows */
function layOut(keyed: readonly KeyedBar[], totals: readonly KeyedBar[]): HourlyKeys[] {
  const bars = new Map<number, { updates: number; counts: Record<string, number> }>();
  const at = (bar: number) => {
    const known = bars.get(bar) ?? { updates: 0, counts: {} };
    bars.set(bar, known);
    return known;
  };
  for (const { bar, updates } of totals) at(bar).updates += updates;
  for (const { bar, key, updates } of keyed) {
    const { counts } = at(bar);
    counts[key] = (counts[key] ?? 0) + updates;
  }
  return [...bars].sort(([a], [b]) => a - b).map(([bar, counted]) => ({ bucketAt: instant(bar), ...counted }));
}

const sum = sql<number>`SUM(h.updates)`.as('updates');
const asNumbers = (rows: readonly KeyedBar[]): KeyedBar[] => rows.map((row) => ({ ...row, updates: Number(row.updates) }));

async function markBars(db: Db, kind: 'tag' | 'direction', { from, to, barHours }: VolumeAsked): Promise<KeyedBar[]> {
  const bar = bucketOf('h.hour', barHours * HOUR);
  const rows = await db
    .selectFrom('mark_hours as h')
    .select([bar.as('bar'), 'h.value as key', sum])
    .where('h.kind', '=', kind)
    .where('h.hour', '>=', from)
    .where('h.hour', '<', to)
    .groupBy([bar, 'h.value'])
    .execute();
  return asNumbers(rows);
}

async function updateBars(db: Db, by: 'all' | 'pressGroup' | 'language', { from, to, barHours }: VolumeAsked): Promise<KeyedBar[]> {
  const bar = bucketOf('h.hour', barHours * HOUR);
  const key = { all: sql<string>`''`, pressGroup: sql<string>`f.press_group`, language: sql<string>`h.language` }[by];
  const rows = await db
    .selectFrom('update_hours as h')
    .innerJoin('feeds as f', 'f.id', 'h.feed_id')
    .select([bar.as('bar'), key.as('key'), sum])
    .where('h.hour', '>=', from)
    .where('h.hour', '<', to)
    .groupBy(by === 'all' ? [bar] : [bar, key])
    .execute();
  return asNumbers(rows);
}

/** The same from the updates themselves, for those that pass a filter. */
async function countedBars(db: Db, dialect: Dialect, { dimension, barHours }: VolumeAsked, filter: UpdateFilter): Promise<HourlyKeys[]> {
  const bar = bucketOf('items.ordered_at', barHours * HOUR);
  const rows = await db
    .selectFrom('items')
    // Counted here: sorting by bar and key, as an engine does to count, costs three times as much as handing the keys over.
    .select([bar.as('bar'), jsonRows(dialect, [COLUMNS[dimension]]).$castTo<string>().as('body')])
    .where(passes(dialect, filter))
    .groupBy(bar)
    .execute();
  const groups = dimension === 'pressGroup' ? await groupsOfFeeds(db) : null;
  const keysOf = (stored: string | number): readonly string[] => {
    if (dimension === 'tag') return tagsIn(Number(stored));
    return [groups ? (groups.get(String(stored)) ?? '') : String(stored)];
  };
  const counted = rows.flatMap(({ bar, body }) => [...countAlike(JSON.parse(body) as StoredKey[])].map(([key, updates]) => ({ bar, key, updates })));
  return layOut(
    counted.flatMap((row) => keysOf(row.key).map((one) => ({ ...row, key: one }))),
    counted.map((row) => ({ ...row, key: '' })),
  );
}

type StoredKey = readonly [string | number];

function countAlike(keys: readonly StoredKey[]): ReadonlyMap<string | number, number> {
  const counts = new Map<string | number, number>();
  for (const [key] of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
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
