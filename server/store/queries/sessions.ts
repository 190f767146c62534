import type { Session } from '@/lib/domain/account';
import { personId, sessionId, type PersonId, type SessionId } from '@/lib/domain/ids';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { SessionRow } from '../peopleRows';
import type { Decided, StandingSession } from '../peopleStore';
import { recordDecision } from './audit';
import { toPerson } from './people';

/** See `SessionStore`. */
export async function startSession(db: Db, dialect: Dialect, { id, personId: person, startedAt, seenAt, expiresAt, agent, address }: Session): Promise<void> {
  await dialect.write(db, (trx) =>
    dialect.insertMany(trx, 'sessions', [{ id, person_id: person, started_at: startedAt, seen_at: seenAt, expires_at: expiresAt, ended_at: null, agent, address }]),
  );
}

export async function standingSessions(db: Db, dialect: Dialect, ids: readonly SessionId[], now: Instant): Promise<StandingSession[]> {
  const rows = await db.selectFrom('sessions').selectAll().where(dialect.anyOf('id', ids)).where('ended_at', 'is', null).where('expires_at', '>', now).execute();
  const people = await db
    .selectFrom('people')
    .selectAll()
    .where(dialect.anyOf('id', [...new Set(rows.map((row) => row.person_id))]))
    .where('disabled_at', 'is', null)
    .execute();
  const byId = new Map(people.map((row) => [row.id, toPerson(row)]));
  return rows.flatMap((row) => {
    const person = byId.get(row.person_id);
    return person ? [{ session: toSession(row), person }] : [];
  });
}

export async function sessionsOfPerson(db: Db, id: PersonId, now: Instant): Promise<Session[]> {
  const rows = await db.selectFrom('sessions').selectAll().where('person_id', '=', id).where('ended_at', 'is', null).where('expires_at', '>', now).orderBy('started_at', 'desc').orderBy('id').execute();
  return rows.map(toSession);
}

export async function sessionSeen(db: Db, dialect: Dialect, id: SessionId, at: Instant, address: string): Promise<void> {
  await dialect.write(db, (trx) => trx.updateTable('sessions').set({ seen_at: at, address }).where('id', '=', id).where('seen_at', '<', at).execute());
}

export async function endSession(db: Db, dialect: Dialect, id: SessionId, owner: PersonId | null, { by, at }: Decided): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('sessions').selectAll().where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst();
    if (!row || (owner !== null && row.person_id !== owner)) return false;
    await trx.updateTable('sessions').set({ ended_at: at }).where('id', '=', id).execute();
    if (by) await recordDecision(trx, dialect, { at, actor: by, action: 'session-ended', subject: `person:${row.person_id}`, before: { agent: row.agent, address: row.address }, after: null });
    return true;
  });
}

export async function endAllSessions(db: Db, dialect: Dialect, person: PersonId, keep: SessionId | null, { by, at }: Decided): Promise<number> {
  return dialect.write(db, async (trx) => {
    const ended = await endSessions(trx, person, keep, at);
    if (ended > 0) await recordDecision(trx, dialect, { at, actor: by, action: 'sessions-ended', subject: `person:${person}`, before: { sessions: ended }, after: null });
    return ended;
  });
}

/** Ends all of a person's sessions but `keep`, inside the transaction of whatever made that necessary. @returns how many */
export async function endSessions(trx: Db, person: PersonId, keep: SessionId | null, at: Instant): Promise<number> {
  const standing = trx.updateTable('sessions').set({ ended_at: at }).where('person_id', '=', person).where('ended_at', 'is', null).where('expires_at', '>', at);
  const { numUpdatedRows } = await (keep === null ? standing : standing.where('id', '<>', keep)).executeTakeFirst();
  return Number(numUpdatedRows);
}

const toSession = (row: SessionRow): Session => ({
  id: sessionId(row.id),
  personId: personId(row.person_id),
  startedAt: instant(row.started_at),
  seenAt: instant(row.seen_at),
  expiresAt: instant(row.expires_at),
  agent: row.agent,
  address: row.address,
});
