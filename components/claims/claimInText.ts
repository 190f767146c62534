import { passagesOf, type Passage } from '@/lib/baseline/passagesOf';
import type { ClaimId } from '@/lib/domain/claim';
import type { BaselineClaim, DeskBaseline } from '@/lib/domain/deskBaseline';
import type { Tag } from '@/lib/domain/tag';

/** A claim that is followed, as its ledger needs it of the article. */
export interface ClaimInText {
  readonly id: ClaimId;
  readonly number: number;
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly passages: readonly Passage[];
}

/** The claims of the article that have a ledger. */
export function claimsInText({ baseline, claims }: DeskBaseline): readonly ClaimInText[] {
  const isFollowed = (claim: BaselineClaim): claim is BaselineClaim & { followedAs: ClaimId } => claim.followedAs !== null;
  return claims
    .filter(isFollowed)
    .map(({ followedAs, number, text, tags, statements }) => ({ id: followedAs, number, text, tags, passages: passagesOf(baseline, statements) }));
}
