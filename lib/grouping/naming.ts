import { storyId, type StoryId } from '@/lib/domain/ids';
import type { Node } from './itemGraph';
import { pinIn } from './patches';

export interface Names {
  /** by group */
  readonly names: readonly StoryId[];
  /** story before → the group that holds most of it */
  readonly heirOf: ReadonlyMap<StoryId, number>;
}

/**
 * Which name each group bears. The group that holds most of a story is its heir; it keeps the name, unless it keeps that of a story of which it holds more.
 * A group that keeps none gets a new one. Where people have put items in a story, their group bears its name before any other.
 * @param groups   in canonical order, their items too; each item still says which story it was in
 * @param isTaken  names that a new story must not get
 */
export function nameGroups(groups: readonly (readonly Node[])[], isTaken: (name: StoryId) => boolean): Names {
  const claims = groups.flatMap((members, group) => [...countStories(members)].map(([story, held]) => ({ group, story, held })));
  claims.sort((a, b) => b.held - a.held || a.group - b.group || (a.story < b.story ? -1 : 1));
  const nameOf = new Map<number, StoryId>();
  const heirOf = new Map<StoryId, number>();
  for (const [group, members] of groups.entries()) {
    const pin = pinIn(members);
    if (pin === null) continue;
    nameOf.set(group, pin);
    heirOf.set(pin, group);
  }
  for (const { group, story } of claims) {
    if (heirOf.has(story)) continue;
    heirOf.set(story, group);
    if (!nameOf.has(group)) nameOf.set(group, story);
  }
  const given = new Set(nameOf.values());
  const names = groups.map((members, group) => {
    const name = nameOf.get(group) ?? newName(members, (each) => given.has(each) || isTaken(each));
    given.add(name);
    return name;
  });
  return { names, heirOf };
}

/** The oldest item's id; where another story has that name already, the next one's, or a numbered one. @param members  oldest first */
export function newName(members: readonly Node[], isTaken: (name: StoryId) => boolean): StoryId {
  for (const { item } of members) {
    const name = storyId(item.id);
    if (!isTaken(name)) return name;
  }
  for (let number = 2; ; number += 1) {
    const name = storyId(`${(members[0] as Node).item.id}.${number}`);
    if (!isTaken(name)) return name;
  }
}

/** The story that most of these items were in; null where they were in none. */
export function mostHeld(members: readonly Node[]): StoryId | null {
  return [...countStories(members)].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

function countStories(members: readonly Node[]): Map<StoryId, number> {
  const counts = new Map<StoryId, number>();
  for (const { story } of members) if (story !== null) counts.set(story, (counts.get(story) ?? 0) + 1);
  return counts;
}
