import type { ChangeBody } from '@/lib/domain/change';
import { sequence, type Sequence } from '@/lib/domain/ids';
import { instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import { appendChanges, headSequence } from '../outbox';

/** Tells every open page, never of a moment before the last one told. @returns the new head */
export async function announce(trx: Db, dialect: Dialect, at: Instant, changes: readonly ChangeBody[]): Promise<Sequence> {
  const newest = sql<number | null>`(SELECT at FROM changes ORDER BY sequence DESC LIMIT 1)`;
  const { head, newestAt } = await trx.selectNoFrom([headSequence.as('head'), newest.as('newestAt')]).executeTakeFirstOrThrow();
  return sequence(await appendChanges(trx, dialect, head, changes, instant(Math.max(at, newestAt ?? at))));
}
