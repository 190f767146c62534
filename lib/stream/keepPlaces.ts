import type { ItemId, StoryId } from '@/lib/domain/ids';
import type { Update } from '@/lib/domain/update';

/** Where each update of a list stood when the reader began to scroll: in which story, or in none. */
export type Places = ReadonlyMap<ItemId, StoryId | null>;

export const placesOf = (updates: readonly Update[]): Places => new Map(updates.map(({ id, storyId }) => [id, storyId]));

/**
 * The list as it may be shown to someone who reads in the middle of it: what they see stays in its story, rewordings come through,
 * further pages join at the end, and whatever else is new waits.
 * @param updates  newest first, all that there is now
 */
export function keepPlaces(updates: readonly Update[], places: Places): readonly Update[] {
  const lastHeld = updates.findLastIndex(({ id }) => places.has(id));
  const kept: Update[] = [];
  let isSame = true;
  for (const [index, update] of updates.entries()) {
    const place = places.get(update.id);
    if (place === update.storyId || (place === undefined && index > lastHeld)) kept.push(update);
    else {
      isSame = false;
      if (place !== undefined) kept.push({ ...update, storyId: place });
    }
  }
  // The very list, so that nothing is folded anew when nothing waits.
  return isSame ? updates : kept;
}
