import { sql } from 'kysely';
import { claimId, type Stance } from '@/lib/domain/claim';
import type { ClaimDay } from '@/lib/protocol/baselines';
import { DAY, instant } from '@/lib/time/instant';
import type { Db } from '../dialect';
import { bucketOf } from './buckets';

/** See `NewsStore.claimDays`. */
export async function claimDays(db: Db): Promise<ClaimDay[]> {
  const day = bucketOf('at', DAY);
  const rows = await db
    .selectFrom('evidence')
    .select(['claim_id', 'stance', day.as('day'), sql<number>`COUNT(*)`.as('count')])
    .where('withdrawn_at', 'is', null)
    .groupBy(['claim_id', 'stance', day])
    .orderBy('day')
    .orderBy('claim_id')
    .execute();
  const days: { claimId: ClaimDay['claimId']; day: ClaimDay['day']; counts: Record<Stance, number> }[] = [];
  for (const row of rows) {
    let last = days.at(-1);
    if (last?.day !== Number(row.day) || last.claimId !== row.claim_id) {
      last = { claimId: claimId(row.claim_id), day: instant(Number(row.day)), counts: { supports: 0, contradicts: 0, updates: 0 } };
      days.push(last);
    }
    last.counts[row.stance as Stance] = Number(row.count);
  }
  return days;
}
