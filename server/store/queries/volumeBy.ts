import type { HourlyKeys, VolumeDimension } from '@/lib/series/volumeBy';
import { HOUR, instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import { tagsIn } from '../rows';
import type { VolumeAsked } from '../store';
import { bucketOf } from './buckets';
import { jsonRows } from './jsonRows';
import { passes } from './updateFilter';

/** See `NewsStore.volumeBy`. Counted from the updates themselves: a bar says how many a click on it opens. */
export async function volumeBy(db: Db, dialect: Dialect, { dimension, from, to, barHours, filter }: VolumeAsked): Promise<HourlyKeys[]> {
  const bar = bucketOf('items.ordered_at', barHours * HOUR);
  const rows = await db
    .selectFrom('items')
    // Counted here: sorting by bar and key, as an engine does to count, costs three times as much as handing the keys over.
    .select([bar.as('bar'), jsonRows(dialect, [COLUMNS[dimension]]).$castTo<string>().as('body')])
    .where(passes(dialect, { ...filter, from: later(from, filter?.from), to: earlier(to, filter?.to) }))
    .groupBy(bar)
    .execute();
  const groups = dimension === 'pressGroup' ? await groupsOfFeeds(db) : null;
  const keysOf = (stored: string | number): readonly string[] => {
    if (dimension === 'tag') return tagsIn(Number(stored));
    return [groups ? (groups.get(String(stored)) ?? '') : String(stored)];
  };
  return rows.map(({ bar: at, body }) => countBar(at, JSON.parse(body) as StoredKey[], keysOf)).sort((a, b) => a.bucketAt - b.bucketAt);
}

const later = (one: Instant, other: Instant | undefined) => (other === undefined || one > other ? one : other);
const earlier = (one: Instant, other: Instant | undefined) => (other === undefined || one < other ? one : other);

type StoredKey = readonly [string | number];

function countBar(at: number, stored: readonly StoredKey[], keysOf: (stored: string | number) => readonly string[]): HourlyKeys {
  const alike = new Map<string | number, number>();
  for (const [key] of stored) alike.set(key, (alike.get(key) ?? 0) + 1);
  const counts: Record<string, number> = {};
  for (const [key, updates] of alike) for (const one of keysOf(key)) counts[one] = (counts[one] ?? 0) + updates;
  return { bucketAt: instant(at), updates: stored.length, counts };
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
