import { HOUR } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import type { ItemRow, Standing, UpdateHoursRow } from '../schema';

/** An item's step from one standing to another; `null`: it was not there. */
export interface StandingStep {
  readonly from: Standing | null;
  readonly to: Standing;
}

const COUNTERS = { kept: 'kept', refused: 'refused', duplicate: 'duplicates' } as const;

/** Moves the feed's running totals along, in the transaction that moves the items. */
export async function countStandings(trx: Db, feedId: string, steps: readonly StandingStep[]): Promise<void> {
  const moved = { kept: 0, refused: 0, duplicates: 0 };
  for (const { from, to } of steps) {
    moved[COUNTERS[to]] += 1;
    if (from !== null) {
      moved[COUNTERS[from]] -= 1;
    }
  }
  if (moved.kept === 0 && moved.refused === 0 && moved.duplicates === 0) {
    return;
  }
  await trx
    .insertInto('item_counts')
    .values({ feed_id: feedId, ...moved })
    .onConflict((conflict) =>
      conflict.column('feed_id').doUpdateSet({
        kept: sql`item_counts.kept + excluded.kept`,
        refused: sql`item_counts.refused + excluded.refused`,
        duplicates: sql`item_counts.duplicates + excluded.duplicates`,
      }),
    )
    .execute();
}

/** An update that enters the hour it stands in, or leaves it. */
export interface HourStep {
  readonly item: Pick<ItemRow, 'ordered_at' | 'language'>;
  readonly by: 1 | -1;
}

/** Moves the hourly rollups along, in the transaction that moves the updates. */
export async function countHours(trx: Db, dialect: Dialect, feedId: string, steps: readonly HourStep[]): Promise<void> {
  const hours = new Map<string, UpdateHoursRow>();
  for (const { item, by } of steps) {
    const hour = Math.floor(item.ordered_at / HOUR) * HOUR;
    const key = `${hour} ${item.language}`;
    hours.set(key, { hour, feed_id: feedId, language: item.language, updates: (hours.get(key)?.updates ?? 0) + by });
  }
  const moved = [...hours.values()].filter((row) => row.updates !== 0);
  await dialect.insertMany(trx, 'update_hours', moved, 'ON CONFLICT (hour, feed_id, language) DO UPDATE SET updates = update_hours.updates + excluded.updates');
  const lessened = moved.filter((row) => row.updates < 0).map(({ hour }) => hour);
  if (lessened.length > 0) {
    await trx.deleteFrom('update_hours').where(dialect.anyOf('hour', lessened)).where('updates', '=', 0).execute();
  }
}
