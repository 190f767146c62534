import { sql } from 'kysely';
import { pauseAfter } from '@/lib/alerts/backOff';
import { USUAL_SETTINGS, type ChannelTarget, type Delivery, type DueDelivery, type HoldReason } from '@/lib/domain/alert';
import { personId, type PersonId } from '@/lib/domain/ids';
import { shift, type Instant } from '@/lib/time/instant';
import { toAlert, toChannel, toSettings, type AlertChannelRow } from '../alertRows';
import type { DeliveryOutcome } from '../alertStore';
import type { Db, Dialect } from '../dialect';
import { dropDue } from './alertChannels';
import { tellNotice } from './alerts';
import { tellPerson } from './personalNotices';

/** See `AlertStore.hasDue`. */
export async function hasDueDeliveries(db: Db, dialect: Dialect, now: Instant, except: readonly string[]): Promise<boolean> {
  const due = await dueNow(db, dialect, now, except).innerJoin('people', 'people.id', 'deliveries.person_id').select('deliveries.id').where('people.disabled_at', 'is', null).limit(1).executeTakeFirst();
  return due !== undefined;
}

/** What nobody is sending, on channels that are not left alone. */
const dueNow = (db: Db, dialect: Dialect, now: Instant, except: readonly string[]) =>
  db
    .selectFrom('deliveries')
    .leftJoin('alert_channels', 'alert_channels.id', 'deliveries.channel_id')
    // Said as a literal: only then do the engines use the index that holds these alone.
    .where(sql<boolean>`deliveries.state = 'due'`)
    .where('deliveries.due_at', '<=', now)
    .where(({ eb, or }) => or([eb('deliveries.claimed_until', 'is', null), eb('deliveries.claimed_until', '<=', now)]))
    .where(({ eb, or }) => or([eb('alert_channels.next_try_at', 'is', null), eb('alert_channels.next_try_at', '<=', now)]))
    .where(({ not }) => not(dialect.anyOf('deliveries.channel_id', except)));

/** See `AlertStore.claim`. */
export async function claimDeliveries(db: Db, dialect: Dialect, now: Instant, until: Instant, limit: number, except: readonly string[]): Promise<DueDelivery[]> {
  return dialect.write(db, async (trx) => {
    const due = await dueNow(trx, dialect, now, except)
      .innerJoin('people', 'people.id', 'deliveries.person_id')
      .leftJoin('alert_settings', 'alert_settings.person_id', 'deliveries.person_id')
      .select(['deliveries.id', 'deliveries.kind', 'deliveries.held', 'deliveries.person_id', 'deliveries.channel_id', 'deliveries.attempts'])
      .select(['people.name', 'people.email', 'alert_settings.body as settings', 'alert_channels.failures'])
      .where('people.disabled_at', 'is', null)
      .orderBy('deliveries.due_at')
      .orderBy('deliveries.id')
      .limit(limit)
      .execute();
    // A channel that failed is tried with one; the others follow when that has got through.
    const tried = new Set<string>();
    const taken = due.filter(({ failures, channel_id }) => !failures || (!tried.has(channel_id) && tried.add(channel_id)));
    const ids = taken.map(({ id }) => id);
    if (ids.length === 0) return [];
    await trx.updateTable('deliveries').set((eb) => ({ claimed_until: until, attempts: eb('attempts', '+', 1) })).where(dialect.anyOf('id', ids)).execute();
    const channels = await trx.selectFrom('alert_channels').selectAll().where(dialect.anyOf('id', taken.map(({ channel_id }) => channel_id))).execute();
    const alerts = await trx
      .selectFrom('delivery_alerts')
      .innerJoin('alerts', 'alerts.n', 'delivery_alerts.alert_n')
      .select(['delivery_alerts.delivery_id', 'alerts.n', 'alerts.at', 'alerts.source', 'alerts.story_id', 'alerts.more', 'alerts.read_at', 'alerts.body'])
      .where(dialect.anyOf('delivery_id', ids))
      .orderBy('alerts.n')
      .execute();
    const channelOf = new Map(channels.map((channel) => [channel.id, toChannel(channel)]));
    const alertsOf = new Map<string, typeof alerts>();
    for (const alert of alerts) alertsOf.set(alert.delivery_id, [...(alertsOf.get(alert.delivery_id) ?? []), alert]);
    return taken.map((row) => ({
      id: row.id,
      kind: row.kind as Delivery['kind'],
      held: row.held as HoldReason | null,
      person: { id: personId(row.person_id), name: row.name, email: row.email },
      settings: row.settings === null ? USUAL_SETTINGS : toSettings(row.settings),
      channel: channelOf.get(row.channel_id) ?? null,
      attempts: row.attempts + 1,
      alerts: (alertsOf.get(row.id) ?? []).map(toAlert),
    }));
  });
}

/** See `AlertStore.settle`. */
export async function settleDelivery(db: Db, dialect: Dialect, id: string, claimedUntil: Instant, outcome: DeliveryOutcome, now: Instant): Promise<void> {
  await dialect.write(db, async (trx) => {
    const row = await trx
      .selectFrom('deliveries')
      .select(['person_id', 'channel_id', 'attempts'])
      .where('id', '=', id)
      .where('state', '=', 'due')
      .where('claimed_until', '=', claimedUntil)
      .executeTakeFirst();
    if (!row) return;
    const person = personId(row.person_id);
    const channel = await trx.selectFrom('alert_channels').selectAll().where('id', '=', row.channel_id).executeTakeFirst();
    const write = (set: { state: Delivery['state']; problem: string | null; sent_at?: Instant; attempts?: number }) =>
      trx.updateTable('deliveries').set({ ...set, claimed_until: null }).where('id', '=', id).execute();
    switch (outcome.kind) {
      case 'released':
        await write({ state: 'due', problem: null, attempts: row.attempts - 1 });
        return;
      case 'sent':
        await write({ state: 'sent', problem: null, sent_at: now });
        if (channel) await trx.updateTable('alert_channels').set({ failures: 0, problem: null, next_try_at: null, last_ok_at: now }).where('id', '=', channel.id).execute();
        else await tellPerson(trx, dialect, person, { kind: 'alerts', newest: null, toast: true, sound: false });
        return;
      case 'retry':
        await write({ state: 'due', problem: outcome.problem });
        break;
      case 'refused':
      case 'gone':
        await write({ state: 'failed', problem: outcome.problem });
        break;
    }
    if (channel) await noteFailure(trx, dialect, channel, person, outcome, now);
  });
}

/** Leaves the channel alone for a while, or turns it off and says so. */
async function noteFailure(trx: Db, dialect: Dialect, channel: AlertChannelRow, person: PersonId, { kind, problem }: { kind: 'retry' | 'refused' | 'gone'; problem: string }, now: Instant): Promise<void> {
  const failures = channel.failures + 1;
  const pause = kind === 'gone' ? null : pauseAfter(failures);
  const set = { failures, problem, next_try_at: pause === null ? null : shift(now, pause), ...(pause === null ? { state: 'off' } : {}) };
  await trx.updateTable('alert_channels').set(set).where('id', '=', channel.id).execute();
  if (pause !== null || channel.state === 'off') return;
  await dropDue(trx, channel.id, 'the channel was turned off');
  const { kind: channelKind } = JSON.parse(channel.target) as ChannelTarget;
  const evidence = { kind: 'channel-off', channelId: channel.id, channelKind, name: channel.name, problem } as const;
  await tellNotice(trx, dialect, now, { personId: person, source: 'desk', subject: channel.id, story: null, evidence });
}
