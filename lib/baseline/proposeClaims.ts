import type { ClaimsFile } from '@/lib/claims/parseClaims';
import type { Baseline, StatementId } from '@/lib/domain/baseline';
import type { ClaimId } from '@/lib/domain/claim';
import type { Tag } from '@/lib/domain/tag';
import { readStatement } from '@/lib/tagging/readItem';
import { createClaimFinder } from './findClaim';
import { listStatements } from './parseBaseline';

/** A statement that may be a claim, with the claim followed by rule that seems to say the same. */
export interface ProposedClaim {
  readonly statement: StatementId;
  readonly tags: readonly Tag[];
  readonly followedAs: ClaimId | null;
}

/**
 * The statements of an article that news may bear out or refute: those that the reading of the news gives a tag, or that say what a
 * claim followed by rule says. Words that introduce a list and the pull quote, which repeats what is said elsewhere, are no claims of their own.
 */
export function proposeClaims(baseline: Baseline, file: Pick<ClaimsFile, 'claims'>): readonly ProposedClaim[] {
  const findClaim = createClaimFinder(baseline.language, file);
  const passedOver = new Set(baseline.sections.flatMap(({ points, quote }) => [points?.leadIn?.id, quote?.id]));
  return listStatements(baseline).flatMap((statement) => {
    const tags = tagsOf(statement.text, baseline.language);
    const followedAs = findClaim(statement.text, tags);
    if ((tags.length === 0 && followedAs === null) || passedOver.has(statement.id) || statement.text.endsWith('?')) return [];
    return [{ statement: statement.id, tags, followedAs }];
  });
}

/** What a statement is about, by the same rules as the news. */
export const tagsOf = (text: string, language: string): readonly Tag[] => readStatement({ title: text, summary: '', language }).tags.map(({ tag }) => tag);
