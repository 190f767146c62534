import type { StoryId } from '@/lib/domain/ids';
import { DAY, HOUR } from '@/lib/time/instant';
import { agreementOf } from './cluster';
import type { GroupingChange } from './groupingChange';
import { createItemGraph, type Node } from './itemGraph';
import { mostHeld, nameGroups, newName } from './naming';
import { createOpenStories } from './openStories';
import { decidePatch, joinPinned, patchAround } from './patches';
import type { ItemToGroup, Preparer } from './prepare';
import type { Publishers } from './publishers';
import type { PairScorer } from './scorer';
import { compareMembers, type GroupedStory, type StoryMember } from './story';
import type { GroupingWeights } from './weights';

export interface Grouping {
  /**
   * Takes new items, or known ones whose text or reading changed. Each joins at once the story it fits best, for now;
   * `settle` has the last word, but for an item that people have put in a story (`pin`): it stays there. An item older than the window that has a story already must not come again: nobody here knows its story any more.
   */
  add(items: readonly ItemToGroup[]): GroupingChange[];
  /** Takes items out: found to be beside the story, or hidden by an editor. Unknown ids are passed over. */
  remove(ids: readonly string[]): GroupingChange[];
  /** Decides anew, as a whole, every patch of items in which something came or went since; merges and splits come from here. */
  settle(): GroupingChange[];
  /**
   * Fills an empty grouping from stored rows: those of the last WINDOW_DAYS and the older ones of their stories. What was decided stands,
   * also where the marks in the rows are of older rules: an item that is read anew comes by `add`.
   * @param stories  item id → story; items without one are grouped now
   * @returns        what became of the items without a story
   */
  restore(items: readonly ItemToGroup[], stories: ReadonlyMap<string, StoryId>): GroupingChange[];
  storyOf(itemId: string): GroupedStory | undefined;
  /** a story's items, oldest first, each with whom it is counted for, as the last change left it; none where the story is not open */
  members(story: StoryId): StoryMember[];
  /** all open stories, by their first item */
  stories(): GroupedStory[];
  /** items held in memory */
  readonly size: number;
}

/** Days an item stays in memory after the newest one; older ones keep their story in the store. */
export const WINDOW_DAYS = 7;
/** The window moves in steps. */
const FORGET_EVERY = HOUR;

/**
 * Groups items into stories.
 *
 * Once settled, which items stand together hangs on the set of items alone, never on the order in which they came: pairs are scored by
 * themselves, two items can only meet in one story along a path of pairs that say yes, and such a patch is decided as a whole, in canonical
 * order, whenever one of its items came or went. What hangs on history is only which name a story keeps.
 */
export function createGrouping(parts: { preparer: Preparer; scorer: PairScorer; publishers: Publishers; weights: GroupingWeights; windowDays?: number }): Grouping {
  const { linkage } = parts.weights;
  const windowLength = (parts.windowDays ?? WINDOW_DAYS) * DAY;
  const graph = createItemGraph({ ...parts, leastScore: linkage.noEdge });
  const stories = createOpenStories(parts.publishers);
  /** what came or went since the last settling: items, and stories that lost one */
  const dirty = new Set<Node>();
  const touched = new Set<StoryId>();
  let newest = Number.NEGATIVE_INFINITY;
  let forgottenAt = Number.NEGATIVE_INFINITY;

  function insert(item: ItemToGroup): Node {
    const node = graph.insert(item);
    newest = Math.max(newest, node.item.at);
    return node;
  }

  /** Takes a known item out. @returns the story it was in */
  function takeOut(id: string): StoryId | null {
    const node = graph.get(id);
    if (!node) return null;
    const { story } = node;
    if (story !== null) touched.add(story);
    stories.move(node, null);
    for (const neighbour of graph.drop(node)) dirty.add(neighbour);
    dirty.delete(node);
    return story;
  }

  /** The story that a new item fits best, by the same measure that settling uses; null where it fits none. */
  function bestStory({ near, scores }: Node): StoryId | null {
    const links = new Map<StoryId, { sum: number; count: number; best: number }>();
    for (const [at, { story }] of near.entries()) {
      if (story === null) continue;
      const score = scores[at] as number;
      const { sum, count, best } = links.get(story) ?? { sum: 0, count: 0, best: score };
      links.set(story, { sum: sum + score, count: count + 1, best: Math.max(best, score) });
    }
    let chosen: StoryId | null = null;
    let most = 0;
    for (const [story, { sum, count, best }] of links) {
      const agreement = agreementOf(sum, count, best, stories.sizeOf(story), linkage);
      if (agreement > most) [chosen, most] = [story, agreement];
    }
    return chosen;
  }

  /** All groups of the patches in which something came or went. @param before  stories that may change; those of the patches are added */
  function decideAnew(before: Set<StoryId>): Node[][] {
    const seen = new Uint8Array(graph.slots);
    const placeOf = new Int32Array(graph.slots);
    const groups: Node[][] = [];
    const waiting = [...dirty, ...[...before].flatMap(stories.inside)];
    for (const node of waiting) {
      if (seen[node.slot] === 1) continue;
      const patch = patchAround(node, seen);
      for (const group of decidePatch(patch, placeOf, linkage)) groups.push(group);
      // A story that lost the members between its parts to the window stands in several patches: all of it is decided together.
      for (const { story } of patch) {
        if (story === null || before.has(story)) continue;
        before.add(story);
        for (const member of stories.inside(story)) waiting.push(member);
      }
    }
    return joinPinned(groups).sort((a, b) => compareMembers((a[0] as Node).item, (b[0] as Node).item));
  }

  function settle(): GroupingChange[] {
    const before = new Set(touched);
    const groups = decideAnew(before);
    dirty.clear();
    touched.clear();
    const { names, heirOf } = nameGroups(groups, (name) => before.has(name) || stories.has(name));
    const changes: GroupingChange[] = [];
    for (const [group, members] of groups.entries()) {
      const name = names[group] as StoryId;
      const from = stories.has(name) ? null : mostHeld(members);
      if (from !== null) changes.push({ kind: 'story-split', storyId: name, from });
    }
    const kept = new Set(names);
    for (const [story, heir] of heirOf) {
      if (kept.has(story)) continue;
      const into = names[heir] as StoryId;
      stories.merge(story, into);
      changes.push({ kind: 'story-merged', storyId: story, into });
    }
    for (const [group, members] of groups.entries()) for (const node of members) if (node.story !== names[group]) stories.move(node, names[group] as StoryId);
    return [...changes, ...stories.showChanged()];
  }

  /** Lets go of what is older than `edge`; its neighbours stay as they were decided. */
  function forget(edge: number): void {
    forgottenAt = newest;
    const leaving = new Map<StoryId, Node[]>();
    for (const node of graph.nodes()) {
      if (node.item.at >= edge || node.story === null) continue;
      leaving.set(node.story, [...(leaving.get(node.story) ?? []), node]);
    }
    for (const [story, nodes] of leaving) {
      stories.letGo(story, nodes);
      for (const node of nodes) {
        graph.drop(node);
        dirty.delete(node);
      }
    }
  }

  return {
    add(items) {
      const latest = [...new Map(items.map((item) => [item.id, item])).values()];
      // Of an item that was placed by hand and is so no more, the store says where it came from: a story does not take the name of the one that was parted from it.
      const storyBefore = new Map(
        latest.map(({ id, storyId }) => {
          const held = takeOut(id);
          return [id, storyId ?? held];
        }),
      );
      for (const item of latest) {
        const node = insert(item);
        dirty.add(node);
        const before = storyBefore.get(item.id) ?? null;
        const own = before !== null && stories.sizeOf(before) === 0 ? before : newName([node], stories.has);
        stories.move(node, node.pin ?? bestStory(node) ?? own);
      }
      const changes = stories.showChanged();
      if (newest - forgottenAt >= FORGET_EVERY) forget(newest - windowLength);
      return changes;
    },
    remove(ids) {
      for (const id of ids) takeOut(id);
      return stories.showChanged();
    },
    settle,
    restore(items, known) {
      for (const item of items) {
        const node = insert(item);
        const story = known.get(item.id);
        if (story === undefined) dirty.add(node);
        else stories.move(node, story);
      }
      // The rows say what readers saw, so none of this is news.
      stories.showChanged();
      forget(newest - windowLength);
      return settle();
    },
    storyOf(itemId) {
      const story = graph.get(itemId)?.story ?? null;
      return story === null ? undefined : stories.shown(story);
    },
    members: stories.members,
    stories: stories.allShown,
    get size() {
      return graph.size;
    },
  };
}
