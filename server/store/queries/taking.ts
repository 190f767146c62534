import type { ApiToken, TokenScope } from '@/lib/domain/apiToken';
import type { BriefingRhythm, BriefingSchedule } from '@/lib/domain/briefingSchedule';
import { personId, type PersonId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import type { Locale } from '@/lib/i18n/locales';
import { instant, MINUTE, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { Decided } from '../peopleStore';
import type { ApiTokenRow, BriefingScheduleRow } from '../schema';
import { recordDecision } from './audit';

/** See `TakingStore`. */
export async function addToken(db: Db, dialect: Dialect, token: ApiToken, tokenHash: string, by: Actor): Promise<void> {
  await dialect.write(db, async (trx) => {
    await trx.insertInto('api_tokens').values(tokenRow(token, tokenHash)).execute();
    const { name, scopes, expiresAt } = token;
    await recordDecision(trx, dialect, { at: token.madeAt, actor: by, action: 'token-made', subject: `token:${token.id}`, before: null, after: { name, scopes, expiresAt } });
  });
}

export async function tokensOf(db: Db, person: PersonId): Promise<ApiToken[]> {
  return (await db.selectFrom('api_tokens').selectAll().where('person_id', '=', person).orderBy('made_at', 'desc').orderBy('id').execute()).map(toToken);
}

export async function findToken(db: Db, tokenHash: string): Promise<ApiToken | undefined> {
  const row = await db.selectFrom('api_tokens').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && toToken(row);
}

export async function revokeToken(db: Db, dialect: Dialect, id: string, person: PersonId, { by, at }: Decided): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const theirs = trx.updateTable('api_tokens').set({ revoked_at: at }).where('id', '=', id).where('person_id', '=', person).where('revoked_at', 'is', null);
    if (Number((await theirs.executeTakeFirst()).numUpdatedRows) === 0) return false;
    await recordDecision(trx, dialect, { at, actor: by, action: 'token-revoked', subject: `token:${id}`, before: null, after: null });
    return true;
  });
}

export async function touchToken(db: Db, dialect: Dialect, id: string, now: Instant): Promise<void> {
  const known = await db.selectFrom('api_tokens').select('used_at').where('id', '=', id).executeTakeFirst();
  if (!known || (known.used_at ?? 0) > now - MINUTE) return;
  await dialect.write(db, (trx) => trx.updateTable('api_tokens').set({ used_at: now }).where('id', '=', id).execute());
}

export async function getSchedule(db: Db, person: PersonId): Promise<BriefingSchedule | undefined> {
  const row = await db.selectFrom('briefing_schedules').selectAll().where('person_id', '=', person).executeTakeFirst();
  return row && toSchedule(row);
}

export async function saveSchedule(db: Db, dialect: Dialect, schedule: BriefingSchedule): Promise<void> {
  const { person_id, ...row } = scheduleRow(schedule);
  await dialect.write(db, (trx) =>
    trx
      .insertInto('briefing_schedules')
      .values({ person_id, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute(),
  );
}

export async function removeSchedule(db: Db, dialect: Dialect, person: PersonId): Promise<boolean> {
  return dialect.write(db, async (trx) => Number((await trx.deleteFrom('briefing_schedules').where('person_id', '=', person).executeTakeFirst()).numDeletedRows) > 0);
}

export async function dueSchedules(db: Db, now: Instant): Promise<BriefingSchedule[]> {
  return (await db.selectFrom('briefing_schedules').selectAll().where('next_at', '<=', now).orderBy('next_at').execute()).map(toSchedule);
}

export async function claimSchedule(db: Db, dialect: Dialect, person: PersonId, due: Instant, nextAt: Instant): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const result = await trx.updateTable('briefing_schedules').set({ next_at: nextAt }).where('person_id', '=', person).where('next_at', '=', due).executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  });
}

export async function noteSent(db: Db, dialect: Dialect, person: PersonId, sentAt: Instant, failure: string | null): Promise<void> {
  await dialect.write(db, (trx) =>
    trx
      .updateTable('briefing_schedules')
      .set(failure === null ? { sent_at: sentAt, failure } : { failure })
      .where('person_id', '=', person)
      .execute(),
  );
}

const maybe = (at: number | null) => (at === null ? null : instant(at));

const toToken = (row: ApiTokenRow): ApiToken => ({
  id: row.id,
  personId: personId(row.person_id),
  name: row.name,
  scopes: JSON.parse(row.scopes) as TokenScope[],
  madeAt: instant(row.made_at),
  expiresAt: instant(row.expires_at),
  usedAt: maybe(row.used_at),
  revokedAt: maybe(row.revoked_at),
});

const tokenRow = (token: ApiToken, tokenHash: string): ApiTokenRow => ({
  id: token.id,
  person_id: token.personId,
  name: token.name,
  token_hash: tokenHash,
  scopes: JSON.stringify(token.scopes),
  made_at: token.madeAt,
  expires_at: token.expiresAt,
  used_at: token.usedAt,
  revoked_at: token.revokedAt,
});

const toSchedule = (row: BriefingScheduleRow): BriefingSchedule => ({
  personId: personId(row.person_id),
  every: row.every as BriefingRhythm,
  hour: row.hour,
  zone: row.zone,
  locale: row.locale as Locale,
  nextAt: instant(row.next_at),
  sentAt: maybe(row.sent_at),
  failure: row.failure,
});

const scheduleRow = (schedule: BriefingSchedule): BriefingScheduleRow => ({
  person_id: schedule.personId,
  every: schedule.every,
  hour: schedule.hour,
  zone: schedule.zone,
  locale: schedule.locale,
  next_at: schedule.nextAt,
  sent_at: schedule.sentAt,
  failure: schedule.failure,
});
