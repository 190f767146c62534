import type { ChangeBody } from '@/lib/domain/change';
import { BEFORE_FIRST, dataVersion, sequence, type Sequence } from '@/lib/domain/ids';
import type { Change } from '@/lib/domain/change';
import type { Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { changeBodyText, toChange } from '../rows';
import type { ChangeHead } from '../store';

/** The newest change's sequence; 0 before the first. Retention never deletes the newest, so it never falls back. */
export const headSequence = sql<number>`(SELECT COALESCE(MAX(sequence), 0) FROM changes)`;

/**
 * Appends to the outbox, inside the write transaction of what is announced. That transaction holds the writer's one place, so
 * the next number after the newest is ours and commit order is sequence order.
 * @returns the new head
 */
export async function appendChanges(
  trx: Db,
  dialect: Dialect,
  head: number,
  changes: readonly ChangeBody[],
  at: Instant,
): Promise<number> {
  if (changes.length === 0) {
    return head;
  }
  await dialect.insertMany(
    trx,
    'changes',
    changes.map((change, i) => ({ sequence: head + 1 + i, at, kind: change.kind, body: changeBodyText(change) })),
  );
  await dialect.announce(trx, head + changes.length);
  return head + changes.length;
}

/** Changes with a sequence greater than `after`, oldest first. */
export async function changesAfter(db: Db, after: Sequence, limit: number): Promise<Change[]> {
  const rows = await db.selectFrom('changes').selectAll().where('sequence', '>', after).orderBy('sequence').limit(limit).execute();
  return rows.map(toChange);
}

/** One statement, hence one moment, even where the isolation level is weaker than a snapshot. */
export async function changeHead(db: Db): Promise<ChangeHead> {
  const row = await db
    .selectFrom('meta')
    .select('data_version')
    .select(headSequence.as('head'))
    .select(sql<number | null>`(SELECT MIN(sequence) FROM changes)`.as('oldest'))
    .executeTakeFirstOrThrow();
  return {
    dataVersion: dataVersion(row.data_version),
    head: sequence(row.head),
    oldest: row.oldest === null ? sequence(BEFORE_FIRST + 1) : sequence(row.oldest),
  };
}
