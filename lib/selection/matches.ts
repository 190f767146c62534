import type { ClaimId, Stance } from '@/lib/domain/claim';
import type { Update } from '@/lib/domain/update';
import type { TextMatcher } from '@/lib/search/matchText';
import type { Selection } from './selection';

/** How an update bears on one claim now. */
export interface Held {
  readonly claimId: ClaimId;
  readonly stance: Stance;
}

/**
 * Whether an update is in a selection, as the store would say of it.
 * @param words  the query made ready (`textMatcher`); null when the selection names no word
 * @param held  how it bears on the claims, where that is known
 * @returns undefined where an update alone does not tell: how it bears on claims is known to the store only
 */
export function matches(selection: Selection, update: Update, words: TextMatcher | null, held?: readonly Held[]): boolean | undefined {
  const isIn = <T>(chosen: readonly T[], value: T | null) => chosen.length === 0 || (value !== null && chosen.includes(value));
  const from = Date.parse(selection.from);
  const to = Date.parse(selection.to);
  const isChosen =
    isIn(selection.pressGroups, update.pressGroup) &&
    isIn(selection.feeds, update.feedId) &&
    isIn(selection.outlets, update.outlet) &&
    isIn(selection.languages, update.language) &&
    // One in no story stands under its own id.
    isIn(selection.stories, update.storyId ?? update.id) &&
    isIn(selection.directions, update.marks.direction.value) &&
    (selection.tags.length === 0 || update.marks.tags.some(({ tag }) => selection.tags.includes(tag))) &&
    // A bound that is no date bounds nothing.
    !(update.orderedAt < from) &&
    !(update.orderedAt >= to) &&
    (words === null || words(update.language, [update.title, update.summary]));
  if (!isChosen) return false;
  if (selection.claims.length === 0 && selection.stances.length === 0) return true;
  return held?.some(({ claimId, stance }) => isIn(selection.claims, claimId) && isIn(selection.stances, stance));
}
