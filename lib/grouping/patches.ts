import type { StoryId } from '@/lib/domain/ids';
import { linkMembers, type Edge, type Linkage } from './cluster';
import type { Node } from './itemGraph';
import { compareMembers } from './story';

/**
 * Everything that can be reached from `start` along pairs that say yes: the smallest patch that can be decided by itself.
 * @param seen  by slot; marked
 * @returns     in canonical order
 */
export function patchAround(start: Node, seen: Uint8Array): Node[] {
  const patch = [start];
  seen[start.slot] = 1;
  for (const { near, scores } of patch) {
    for (let at = 0; at < near.length; at += 1) {
      const other = near[at] as Node;
      if ((scores[at] as number) <= 0 || seen[other.slot] === 1) continue;
      seen[other.slot] = 1;
      patch.push(other);
    }
  }
  return patch.sort((a, b) => compareMembers(a.item, b.item));
}

/**
 * Cuts a patch into groups of one event each.
 * @param placeOf  scratch, by slot, all zero; left so
 * @returns        each group in the order of the patch
 */
export function decidePatch(patch: readonly Node[], placeOf: Int32Array, linkage: Linkage): Node[][] {
  if (patch.length === 1) return [[...patch]];
  for (const [at, { slot }] of patch.entries()) placeOf[slot] = at + 1;
  const edges: Edge[] = [];
  for (const [a, { near, scores }] of patch.entries()) {
    for (let at = 0; at < near.length; at += 1) {
      const b = (placeOf[(near[at] as Node).slot] as number) - 1;
      if (a < b) edges.push({ a, b, score: scores[at] as number });
    }
  }
  for (const { slot } of patch) placeOf[slot] = 0;
  const groups = new Map<number, Node[]>();
  for (const [at, first] of linkMembers(patch.length, edges, (member) => patch[member]?.item.shape !== 'report', linkage, pinsOf(patch)).entries()) {
    const group = groups.get(first);
    if (group) group.push(patch[at] as Node);
    else groups.set(first, [patch[at] as Node]);
  }
  return [...groups.values()];
}

/** By member of the patch a number of the story that people have put it in, or -1; undefined where they have put none. */
function pinsOf(patch: readonly Node[]): Int32Array | undefined {
  if (patch.every(({ pin }) => pin === null)) return undefined;
  const numbers = new Map<string, number>();
  return Int32Array.from(patch, ({ pin }) => {
    if (pin === null) return -1;
    const number = numbers.get(pin) ?? numbers.size;
    numbers.set(pin, number);
    return number;
  });
}

/** Groups that hold items which people have put in one story are one group, however far apart they lie. @returns each in canonical order */
export function joinPinned(groups: readonly Node[][]): Node[][] {
  const byPin = new Map<string, Node[]>();
  const joined: Node[][] = [];
  for (const group of groups) {
    const pin = pinIn(group);
    const first = pin === null ? undefined : byPin.get(pin);
    if (first) {
      first.push(...group);
      first.sort((a, b) => compareMembers(a.item, b.item));
      continue;
    }
    joined.push(group);
    if (pin !== null) byPin.set(pin, group);
  }
  return joined;
}

/** The story that people have put some of these in: of one group all such are in the same. */
export const pinIn = (group: readonly Node[]): StoryId | null => group.find(({ pin }) => pin !== null)?.pin ?? null;
