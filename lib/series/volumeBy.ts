import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { HOUR, instant, shift, type Instant } from '@/lib/time/instant';
import type { NewsRow } from './newsRow';

export const VOLUME_DIMENSIONS = ['tag', 'pressGroup', 'direction', 'language'] as const;
export type VolumeDimension = (typeof VOLUME_DIMENSIONS)[number];

/** Updates by key in one hour, or in one bar where that is wider; `updates` counts each update once, however many keys it has. Rollups hold the same. */
export interface HourlyKeys {
  /** its start, UTC */
  readonly bucketAt: Instant;
  readonly updates: number;
  readonly counts: Readonly<Record<string, number>>;
}

export interface KeyedBar {
  readonly at: Instant;
  /** one for each of the series' keys, in their order */
  readonly counts: readonly number[];
  /** updates: with tags fewer than the counts add up to, as one update may have several */
  readonly updates: number;
}

export interface KeyedVolume {
  readonly dimension: VolumeDimension;
  readonly from: Instant;
  /** exclusive */
  readonly to: Instant;
  readonly barHours: number;
  /** every key of a closed list, in its order, also those without an update; languages by frequency */
  readonly keys: readonly string[];
  readonly totals: readonly number[];
  readonly bars: readonly KeyedBar[];
  readonly updates: number;
}

/** The keys an update counts under. */
export function keysOf(row: NewsRow, dimension: VolumeDimension): readonly string[] {
  return dimension === 'tag' ? row.tags : [row[dimension]];
}

/** Rows to hourly counts, in order of time: what a rollup keeps. */
export function countByHour(rows: readonly NewsRow[], dimension: VolumeDimension): HourlyKeys[] {
  const hours = new Map<number, { updates: number; counts: Record<string, number> }>();
  for (const row of rows) {
    const bucketAt = Math.floor(row.at / HOUR) * HOUR;
    const hour = hours.get(bucketAt) ?? { updates: 0, counts: {} };
    hours.set(bucketAt, hour);
    hour.updates += 1;
    for (const key of new Set(keysOf(row, dimension))) hour.counts[key] = (hour.counts[key] ?? 0) + 1;
  }
  return [...hours].sort(([a], [b]) => a - b).map(([bucketAt, hour]) => ({ bucketAt: instant(bucketAt), ...hour }));
}

/** Lays hourly counts out as bars of `barHours` between two moments, which are moved outwards to whole bars. */
export function layOutVolume(hours: readonly HourlyKeys[], dimension: VolumeDimension, range: { from: Instant; to: Instant; barHours: number }): KeyedVolume {
  const width = range.barHours * HOUR;
  const from = instant(Math.floor(range.from / width) * width);
  const to = instant(Math.ceil(range.to / width) * width);
  const within = hours.filter(({ bucketAt }) => bucketAt >= from && bucketAt < to);
  const totals = new Map<string, number>();
  for (const { counts } of within) for (const [key, count] of Object.entries(counts)) totals.set(key, (totals.get(key) ?? 0) + count);
  const keys = orderOf(dimension, totals);
  const column = new Map(keys.map((key, index) => [key, index]));
  const bars = Array.from({ length: Math.max(0, (to - from) / width) }, (_, index) => ({ at: shift(from, index * width), counts: keys.map(() => 0), updates: 0 }));
  for (const { bucketAt, updates, counts } of within) {
    const bar = bars[Math.floor((bucketAt - from) / width)];
    if (!bar) continue;
    bar.updates += updates;
    for (const [key, count] of Object.entries(counts)) {
      const index = column.get(key);
      if (index !== undefined) bar.counts[index] = (bar.counts[index] ?? 0) + count;
    }
  }
  return {
    dimension,
    from,
    to,
    barHours: range.barHours,
    keys,
    totals: keys.map((key) => totals.get(key) ?? 0),
    bars,
    updates: bars.reduce((sum, bar) => sum + bar.updates, 0),
  };
}

function orderOf(dimension: VolumeDimension, totals: ReadonlyMap<string, number>): readonly string[] {
  switch (dimension) {
    case 'tag':
      return TAGS;
    case 'pressGroup':
      return PRESS_GROUPS;
    case 'direction':
      return DIRECTIONS;
    case 'language':
      return [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1));
  }
}
