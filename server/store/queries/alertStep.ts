import type { RaisedAlert } from '@/lib/domain/alert';
import { sequence, type PersonId, type Sequence } from '@/lib/domain/ids';
import type { AlertStep, FiredSource } from '../alertStore';
import type { Db, Dialect } from '../dialect';
import { takeHits, tellRaised } from './alerts';
import { refuseDeposed } from './leader';

/** See `AlertStore.record`. */
export async function recordAlertStep(db: Db, dialect: Dialect, { epoch, at, fired, merged, followed }: AlertStep): Promise<{ alerts: number }> {
  return dialect.write(db, async (trx) => {
    const { epoch: current } = await trx.selectFrom('meta').select('epoch').executeTakeFirstOrThrow();
    refuseDeposed(epoch, current);
    for (const { id, into } of merged) await followMerge(trx, id, into);
    const fresh = await takeHits(trx, dialect, at, fired);
    const alerts = await tellRaised(trx, dialect, at, await forEveryone(trx, dialect, fresh));
    await trx.updateTable('meta').set({ alerted: followed }).execute();
    return { alerts };
  });
}

/** See `AlertStore.followed`. */
export async function alertedChange(db: Db): Promise<Sequence> {
  return sequence((await db.selectFrom('meta').select('alerted').executeTakeFirstOrThrow()).alerted);
}

/** Whoever follows a source: its owner, and where it is shared, those who have asked to be told. */
async function forEveryone(trx: Db, dialect: Dialect, fired: readonly FiredSource[]): Promise<RaisedAlert[]> {
  const shared = fired.filter(({ isShared }) => isShared).map(({ source }) => source);
  const ways = shared.length === 0 ? [] : await trx.selectFrom('alert_ways').select(['person_id', 'source']).where(dialect.anyOf('source', [...new Set(shared)])).execute();
  return fired.flatMap(({ source, ownerId, isShared, subject, story, evidence }) => {
    const others = isShared ? ways.filter((way) => way.source === source && way.person_id !== ownerId).map((way) => way.person_id as PersonId) : [];
    return [ownerId, ...others].map((personId) => ({ personId, source, subject, story, evidence }));
  });
}

/** The name under which a story is known from now on: what was told and muted of it stays told and muted. */
async function followMerge(trx: Db, id: string, into: string): Promise<void> {
  await trx.updateTable('alerts').set({ story_id: into }).where('story_id', '=', id).execute();
  const muted = await trx.selectFrom('alert_mutes').selectAll().where('story_id', '=', id).execute();
  for (const mute of muted) {
    await trx.insertInto('alert_mutes').values({ ...mute, story_id: into }).onConflict((conflict) => conflict.doNothing()).execute();
  }
  await trx.deleteFrom('alert_mutes').where('story_id', '=', id).execute();
  const told = await trx.selectFrom('alert_hits').selectAll().where('subject', '=', id).execute();
  for (const hit of told) {
    await trx.insertInto('alert_hits').values({ ...hit, subject: into }).onConflict((conflict) => conflict.doNothing()).execute();
  }
}

