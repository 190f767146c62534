import { sql } from 'kysely';
import type { Baseline } from '@/lib/domain/baseline';
import type { BaselineClaim, ImportedBaseline } from '@/lib/domain/deskBaseline';
import type { Actor } from '@/lib/domain/person';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { BaselineRow } from '../schema';
import type { AddedBaseline } from '../store';
import { recordDecision } from './audit';
import { appendChanges, headSequence } from './outbox';

/** See `BaselineStore`. */
export async function listBaselines(db: Db): Promise<ImportedBaseline[]> {
  return (await db.selectFrom('baselines').selectAll().orderBy('n', 'desc').execute()).map(toImported);
}

export async function currentBaseline(db: Db): Promise<ImportedBaseline | undefined> {
  const row = await db.selectFrom('baselines').selectAll().where('withdrawn_at', 'is', null).orderBy('n', 'desc').limit(1).executeTakeFirst();
  return row && toImported(row);
}

/** The number of the one that `currentBaseline` gives, without its text; null: the article that ships. */
export async function baselineOnDesk(db: Db): Promise<number | null> {
  const row = await db.selectFrom('baselines').select('n').where('withdrawn_at', 'is', null).orderBy('n', 'desc').limit(1).executeTakeFirst();
  return row?.n ?? null;
}

export async function addBaseline(db: Db, dialect: Dialect, { importedAt, importedBy, source, baseline, claims }: AddedBaseline, by: Actor | null = null): Promise<number> {
  return dialect.write(db, async (trx) => {
    const { n } = await trx.selectFrom('baselines').select(sql<number>`COALESCE(MAX(n), 0) + 1`.as('n')).executeTakeFirstOrThrow();
    const row = { n, imported_at: importedAt, imported_by: importedBy, source, body: JSON.stringify(baseline), claims: JSON.stringify(claims), withdrawn_at: null };
    await trx.insertInto('baselines').values(row).execute();
    await announceBaseline(trx, dialect, importedAt);
    if (by) await recordDecision(trx, dialect, { at: importedAt, actor: by, action: 'baseline-added', subject: `baseline:${n}`, before: null, after: { title: baseline.title, source, importedBy } });
    return n;
  });
}

export async function withdrawBaseline(db: Db, dialect: Dialect, n: number, now: Instant, by: Actor | null = null): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const result = await trx.updateTable('baselines').set({ withdrawn_at: now }).where('n', '=', n).where('withdrawn_at', 'is', null).executeTakeFirst();
    const isDone = Number(result.numUpdatedRows) > 0;
    if (isDone) await announceBaseline(trx, dialect, now);
    if (isDone && by) await recordDecision(trx, dialect, { at: now, actor: by, action: 'baseline-withdrawn', subject: `baseline:${n}`, before: null, after: null });
    return isDone;
  });
}

export async function restoreBaseline(db: Db, dialect: Dialect, n: number, now: Instant, by: Actor | null = null): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const result = await trx.updateTable('baselines').set({ withdrawn_at: null }).where('n', '=', n).where('withdrawn_at', 'is not', null).executeTakeFirst();
    const isDone = Number(result.numUpdatedRows) > 0;
    if (isDone) await announceBaseline(trx, dialect, now);
    if (isDone && by) await recordDecision(trx, dialect, { at: now, actor: by, action: 'baseline-restored', subject: `baseline:${n}`, before: null, after: null });
    return isDone;
  });
}

/** Tells every open page which article stands on the desk now. */
async function announceBaseline(trx: Db, dialect: Dialect, at: Instant): Promise<void> {
  const { head } = await trx.selectNoFrom(headSequence.as('head')).executeTakeFirstOrThrow();
  await appendChanges(trx, dialect, head, [{ kind: 'baseline-changed', n: await baselineOnDesk(trx) }], at);
}

const toImported = (row: BaselineRow): ImportedBaseline => ({
  n: row.n,
  importedAt: instant(row.imported_at),
  importedBy: row.imported_by,
  source: row.source,
  withdrawnAt: row.withdrawn_at === null ? null : instant(row.withdrawn_at),
  baseline: JSON.parse(row.body) as Baseline,
  claims: JSON.parse(row.claims) as BaselineClaim[],
});
