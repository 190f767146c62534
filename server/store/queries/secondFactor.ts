import type { SecondFactor } from '@/lib/domain/account';
import type { PersonId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { PersonRow } from '../peopleRows';
import type { Decided } from '../peopleStore';
import { recordDecision } from './audit';
import { codesOf, selfOf, toFactor, toPerson } from './people';

/** See `PeopleStore`. Each reads and writes in one transaction, so no code works twice, on whichever node it is tried. */
export async function beginSecondFactor(db: Db, dialect: Dialect, id: PersonId, secret: string): Promise<boolean> {
  return withPerson(db, dialect, id, async (trx, row) => {
    if (toFactor(row.second_factor)?.confirmedAt != null) return false;
    await keep(trx, id, { secret, confirmedAt: null, lastStep: 0 });
    return true;
  });
}

export async function confirmSecondFactor(db: Db, dialect: Dialect, id: PersonId, step: number, codeHashes: readonly string[], { by, at }: Decided): Promise<boolean> {
  return withPerson(db, dialect, id, async (trx, row) => {
    const factor = toFactor(row.second_factor);
    if (!factor || factor.confirmedAt !== null) return false;
    await keep(trx, id, { ...factor, confirmedAt: at, lastStep: step }, codeHashes);
    await recordDecision(trx, dialect, { at, actor: by, action: 'second-factor-on', subject: `person:${id}`, before: null, after: null });
    return true;
  });
}

export async function renewRecoveryCodes(db: Db, dialect: Dialect, id: PersonId, codeHashes: readonly string[], { by, at }: Decided): Promise<boolean> {
  return withPerson(db, dialect, id, async (trx, row) => {
    const factor = toFactor(row.second_factor);
    if (factor?.confirmedAt == null) return false;
    await keep(trx, id, factor, codeHashes);
    await recordDecision(trx, dialect, { at, actor: by, action: 'recovery-codes-renewed', subject: `person:${id}`, before: null, after: null });
    return true;
  });
}

export async function dropSecondFactor(db: Db, dialect: Dialect, id: PersonId, { by, at }: Decided): Promise<boolean> {
  return withPerson(db, dialect, id, async (trx, row) => {
    const factor = toFactor(row.second_factor);
    if (!factor) return false;
    await keep(trx, id, null, []);
    if (factor.confirmedAt !== null) await recordDecision(trx, dialect, { at, actor: by, action: 'second-factor-off', subject: `person:${id}`, before: null, after: null });
    return true;
  });
}

export async function takeStep(db: Db, dialect: Dialect, id: PersonId, step: number): Promise<boolean> {
  return withPerson(db, dialect, id, async (trx, row) => {
    const factor = toFactor(row.second_factor);
    if (!factor || step <= factor.lastStep) return false;
    await keep(trx, id, { ...factor, lastStep: step });
    return true;
  });
}

export async function takeRecoveryCode(db: Db, dialect: Dialect, id: PersonId, codeHash: string, at: Instant): Promise<boolean> {
  return withPerson(db, dialect, id, async (trx, row) => {
    const codes = codesOf(row);
    if (!codes.includes(codeHash)) return false;
    const left = codes.filter((code) => code !== codeHash);
    await keep(trx, id, toFactor(row.second_factor), left);
    await recordDecision(trx, dialect, { at, actor: selfOf(toPerson(row)), action: 'recovery-code-used', subject: `person:${id}`, before: { left: codes.length }, after: { left: left.length } });
    return true;
  });
}

function withPerson(db: Db, dialect: Dialect, id: PersonId, work: (trx: Db, row: PersonRow) => Promise<boolean>): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const row = await trx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? work(trx, row) : false;
  });
}

async function keep(trx: Db, id: PersonId, factor: SecondFactor | null, codeHashes?: readonly string[]): Promise<void> {
  const codes = codeHashes === undefined ? {} : { recovery_codes: JSON.stringify(codeHashes) };
  await trx
    .updateTable('people')
    .set({ second_factor: factor === null ? null : JSON.stringify(factor), ...codes })
    .where('id', '=', id)
    .execute();
}
