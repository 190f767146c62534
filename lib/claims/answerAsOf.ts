import type { Stance } from '@/lib/domain/claim';
import type { ClaimAnswer } from '@/lib/protocol/news';
import type { Instant } from '@/lib/time/instant';
import { statusAsOf } from './claimStatus';

/**
 * What a ledger that is known to now says of an earlier moment: shown until the server has answered, who also knows what has been
 * withdrawn since.
 */
export function answerAsOf(known: ClaimAnswer, asOf: Instant): ClaimAnswer {
  const turns = known.turns.filter(({ at }) => at <= asOf);
  const evidence = known.evidence.filter((entry) => entry.evidence.at <= asOf);
  const last = turns.at(-1);
  const count = (stance: Stance) => evidence.filter((entry) => entry.evidence.stance === stance).length;
  return {
    ...known,
    evidence,
    turns,
    state: {
      claimId: known.claim.id,
      status: statusAsOf(turns, asOf),
      since: last?.at ?? null,
      figures: last?.figures ?? { supporting: 0, contradicting: 0, recentActs: 0, contradictingActs: 0 },
      counts: { supports: count('supports'), contradicts: count('contradicts'), updates: count('updates') },
      newestAt: evidence[0]?.evidence.at ?? null,
    },
  };
}
