import type { Baseline, StatementId } from '@/lib/domain/baseline';
import type { ClaimId } from '@/lib/domain/claim';
import type { BaselineClaim } from '@/lib/domain/deskBaseline';
import { TAGS, type Tag } from '@/lib/domain/tag';
import { listStatements } from './parseBaseline';

/** What an editor made of a statement. */
export interface ChosenClaim {
  readonly statement: StatementId;
  readonly followedAs: ClaimId | null;
}

/**
 * The claims of an article in its order. Statements followed as one and the same claim are one claim, in the words of the first; of
 * those that nobody follows each stands for itself.
 * @param chosen  in any order; a statement that is not in the article is passed over
 */
export function cutClaims(baseline: Baseline, chosen: readonly ChosenClaim[], tagsOf: (text: string) => readonly Tag[]): readonly BaselineClaim[] {
  const choices = new Map(chosen.map((choice) => [choice.statement, choice]));
  const claims = new Map<string, { text: string; followedAs: ClaimId | null; statements: StatementId[]; tags: Set<Tag> }>();
  for (const { id, text } of listStatements(baseline)) {
    const choice = choices.get(id);
    if (!choice) continue;
    const key = choice.followedAs ?? `only ${id}`;
    const claim = claims.get(key) ?? { text, followedAs: choice.followedAs, statements: [], tags: new Set<Tag>() };
    claim.statements.push(id);
    for (const tag of tagsOf(text)) claim.tags.add(tag);
    claims.set(key, claim);
  }
  return [...claims.values()].map(({ tags, ...claim }, index) => ({ number: index + 1, ...claim, tags: TAGS.filter((tag) => tags.has(tag)) }));
}
