import { instant, type Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db } from '../../dialect';
import { refuseDeposed } from '../leader';
import { headSequence } from '../outbox';

/**
 * The beginning of the analyst's every write.
 * @param at  the analyst's moment, which in a recording of other days lies far back
 * @returns the outbox's head, and when to say that what follows was committed: never before what stands there already
 * Errors: `StoreUnavailable('deposed')` when `epoch` is over.
 */
export async function beginStep(trx: Db, epoch: number, at: Instant): Promise<{ head: number; committedAt: Instant }> {
  const { epoch: current, head, newestAt } = await trx
    .selectFrom('meta')
    .select(['epoch', headSequence.as('head'), sql<number | null>`(SELECT at FROM changes ORDER BY sequence DESC LIMIT 1)`.as('newestAt')])
    .executeTakeFirstOrThrow();
  refuseDeposed(epoch, current);
  return { head, committedAt: instant(Math.max(at, newestAt ?? at)) };
}
