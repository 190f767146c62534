import type { LinkKind, OneTimeLink } from '@/lib/domain/account';
import { personId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { OneTimeLinkRow } from '../peopleRows';
import type { Decided, NewPerson } from '../peopleStore';
import { recordDecision } from './audit';
import { hasAdmin, insertPerson, selfOf, toPerson } from './people';
import { endSessions } from './sessions';

/** See `PeopleStore`. */
export async function makeLink(db: Db, dialect: Dialect, link: OneTimeLink & { readonly tokenHash: string }, by: Actor | null): Promise<void> {
  const { id, tokenHash, kind, role, email, personId: person, madeBy, madeAt, expiresAt } = link;
  await dialect.write(db, async (trx) => {
    // Of several links to one thing only the latest works: who has lost one asks for another.
    if (kind === 'reset') await trx.updateTable('one_time_links').set({ expires_at: madeAt }).where('person_id', '=', person).where('used_at', 'is', null).execute();
    if (kind === 'first-admin') await trx.updateTable('one_time_links').set({ expires_at: madeAt }).where('kind', '=', kind).where('used_at', 'is', null).execute();
    const row: OneTimeLinkRow = { id, token_hash: tokenHash, kind, role, email, person_id: person, made_by: madeBy, made_at: madeAt, expires_at: expiresAt, used_at: null };
    await dialect.insertMany(trx, 'one_time_links', [row]);
    if (by) await recordDecision(trx, dialect, { at: madeAt, actor: by, action: 'link-made', subject: kind === 'reset' ? `person:${person}` : `link:${id}`, before: null, after: { kind, role, email } });
  });
}

export async function openLinks(db: Db, now: Instant): Promise<OneTimeLink[]> {
  const rows = await db.selectFrom('one_time_links').selectAll().where('used_at', 'is', null).where('expires_at', '>', now).orderBy('made_at', 'desc').orderBy('id').execute();
  return rows.map(toLink);
}

export async function openLink(db: Db, tokenHash: string, now: Instant): Promise<OneTimeLink | undefined> {
  const row = await db.selectFrom('one_time_links').selectAll().where('token_hash', '=', tokenHash).where('used_at', 'is', null).where('expires_at', '>', now).executeTakeFirst();
  if (!row || (row.kind === 'first-admin' && (await hasAdmin(db)))) return undefined;
  return toLink(row);
}

export async function withdrawLink(db: Db, dialect: Dialect, id: string, { by, at }: Decided): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('one_time_links').selectAll().where('id', '=', id).where('used_at', 'is', null).where('expires_at', '>', at).executeTakeFirst();
    if (!row) return false;
    await trx.updateTable('one_time_links').set({ expires_at: at }).where('id', '=', id).execute();
    const { kind, role, email } = row;
    await recordDecision(trx, dialect, { at, actor: by, action: 'link-withdrawn', subject: `link:${id}`, before: { kind, role, email }, after: null });
    return true;
  });
}

export async function join(db: Db, dialect: Dialect, tokenHash: string, { id, name, email, passwordHash }: NewPerson, now: Instant): Promise<Result<Person, 'no-link' | 'email-taken'>> {
  return dialect.write(db, async (trx) => {
    const link = await openLink(trx, tokenHash, now);
    if (!link?.role) return err('no-link');
    if (await trx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()) return err('email-taken');
    await use(trx, link, now);
    const person: Person = { id, name, email, role: link.role, createdAt: now, disabledAt: null };
    await insertPerson(trx, dialect, person, passwordHash);
    await recordDecision(trx, dialect, { at: now, actor: selfOf(person), action: 'person-added', subject: `person:${id}`, before: null, after: { name, email, role: link.role, link: link.kind, madeBy: link.madeBy } });
    return ok(person);
  });
}

export async function resetPassword(db: Db, dialect: Dialect, tokenHash: string, passwordHash: string, now: Instant): Promise<Result<Person, 'no-link'>> {
  return dialect.write(db, async (trx) => {
    const link = await openLink(trx, tokenHash, now);
    if (!link?.personId) return err('no-link');
    const row = await trx.selectFrom('people').selectAll().where('id', '=', link.personId).executeTakeFirst();
    if (!row) return err('no-link');
    await use(trx, link, now);
    await trx.updateTable('people').set({ password_hash: passwordHash }).where('id', '=', link.personId).execute();
    await endSessions(trx, link.personId, null, now);
    const person = toPerson(row);
    await recordDecision(trx, dialect, { at: now, actor: selfOf(person), action: 'password-reset', subject: `person:${person.id}`, before: null, after: null });
    return ok(person);
  });
}

async function use(trx: Db, link: OneTimeLink, now: Instant): Promise<void> {
  await trx.updateTable('one_time_links').set({ used_at: now }).where('id', '=', link.id).execute();
}

const toLink = (row: OneTimeLinkRow): OneTimeLink => ({
  id: row.id,
  kind: row.kind as LinkKind,
  role: row.role as Role | null,
  email: row.email,
  personId: row.person_id === null ? null : personId(row.person_id),
  madeBy: row.made_by,
  madeAt: instant(row.made_at),
  expiresAt: instant(row.expires_at),
});
