import type { Claim, ClaimId, Evidence } from '@/lib/domain/claim';
import type { Instant } from '@/lib/time/instant';
import { claimHistory, type ClaimHistory } from './claimStatus';
import type { Holding } from './holdAgainst';

export interface ClaimLedger extends ClaimHistory {
  readonly claim: Claim;
  /** in force, up to the moment asked for, newest first */
  readonly evidence: readonly Evidence[];
}

/** The ledger of one claim up to a moment of the news, by what is in force now. */
export function ledgerAsOf(claim: Claim, evidence: readonly Evidence[], asOf: Instant): ClaimLedger {
  const own = evidence.filter((one) => one.claimId === claim.id);
  return {
    claim,
    ...claimHistory(claim.id, own, asOf),
    evidence: own
      .filter(({ at, withdrawnAt }) => at <= asOf && withdrawnAt === null)
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  };
}

export interface HeldItem {
  readonly itemId: string;
  /** the event it reports; its own id while it is in no story */
  readonly storyId: string;
  /** the publisher family that its text is counted for */
  readonly voice: string;
  /** where it stands in time */
  readonly orderedAt: Instant;
}

/**
 * A rule's verdict as an entry of the ledger.
 * @param enteredAt  when the desk enters it
 */
export function toEvidence(holding: Holding, { orderedAt, ...item }: HeldItem, rulesVersion: string, enteredAt: Instant): Evidence {
  const { claimId, rule, stance, step, reason, words } = holding;
  return {
    id: evidenceId(item.itemId, claimId, rulesVersion),
    claimId,
    ...item,
    stance,
    step,
    at: orderedAt,
    enteredAt,
    withdrawnAt: null,
    judge: { kind: 'rule', rule, rulesVersion },
    reason,
    words,
  };
}

/** Made from what it says, so that the same verdict of the same rules is entered once; the story and the voice may change beside it. */
export const evidenceId = (itemId: string, claimId: ClaimId, rulesVersion: string): string => `${itemId}/${claimId}/${rulesVersion}`;
