import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import type { DeskBaseline, ImportedBaseline } from '@/lib/domain/deskBaseline';
import { ok, type Result } from '@/lib/domain/result';
import type { ClaimDaysAnswer } from '@/lib/protocol/baselines';
import type { Problem } from '@/lib/protocol/problem';
import { requireServices } from '../services';
import { answering } from './answering';
import { remembered } from './remembered';
import { rulesInForce } from './rulesInForce';

/**
 * The article on the desk: the newest import that is not withdrawn, in its own language, else the one that ships, in the language asked for.
 * Errors: `store-unavailable`.
 */
export function deskBaseline(language: 'en' | 'es'): Promise<Result<DeskBaseline, Problem>> {
  return answering(async () => {
    const current = await requireServices().store.baselines.current();
    if (!current) return ok(shippedDeskBaseline(language, rulesInForce().claims));
    const { baseline, claims, n, importedAt, importedBy, source } = current;
    return ok({ baseline, claims, imported: { n, importedAt, importedBy, source } });
  });
}

/** The claims that an article's own can be followed as, in a reader's language. */
export const followableClaims = (language: 'en' | 'es') => rulesInForce().claims.claims.map(({ id, number, text }) => ({ id, number, text: text[language] }));

/** Every article that was ever taken in, newest first. Errors: `store-unavailable`. */
export function importHistory(): Promise<Result<readonly ImportedBaseline[], Problem>> {
  return answering(async () => ok(await requireServices().store.baselines.list()));
}

/** How much evidence in force each claim has, by day. Errors: `store-unavailable`. */
export function claimsByDay(): Promise<Result<ClaimDaysAnswer, Problem>> {
  return answering(async () => ok({ days: await remembered(['claim-days'], () => requireServices().store.news.claimDays()) }));
}
