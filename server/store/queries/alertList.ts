import { sql } from 'kysely';
import type { PersonId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import { toAlert, toDelivery } from '../alertRows';
import type { AlertEntry } from '../alertStore';
import type { Db, Dialect } from '../dialect';
import { tellPerson } from './personalNotices';

/** See `AlertStore.page`. */
export async function alertPage(
  db: Db,
  dialect: Dialect,
  person: PersonId,
  { before, unreadOnly, limit }: { readonly before?: number; readonly unreadOnly: boolean; readonly limit: number },
): Promise<AlertEntry[]> {
  return dialect.read(db, async (trx) => {
    let query = trx.selectFrom('alerts').selectAll().where('person_id', '=', person);
    if (before !== undefined) query = query.where('n', '<', before);
    if (unreadOnly) query = query.where('read_at', 'is', null);
    const rows = await query.orderBy('n', 'desc').limit(limit).execute();
    const deliveries = await trx
      .selectFrom('delivery_alerts')
      .innerJoin('deliveries', 'deliveries.id', 'delivery_alerts.delivery_id')
      .leftJoin('alert_channels', 'alert_channels.id', 'deliveries.channel_id')
      .selectAll('deliveries')
      .select(['delivery_alerts.alert_n', 'alert_channels.kind as channel_kind', 'alert_channels.name as channel_name'])
      .where(dialect.anyOf('alert_n', rows.map(({ n }) => n)))
      .orderBy('deliveries.due_at')
      .orderBy('deliveries.channel_id')
      .execute();
    const muted = await trx
      .selectFrom('alert_mutes')
      .select('story_id')
      .where('person_id', '=', person)
      .where(dialect.anyOf('story_id', [...new Set(rows.flatMap(({ story_id }) => (story_id === null ? [] : [story_id])))]))
      .execute();
    const mutedStories = new Set(muted.map(({ story_id }) => story_id));
    return rows.map((row) => ({
      alert: toAlert(row),
      deliveries: deliveries
        .filter(({ alert_n }) => alert_n === row.n)
        .map((delivery) => toDelivery(delivery, delivery.channel_kind === null ? null : { kind: delivery.channel_kind, name: delivery.channel_name ?? '' })),
      isMuted: row.story_id !== null && mutedStories.has(row.story_id),
    }));
  });
}

/** See `AlertStore.unread`. */
export async function unreadAlerts(db: Db, person: PersonId): Promise<number> {
  const { count } = await db.selectFrom('alerts').select(sql<number>`COUNT(*)`.as('count')).where('person_id', '=', person).where('read_at', 'is', null).executeTakeFirstOrThrow();
  return Number(count);
}

/** See `AlertStore.markRead`; the person's other tabs are told. */
export async function markAlertsRead(db: Db, dialect: Dialect, person: PersonId, upTo: number, onlyThis: boolean, now: Instant): Promise<number> {
  return dialect.write(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('alerts')
      .set({ read_at: now })
      .where('person_id', '=', person)
      .where('read_at', 'is', null)
      .where('n', onlyThis ? '=' : '<=', upTo)
      .executeTakeFirst();
    if (Number(numUpdatedRows) > 0) await tellPerson(trx, dialect, person, { kind: 'alerts', newest: null, toast: false, sound: false });
    return unreadAlerts(trx, person);
  });
}
