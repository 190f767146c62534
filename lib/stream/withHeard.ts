import type { Update } from '@/lib/domain/update';
import type { ChosenList } from './chosenList';
import { isBelow, mergeNewestFirst } from './updateOrder';

/**
 * The list with what the live line has brought since: rewordings, new updates that match, without those that match no longer.
 * @param heard   updates as the line told them, newest first
 * @param verdict whether one is in the selection; undefined: only the store can say
 * @returns `added` less those that left: how far the number of all that match has moved since
 */
export function withHeard(list: ChosenList, heard: readonly Update[], verdict: (update: Update) => boolean | undefined): { updates: readonly Update[]; added: number } {
  const end = list.updates.at(-1);
  const shown = new Map(list.updates.map((update) => [update.id, update]));
  const changed: Update[] = [];
  const left = new Set<Update['id']>();
  let fresh = 0;
  for (const update of heard) {
    // Further down, the store may hold more that this page has not read.
    if (list.next !== null && end && isBelow(update, end)) break;
    const known = shown.get(update.id);
    if (known === update) continue;
    const isIn = verdict(update);
    if (known && isIn === false) left.add(update.id);
    else if (known) changed.push(update);
    else if (isIn === true) {
      changed.push(update);
      fresh++;
    }
  }
  if (changed.length === 0 && left.size === 0) return { updates: list.updates, added: 0 };
  return { updates: mergeNewestFirst(left.size === 0 ? list.updates : list.updates.filter(({ id }) => !left.has(id)), changed), added: fresh - left.size };
}
