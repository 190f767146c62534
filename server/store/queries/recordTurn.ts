import type { Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db } from '../dialect';
import type { FeedRow } from '../schema';

/** Keeps how a state was reached. Nothing to keep while it is the same state. */
export async function recordTurn(
  trx: Db,
  before: Pick<FeedRow, 'id' | 'state'>,
  after: Pick<FeedRow, 'state' | 'reason' | 'detail'>,
  at: Instant,
): Promise<void> {
  if (before.state === after.state) {
    return;
  }
  await trx
    .insertInto('turns')
    .values({
      n: sql<number>`(SELECT COALESCE(MAX(n), 0) + 1 FROM turns)`,
      feed_id: before.id,
      at,
      from_state: before.state,
      to_state: after.state,
      reason: after.reason,
      detail: after.detail,
    })
    .execute();
}
