import { sql } from 'kysely';
import { personId, type PersonId } from '@/lib/domain/ids';
import type { PersonalNotice } from '@/lib/domain/personalNotice';
import type { Db, Dialect } from '../dialect';
import type { ToldNotice } from '../watchlistStore';

/** A page that was away asks anew when it comes back, so nodes need the last moments only. */
const KEPT = 5_000;

/** Tells one person's open pages that something of theirs has moved, when this write transaction commits; on every node. */
export async function tellPerson(trx: Db, dialect: Dialect, person: PersonId, notice: PersonalNotice): Promise<void> {
  await tell(trx, dialect, [{ person, notice }]);
}

/** The same to many people, each their own word, at the cost of one. */
export async function tellPeople(trx: Db, dialect: Dialect, told: readonly { readonly person: PersonId; readonly notice: PersonalNotice }[]): Promise<void> {
  if (told.length > 0) await tell(trx, dialect, told);
}

/** The same to everybody who is signed in. */
export async function tellEverybody(trx: Db, dialect: Dialect, notice: PersonalNotice): Promise<void> {
  await tell(trx, dialect, [{ person: null, notice }]);
}

async function tell(trx: Db, dialect: Dialect, told: readonly { readonly person: PersonId | null; readonly notice: PersonalNotice }[]): Promise<void> {
  const last = await lastNotice(trx);
  await dialect.insertMany(trx, 'personal_notices', told.map(({ person, notice }, i) => ({ n: last + 1 + i, person_id: person, body: JSON.stringify(notice) })));
  await trx.deleteFrom('personal_notices').where('n', '<=', last + told.length - KEPT).execute();
  // The outbox has not moved: other nodes are only woken.
  await dialect.announce(trx, 0);
}

/** See `PersonalLine.head`. */
export async function lastNotice(db: Db): Promise<number> {
  return (await db.selectFrom('personal_notices').select(sql<number>`COALESCE(MAX(n), 0)`.as('n')).executeTakeFirstOrThrow()).n;
}

/** See `PersonalLine.after`. */
export async function noticesAfter(db: Db, after: number, limit: number): Promise<ToldNotice[]> {
  const rows = await db.selectFrom('personal_notices').selectAll().where('n', '>', after).orderBy('n').limit(limit).execute();
  return rows.map(({ n, person_id, body }) => ({ n, personId: person_id === null ? null : personId(person_id), notice: JSON.parse(body) as PersonalNotice }));
}
