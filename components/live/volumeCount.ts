import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import type { Update } from '@/lib/domain/update';
import type { VolumeRow } from '@/lib/domain/volumeRow';
import { SNAPSHOT_HOURS } from '@/lib/protocol/snapshotSize';
import { HOUR, instant, type Instant } from '@/lib/time/instant';

/** Start of the hour that `at` falls in, UTC. */
const hourOf = (at: Instant): Instant => instant(Math.floor(at / HOUR) * HOUR);

/** First of the hours a page counts when it is complete up to `asOf`. */
const firstHour = (asOf: Instant): number => hourOf(asOf) - (SNAPSHOT_HOURS - 1) * HOUR;

/** Drops the hours that have moved out of the window; the same array when there are none. */
export function volumeSince(rows: readonly VolumeRow[], asOf: Instant): readonly VolumeRow[] {
  const from = firstHour(asOf);
  return rows.every((row) => row.bucketAt >= from) ? rows : rows.filter((row) => row.bucketAt >= from);
}

/** Adds new updates to the hours they fall in; those before the window are not counted. */
export function countUpdates(rows: readonly VolumeRow[], added: Iterable<Update>, asOf: Instant): readonly VolumeRow[] {
  const from = firstHour(asOf);
  const byPlace = new Map(rows.map((row) => [`${row.bucketAt} ${row.pressGroup}`, row]));
  let isChanged = false;
  for (const { orderedAt, pressGroup } of added) {
    const bucketAt = hourOf(orderedAt);
    if (bucketAt < from) continue;
    const place = `${bucketAt} ${pressGroup}`;
    byPlace.set(place, { bucketAt, pressGroup, count: (byPlace.get(place)?.count ?? 0) + 1 });
    isChanged = true;
  }
  if (!isChanged) return rows;
  return [...byPlace.values()].sort(
    (a, b) => a.bucketAt - b.bucketAt || PRESS_GROUPS.indexOf(a.pressGroup) - PRESS_GROUPS.indexOf(b.pressGroup),
  );
}

/** Takes one update out of the hour it was counted in. */
export function discount(rows: readonly VolumeRow[], { orderedAt, pressGroup }: Pick<Update, 'orderedAt' | 'pressGroup'>): readonly VolumeRow[] {
  const bucketAt = hourOf(orderedAt);
  return rows
    .map((row) => (row.bucketAt === bucketAt && row.pressGroup === pressGroup ? { ...row, count: row.count - 1 } : row))
    .filter(({ count }) => count > 0);
}
