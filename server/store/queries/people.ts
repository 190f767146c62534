import type { Account, SecondFactor } from '@/lib/domain/account';
import { personId, type PersonId, type SessionId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { PersonRow } from '../peopleRows';
import type { Decided, OutsideIdentity, PersonSecrets } from '../peopleStore';
import { recordDecision } from './audit';
import { endSessions } from './sessions';

/** See `PeopleStore`. */
export async function listPeople(db: Db): Promise<Account[]> {
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .select((eb) => eb.selectFrom('sessions').select((s) => s.fn.max('seen_at').as('at')).whereRef('sessions.person_id', '=', 'people.id').as('seen'))
    .orderBy('name')
    .orderBy('id')
    .execute();
  const identities = await db.selectFrom('identities').select(['person_id', 'issuer']).orderBy('issuer').execute();
  return rows.map((row) => ({
    ...toPerson(row),
    hasPassword: row.password_hash !== null,
    hasSecondFactor: toFactor(row.second_factor)?.confirmedAt != null,
    issuers: identities.filter((identity) => identity.person_id === row.id).map(({ issuer }) => issuer),
    lastSeenAt: row.seen === null ? null : instant(Number(row.seen)),
  }));
}

export async function getPerson(db: Db, id: PersonId): Promise<Account | undefined> {
  return (await listPeople(db)).find((person) => person.id === id);
}

export async function hasAdmin(db: Db): Promise<boolean> {
  return (await db.selectFrom('people').select('id').where('role', '=', 'admin').where('disabled_at', 'is', null).limit(1).executeTakeFirst()) !== undefined;
}

export async function personSecrets(db: Db, by: { readonly email: string } | { readonly id: PersonId }): Promise<PersonSecrets | undefined> {
  const people = db.selectFrom('people').selectAll();
  const row = await ('id' in by ? people.where('id', '=', by.id) : people.where('email', '=', by.email)).executeTakeFirst();
  return row && { person: toPerson(row), passwordHash: row.password_hash, secondFactor: toFactor(row.second_factor), recoveryCodesLeft: codesOf(row).length };
}

export async function editPerson(
  db: Db,
  dialect: Dialect,
  id: PersonId,
  patch: { readonly name?: string; readonly role?: Role; readonly isDisabled?: boolean },
  { by, at }: Decided,
): Promise<Result<Person, 'not-found' | 'last-admin'>> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return err('not-found');
    const was = toPerson(row);
    const disabledAt = patch.isDisabled === undefined || patch.isDisabled === (was.disabledAt !== null) ? was.disabledAt : patch.isDisabled ? at : null;
    const is: Person = { ...was, name: patch.name ?? was.name, role: patch.role ?? was.role, disabledAt };
    if ((is.role !== 'admin' || is.disabledAt !== null) && (await isLastAdmin(trx, id))) return err('last-admin');
    await trx.updateTable('people').set({ name: is.name, role: is.role, disabled_at: is.disabledAt }).where('id', '=', id).execute();
    const decision = { at, actor: by, subject: `person:${id}` } as const;
    if (is.name !== was.name) await recordDecision(trx, dialect, { ...decision, action: 'person-edited', before: { name: was.name }, after: { name: is.name } });
    if (is.role !== was.role) await recordDecision(trx, dialect, { ...decision, action: 'role-changed', before: { role: was.role }, after: { role: is.role } });
    if (is.disabledAt !== was.disabledAt) {
      await recordDecision(trx, dialect, { ...decision, action: is.disabledAt === null ? 'person-enabled' : 'person-disabled', before: null, after: null });
      if (is.disabledAt !== null) await endSessions(trx, id, null, at);
    }
    return ok(is);
  });
}

export async function setPassword(db: Db, dialect: Dialect, id: PersonId, hash: string, keep: SessionId | null, { by, at }: Decided): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const { numUpdatedRows } = await trx.updateTable('people').set({ password_hash: hash }).where('id', '=', id).executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return false;
    await endSessions(trx, id, keep, at);
    await recordDecision(trx, dialect, { at, actor: by, action: 'password-changed', subject: `person:${id}`, before: null, after: null });
    return true;
  });
}

/**
 * Whom an identity provider's word leads to: the account joined to that subject, else the one with that (verified) address, else a new one
 * where its groups earn a role. Earned roles follow the provider at each sign-in; the last admin stays one.
 */
export async function personBySubject(db: Db, dialect: Dialect, identity: OutsideIdentity, at: Instant): Promise<Result<Person, 'not-invited' | 'disabled'>> {
  const { issuer, subject, name, email, role, newId } = identity;
  return dialect.write(db, async (trx) => {
    const joined = await trx
      .selectFrom('identities')
      .innerJoin('people', 'people.id', 'identities.person_id')
      .selectAll('people')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst();
    const row = joined ?? (email === null ? undefined : await trx.selectFrom('people').selectAll().where('email', '=', email).executeTakeFirst());
    if (!row) {
      if (role === null || email === null) return err('not-invited');
      const person: Person = { id: newId, name, email, role, createdAt: at, disabledAt: null };
      await insertPerson(trx, dialect, person, null);
      await dialect.insertMany(trx, 'identities', [{ issuer, subject, person_id: newId, joined_at: at }]);
      await recordDecision(trx, dialect, { at, actor: null, action: 'person-added', subject: `person:${newId}`, before: null, after: { name, email, role, issuer } });
      return ok(person);
    }
    const person = toPerson(row);
    if (person.disabledAt !== null) return err('disabled');
    if (!joined) {
      await dialect.insertMany(trx, 'identities', [{ issuer, subject, person_id: person.id, joined_at: at }]);
      await recordDecision(trx, dialect, { at, actor: selfOf(person), action: 'person-joined', subject: `person:${person.id}`, before: null, after: { issuer } });
    }
    if (role === null || role === person.role || (await isLastAdmin(trx, person.id))) return ok(person);
    await trx.updateTable('people').set({ role }).where('id', '=', person.id).execute();
    await recordDecision(trx, dialect, { at, actor: null, action: 'role-changed', subject: `person:${person.id}`, before: { role: person.role }, after: { role, issuer } });
    return ok({ ...person, role });
  });
}

export async function insertPerson(trx: Db, dialect: Dialect, { id, name, email, role, createdAt, disabledAt }: Person, passwordHash: string | null): Promise<void> {
  await dialect.insertMany(trx, 'people', [{ id, name, email, role, password_hash: passwordHash, second_factor: null, recovery_codes: '[]', created_at: createdAt, disabled_at: disabledAt }]);
}

async function isLastAdmin(trx: Db, id: PersonId): Promise<boolean> {
  const admins = await trx.selectFrom('people').select('id').where('role', '=', 'admin').where('disabled_at', 'is', null).limit(2).execute();
  return admins.length === 1 && admins[0]?.id === id;
}

/** What somebody did to their own account by a link or at sign-in, before there was a session. */
export const selfOf = (person: Person): Actor => ({ kind: 'person', person, sessionId: '' as SessionId });

export const toFactor = (text: string | null): SecondFactor | null => (text === null ? null : (JSON.parse(text) as SecondFactor));
export const codesOf = (row: Pick<PersonRow, 'recovery_codes'>): string[] => JSON.parse(row.recovery_codes) as string[];

export const toPerson = (row: PersonRow): Person => ({
  id: personId(row.id),
  name: row.name,
  email: row.email,
  role: row.role as Role,
  createdAt: instant(row.created_at),
  disabledAt: row.disabled_at === null ? null : instant(row.disabled_at),
});
