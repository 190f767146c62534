import type { Baseline, StatementId } from '@/lib/domain/baseline';
import type { ClaimId } from '@/lib/domain/claim';
import type { BaselinePreviewAnswer } from '@/lib/protocol/baselines';

/** A shipped claim, whose rules can follow one of the article's. */
export interface FollowableClaim {
  readonly id: ClaimId;
  readonly number: number;
  readonly text: string;
}

/** An article under an editor's hands. A statement is a claim when it is among `claims`. */
export interface ArticleDraft {
  readonly baseline: Baseline;
  readonly isTitleProposed: boolean;
  readonly claims: ReadonlyMap<StatementId, { readonly followedAs: ClaimId | null }>;
}

export const draftOf = ({ baseline, isTitleProposed, claims }: BaselinePreviewAnswer): ArticleDraft => ({
  baseline,
  isTitleProposed,
  claims: new Map(claims.map(({ statement, followedAs }) => [statement, { followedAs }])),
});

/** The draft with a statement made a claim, followed otherwise, or (undefined) no claim any more. */
export function chooseClaim(draft: ArticleDraft, statement: StatementId, followedAs: ClaimId | null | undefined): ArticleDraft {
  const claims = new Map(draft.claims);
  if (followedAs === undefined) claims.delete(statement);
  else claims.set(statement, { followedAs });
  return { ...draft, claims };
}
