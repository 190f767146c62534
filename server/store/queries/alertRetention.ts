import { DAY, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';

/** How long what somebody was told stands in their list. */
export const ALERT_DAYS = 90;

/**
 * Deletes the oldest alerts with what went out of them, and what is remembered as told.
 * @param limit  rows of each
 * @returns rows deleted
 */
export async function deleteOldAlerts(trx: Db, dialect: Dialect, now: Instant, limit: number): Promise<{ alerts: number; hits: number }> {
  const before = now - ALERT_DAYS * DAY;
  const old = (await trx.selectFrom('alerts').select('n').where('at', '<', before).orderBy('at').limit(limit).execute()).map(({ n }) => n);
  if (old.length > 0) {
    await trx.deleteFrom('delivery_alerts').where(dialect.anyOf('alert_n', old)).execute();
    await trx.deleteFrom('alerts').where(dialect.anyOf('n', old)).execute();
  }
  // A trial belongs to no alert, and a digest goes with the last of its alerts.
  const empty = await trx
    .selectFrom('deliveries')
    .select('id')
    .where('due_at', '<', before)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('delivery_alerts').select('alert_n').whereRef('delivery_id', '=', 'deliveries.id'))))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  if (empty.length > 0) await trx.deleteFrom('deliveries').where(dialect.anyOf('id', empty.map(({ id }) => id))).execute();
  const hits = await trx.selectFrom('alert_hits').select(['source', 'subject']).where('at', '<', before).orderBy('at').limit(limit).execute();
  for (const { source, subject } of hits) await trx.deleteFrom('alert_hits').where('source', '=', source).where('subject', '=', subject).execute();
  return { alerts: old.length, hits: hits.length };
}
