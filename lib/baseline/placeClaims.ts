import type { StatementId } from '@/lib/domain/baseline';
import type { BaselineClaim } from '@/lib/domain/deskBaseline';

/** A claim beside a statement of the article. */
export interface PlacedClaim {
  readonly claim: BaselineClaim;
  /** where the claim is said first, and is marked in full */
  readonly isFirst: boolean;
}

/** Which claims stand beside which statement, in their order. */
export function placeClaims(claims: readonly BaselineClaim[]): ReadonlyMap<StatementId, readonly PlacedClaim[]> {
  const placed = new Map<StatementId, PlacedClaim[]>();
  for (const claim of claims) {
    claim.statements.forEach((statement, index) => {
      placed.set(statement, [...(placed.get(statement) ?? []), { claim, isFirst: index === 0 }]);
    });
  }
  return placed;
}
