import { MOST_CHANNELS, type AlertChannel, type ChannelTarget, type Delivery } from '@/lib/domain/alert';
import type { PersonId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Instant } from '@/lib/time/instant';
import { toChannel, toDelivery, type AlertChannelRow } from '../alertRows';
import type { ChannelPatch, NewChannel } from '../alertStore';
import type { Db, Dialect } from '../dialect';
import { hashKey } from '../hashKey';

/** See `AlertStore`. */
export async function alertChannels(db: Db, person: PersonId): Promise<AlertChannel[]> {
  const rows = await db.selectFrom('alert_channels').selectAll().where('person_id', '=', person).orderBy('created_at').orderBy('id').execute();
  return rows.map(toChannel);
}

export async function addAlertChannel(db: Db, dialect: Dialect, { id, personId, name, target, createdAt }: NewChannel): Promise<Result<AlertChannel, 'too-many' | 'duplicate'>> {
  return dialect.write(db, async (trx) => {
    const own = await trx.selectFrom('alert_channels').select('target_hash').where('person_id', '=', personId).execute();
    if (own.length >= MOST_CHANNELS) return err('too-many');
    const row: AlertChannelRow = {
      id,
      person_id: personId,
      name,
      kind: target.kind,
      target: JSON.stringify(target),
      target_hash: hashKey(farEnd(target)),
      state: 'on',
      created_at: createdAt,
      failures: 0,
      last_ok_at: null,
      problem: null,
      next_try_at: null,
    };
    if (own.some(({ target_hash }) => target_hash === row.target_hash)) return err('duplicate');
    await trx.insertInto('alert_channels').values(row).execute();
    return ok(toChannel(row));
  });
}

export async function editAlertChannel(db: Db, dialect: Dialect, person: PersonId, id: string, { name, state: asked, style, subscription }: ChannelPatch): Promise<AlertChannel | undefined> {
  return dialect.write(db, async (trx) => {
    const row = await ownChannel(trx, person, id);
    if (!row) return undefined;
    const before = JSON.parse(row.target) as ChannelTarget;
    const isRenewed = subscription !== undefined && before.kind === 'push';
    const target: ChannelTarget = isRenewed ? { kind: 'push', ...subscription } : style !== undefined && before.kind === 'webhook' ? { ...before, style } : before;
    const state = asked ?? (isRenewed && row.state === 'off' ? 'on' : undefined);
    const edited: AlertChannelRow = {
      ...row,
      name: name ?? row.name,
      target: JSON.stringify(target),
      target_hash: hashKey(farEnd(target)),
      ...(state === undefined ? {} : { state }),
      ...(state === 'on' && row.state !== 'on' ? { failures: 0, problem: null, next_try_at: null } : {}),
    };
    await trx.updateTable('alert_channels').set(edited).where('id', '=', id).execute();
    if (edited.state !== 'on') await dropDue(trx, id, 'the channel was paused');
    return toChannel(edited);
  });
}

export async function removeAlertChannel(db: Db, dialect: Dialect, person: PersonId, id: string): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('alert_channels').where('id', '=', id).where('person_id', '=', person).executeTakeFirst();
    if (Number(numDeletedRows) === 0) return false;
    await dropDue(trx, id, 'the channel was deleted');
    const ways = await trx.selectFrom('alert_ways').select(['source', 'channels']).where('person_id', '=', person).execute();
    for (const way of ways) {
      const channels = (JSON.parse(way.channels) as string[]).filter((other) => other !== id);
      await trx.updateTable('alert_ways').set({ channels: JSON.stringify(channels) }).where('person_id', '=', person).where('source', '=', way.source).execute();
    }
    return true;
  });
}

export async function testAlertChannel(db: Db, dialect: Dialect, person: PersonId, id: string, now: Instant): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const channel = await ownChannel(trx, person, id);
    if (channel?.state !== 'on') return false;
    await trx.updateTable('alert_channels').set({ next_try_at: null }).where('id', '=', id).execute();
    const row = { id: hashKey(`${id} test ${now}`), person_id: person, channel_id: id, kind: 'test', due_at: now, held: null, state: 'due', attempts: 0, claimed_until: null, problem: null, sent_at: null };
    // Asked twice in one millisecond, it is one trial.
    await dialect.insertMany(trx, 'deliveries', [row], 'ON CONFLICT (id) DO NOTHING');
    return true;
  });
}

export async function channelDeliveries(db: Db, person: PersonId, id: string, limit: number): Promise<Delivery[]> {
  const channel = await ownChannel(db, person, id);
  if (!channel) return [];
  const rows = await db.selectFrom('deliveries').selectAll().where('channel_id', '=', id).orderBy('due_at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map((row) => toDelivery(row, channel));
}

/** What waits for a channel that takes nothing any more. */
export async function dropDue(trx: Db, channelId: string, problem: string): Promise<void> {
  await trx.updateTable('deliveries').set({ state: 'dropped', problem, claimed_until: null }).where('channel_id', '=', channelId).where('state', '=', 'due').execute();
}

const ownChannel = (db: Db, person: PersonId, id: string): Promise<AlertChannelRow | undefined> =>
  db.selectFrom('alert_channels').selectAll().where('id', '=', id).where('person_id', '=', person).executeTakeFirst();

function farEnd(target: ChannelTarget): string {
  switch (target.kind) {
    case 'push':
      return `push ${target.endpoint}`;
    case 'mail':
      return 'mail';
    case 'webhook':
      return `webhook ${target.url}`;
  }
}
