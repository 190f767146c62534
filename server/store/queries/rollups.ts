import { HOUR, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import type { Standing, UpdateHoursRow } from '../schema';

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

/** Adds updates to the hours they stand in, in the transaction that stores them. */
export async function countUpdateHours(
  trx: Db,
  dialect: Dialect,
  feedId: string,
  updates: readonly { orderedAt: Instant; language: string }[],
): Promise<void> {
  const counts = new Map<string, UpdateHoursRow>();
  for (const { orderedAt, language } of updates) {
    const hour = Math.floor(orderedAt / HOUR) * HOUR;
    const key = `${hour} ${language}`;
    const count = counts.get(key) ?? { hour, feed_id: feedId, language, updates: 0 };
    counts.set(key, { ...count, updates: count.updates + 1 });
  }
  await dialect.insertMany(
    trx,
    'update_hours',
    [...counts.values()],
    'ON CONFLICT (hour, feed_id, language) DO UPDATE SET updates = update_hours.updates + excluded.updates',
  );
}
