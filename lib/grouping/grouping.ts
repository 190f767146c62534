import { DAY, HOUR } from '@/lib/time/instant';
import { agreementOf, linkMembers, type Edge } from './cluster';
import { areCopies } from './copies';
import { createNeighbourIndex } from './neighbours';
import type { ItemToGroup, PreparedItem, Preparer } from './prepare';
import type { Publishers } from './publishers';
import type { PairScorer } from './scorer';
import { storyId, type StoryId } from '@/lib/domain/ids';
import { buildStory, compareMembers, headlineQuality, listMembers, type GroupedStory, type Member, type StoryMember } from './story';
import type { GroupingWeights } from './weights';

/**
 * What a step did to the stories, in the order in which to carry it out.
 *
 * story-added, story-changed  keep the story as given; each of `itemIds` belongs to it from now on, wherever it belonged before. An id that is no longer
 *                             listed needs nothing: it has another story by a change of the same step, was removed, or is too old to be counted.
 * story-merged                this name is gone; all items that have it, listed or not, belong to `into`, whose new state follows. Links lead to `into`.
 * story-split                 the story is new and its items were in `from`; the states of both follow. It only says where the story came from.
 * story-removed               this name is gone and no item has it any more: the last one was removed, or joined another story by a change of the same step.
 *
 * Not reported: a story that the window has left behind (it stays as last given), and an edit of a text that leaves the make-up of its story alone.
 */
export type GroupingChange =
  | { readonly kind: 'story-merged'; readonly storyId: StoryId; readonly into: StoryId }
  | { readonly kind: 'story-split'; readonly storyId: StoryId; readonly from: StoryId }
  | { readonly kind: 'story-added'; readonly story: GroupedStory }
  | { readonly kind: 'story-changed'; readonly story: GroupedStory }
  | { readonly kind: 'story-removed'; readonly storyId: StoryId };

export interface Grouping {
  /**
   * Takes new items, or known ones whose text or reading changed. Each joins at once the story it fits best, for now;
   * `settle` has the last word. An item older than the window that has a story already must not come again: nobody here knows its story any more.
   */
  add(items: readonly ItemToGroup[]): GroupingChange[];
  /** Takes items out: found to be beside the story, or hidden by an editor. Unknown ids are passed over. */
  remove(ids: readonly string[]): GroupingChange[];
  /** Decides anew, as a whole, every patch of items in which something came or went since; merges and splits come from here. */
  settle(): GroupingChange[];
  /**
   * Fills an empty grouping from stored rows: those of the last WINDOW_DAYS and the older ones of their stories. What was decided stands.
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

interface Node {
  readonly slot: number;
  readonly item: PreparedItem;
  readonly headlineQuality: number;
  /** neighbours by slot */
  readonly edges: Map<number, { readonly score: number; readonly isCopy: boolean }>;
  story: StoryId | null;
}

interface OpenStory {
  /** what `shown` was built from */
  readonly members: readonly Member[];
  /** members that have left the window */
  readonly gone: readonly Member[];
  shown: GroupedStory;
}

/** Days an item stays in memory after the newest one; older ones keep their story in the store. */
export const WINDOW_DAYS = 7;
/** Of members that have left the window at most so many are counted on; a story that goes on for weeks forgets its first. */
const MAX_GONE = 2_000;
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
  const { preparer, scorer, publishers, weights } = parts;
  const windowLength = (parts.windowDays ?? WINDOW_DAYS) * DAY;
  const nodes = new Map<number, Node>();
  const slotOf = new Map<string, number>();
  const freeSlots: number[] = [];
  const index = createNeighbourIndex();
  const open = new Map<StoryId, OpenStory>();
  /** what came or went since the last settling: items, and stories that lost one */
  const dirty = new Set<Node>();
  const touched = new Set<StoryId>();
  let newest = Number.NEGATIVE_INFINITY;
  let forgottenAt = Number.NEGATIVE_INFINITY;

  function insert(item: ItemToGroup): Node {
    const prepared = preparer.prepare(item);
    const slot = freeSlots.pop() ?? nodes.size;
    const node: Node = { slot, item: prepared, headlineQuality: headlineQuality(item.title, prepared, publishers.isWire(prepared.family)), edges: new Map(), story: null };
    for (const other of index.near(prepared)) {
      const neighbour = nodes.get(other) as Node;
      const score = scorer.score(prepared, neighbour.item);
      if (score <= weights.linkage.noEdge) continue;
      const edge = { score, isCopy: areCopies(prepared, neighbour.item) };
      node.edges.set(other, edge);
      neighbour.edges.set(slot, edge);
    }
    nodes.set(slot, node);
    slotOf.set(item.id, slot);
    index.add(slot, prepared);
    newest = Math.max(newest, prepared.at);
    return node;
  }

  /** Takes a node out. @param isForgotten  its neighbours stay as they were decided */
  function drop(node: Node, isForgotten: boolean): void {
    for (const [slot, { score }] of node.edges) {
      const neighbour = nodes.get(slot) as Node;
      neighbour.edges.delete(node.slot);
      if (score > 0 && !isForgotten) dirty.add(neighbour);
    }
    dirty.delete(node);
    index.remove(node.slot, node.item);
    nodes.delete(node.slot);
    slotOf.delete(node.item.id);
    freeSlots.push(node.slot);
  }

  /** Everything that can be reached from `start` along pairs that say yes: the smallest patch that can be decided by itself. */
  function patchAround(start: Node, seen: Set<number>): Node[] {
    const patch = [start];
    seen.add(start.slot);
    for (const node of patch) {
      for (const [slot, { score }] of node.edges) {
        if (score <= 0 || seen.has(slot)) continue;
        seen.add(slot);
        patch.push(nodes.get(slot) as Node);
      }
    }
    return patch.sort((a, b) => compareMembers(a.item, b.item));
  }

  function decide(patch: readonly Node[]): Node[][] {
    if (patch.length === 1) return [[...patch]];
    const placeOf = new Map(patch.map(({ slot }, at) => [slot, at]));
    const edges: Edge[] = [];
    for (const [at, node] of patch.entries()) {
      for (const [slot, { score }] of node.edges) {
        const other = placeOf.get(slot);
        if (other !== undefined && at < other) edges.push({ a: at, b: other, score });
      }
    }
    const groups = new Map<number, Node[]>();
    for (const [at, first] of linkMembers(patch.length, edges, (member) => patch[member]?.item.shape !== 'report', weights.linkage).entries()) {
      groups.set(first, [...(groups.get(first) ?? []), patch[at] as Node]);
    }
    return [...groups.values()];
  }

  function membersOf(group: readonly Node[]): Member[] {
    const slots = new Set(group.map(({ slot }) => slot));
    const origin = originsOf(group);
    return group.map((node) => {
      let agreement = 0;
      for (const [slot, { score }] of node.edges) if (slots.has(slot)) agreement += score;
      const { id, at, language, family } = node.item;
      return { id, at, language, family, headlineQuality: node.headlineQuality, origin: origin.get(node.slot) ?? id, centrality: group.length === 1 ? 0 : agreement / (group.length - 1) };
    });
  }

  /** The story that a new item fits best, by the same measure that settling uses; null where it fits none. */
  function bestStory(node: Node): StoryId | null {
    const links = new Map<StoryId, { sum: number; count: number; best: number }>();
    for (const [slot, { score }] of node.edges) {
      const story = nodes.get(slot)?.story ?? null;
      if (story === null) continue;
      const link = links.get(story);
      links.set(story, link ? { sum: link.sum + score, count: link.count + 1, best: Math.max(link.best, score) } : { sum: score, count: 1, best: score });
    }
    let chosen: StoryId | null = null;
    let most = 0;
    for (const [story, link] of links) {
      const agreement = agreementOf(link.sum, link.count, link.best, nodesOf(open.get(story)?.shown).length, weights.linkage);
      if (agreement > most) [chosen, most] = [story, agreement];
    }
    return chosen;
  }

  /** Shows a story with the members it has now. */
  function refresh(story: StoryId, members: readonly Node[]): GroupingChange[] {
    const known = open.get(story);
    if (members.length === 0) {
      if (!known) return [];
      open.delete(story);
      // Its older items are still in the store, under its name.
      if (known.gone.length > 0) return [{ kind: 'story-changed', story: buildStory(story, known.gone, publishers) }];
      return [{ kind: 'story-removed', storyId: story }];
    }
    const gone = known?.gone ?? [];
    const all = [...gone, ...membersOf(members)].sort(compareMembers);
    const shown = buildStory(story, all, publishers);
    open.set(story, { members: all, gone, shown });
    if (!known) return [{ kind: 'story-added', story: shown }];
    return isSame(known.shown, shown) ? [] : [{ kind: 'story-changed', story: shown }];
  }

  function settle(): GroupingChange[] {
    const seen = new Set<number>();
    const groups: Node[][] = [];
    const before = new Set(touched);
    const waiting = [...dirty];
    for (const story of touched) waiting.push(...nodesOf(open.get(story)?.shown));
    for (const node of waiting) {
      if (seen.has(node.slot)) continue;
      const patch = patchAround(node, seen);
      groups.push(...decide(patch));
      // A story that lost the members between its parts to the window stands in several patches: all of it is decided together.
      for (const { story } of patch) {
        if (story === null || before.has(story)) continue;
        before.add(story);
        waiting.push(...nodesOf(open.get(story)?.shown));
      }
    }
    dirty.clear();
    touched.clear();
    groups.sort((a, b) => compareMembers((a[0] as Node).item, (b[0] as Node).item));
    return nameGroups(groups, before);
  }

  function nameGroups(groups: readonly Node[][], before: ReadonlySet<StoryId>): GroupingChange[] {
    const changes: GroupingChange[] = [];
    const claims: { group: number; story: StoryId; held: number }[] = [];
    for (const [group, members] of groups.entries()) {
      const held = new Map<StoryId, number>();
      for (const { story } of members) if (story !== null) held.set(story, (held.get(story) ?? 0) + 1);
      for (const [story, count] of held) claims.push({ group, story, held: count });
    }
    claims.sort((a, b) => b.held - a.held || a.group - b.group || (a.story < b.story ? -1 : 1));
    const nameOf = new Map<number, StoryId>();
    const heirOf = new Map<StoryId, number>();
    for (const { group, story } of claims) {
      if (!heirOf.has(story) && !nameOf.has(group)) nameOf.set(group, story);
      if (!heirOf.has(story)) heirOf.set(story, group);
    }
    for (const [group, members] of groups.entries()) if (!nameOf.has(group)) nameOf.set(group, newName(members, new Set([...before, ...nameOf.values()])));
    const names = new Set(nameOf.values());
    const inherited = new Map<StoryId, Member[]>();
    for (const story of before) {
      const known = open.get(story);
      if (!known || names.has(story)) continue;
      const heir = heirOf.get(story);
      const into = heir === undefined ? undefined : nameOf.get(heir);
      open.delete(story);
      if (into === undefined) changes.push({ kind: 'story-removed', storyId: story });
      else {
        changes.push({ kind: 'story-merged', storyId: story, into });
        inherited.set(into, [...(inherited.get(into) ?? []), ...known.gone]);
      }
    }
    for (const [group, members] of groups.entries()) {
      const name = nameOf.get(group) as StoryId;
      const known = open.get(name);
      const parent = known ? null : mostHeld(members);
      if (parent !== null && parent !== name) changes.push({ kind: 'story-split', storyId: name, from: parent });
      const heirs = inherited.get(name) ?? [];
      if (known && heirs.length === 0 && members.every(({ story }) => story === name) && nodesOf(known.shown).length === members.length) continue;
      for (const node of members) node.story = name;
      const gone = [...(known?.gone ?? []), ...heirs].sort(compareMembers).slice(-MAX_GONE);
      if (known) open.set(name, { ...known, gone });
      changes.push(...refresh(name, members));
    }
    return changes;
  }

  /** The oldest member's id; where another story has that name already, the next one's, or a numbered one. */
  function newName(members: readonly Node[], taken: ReadonlySet<StoryId>): StoryId {
    for (const { item } of members) {
      const name = storyId(item.id);
      if (!taken.has(name) && !open.has(name)) return name;
    }
    for (let number = 2; ; number += 1) {
      const name = storyId(`${(members[0] as Node).item.id}.${number}`);
      if (!taken.has(name) && !open.has(name)) return name;
    }
  }

  /** Lets go of what is older than the window; stories stay as they are while they have members inside it. */
  function forget(): void {
    if (newest - forgottenAt < FORGET_EVERY) return;
    forgottenAt = newest;
    const leaving = new Map<StoryId, Set<string>>();
    for (const node of nodes.values()) {
      if (node.item.at >= newest - windowLength || node.story === null) continue;
      leaving.set(node.story, (leaving.get(node.story) ?? new Set()).add(node.item.id));
    }
    for (const [story, ids] of leaving) {
      const known = open.get(story);
      const inside = nodesOf(known?.shown);
      if (known && inside.length > ids.size) {
        const gone = [...known.gone, ...membersOf(inside).filter(({ id }) => ids.has(id))].sort(compareMembers).slice(-MAX_GONE);
        open.set(story, { ...known, gone });
      } else open.delete(story);
      for (const node of inside) if (ids.has(node.item.id)) drop(node, true);
    }
  }

  const nodesOf = (story: GroupedStory | undefined): Node[] => (story?.itemIds ?? []).flatMap((id) => nodes.get(slotOf.get(id) ?? -1) ?? []);

  /** Takes known items out. @returns the stories they were in */
  function takeOut(ids: readonly string[]): Map<string, StoryId> {
    const left = new Map<string, StoryId>();
    for (const id of ids) {
      const node = nodes.get(slotOf.get(id) ?? -1);
      if (!node) continue;
      if (node.story !== null) left.set(id, node.story);
      drop(node, false);
    }
    return left;
  }

  function place(node: Node, before: StoryId | undefined): StoryId {
    const alone = before !== undefined && nodesOf(open.get(before)?.shown).length === 0 ? before : newName([node], new Set());
    const story = bestStory(node) ?? alone;
    node.story = story;
    dirty.add(node);
    return story;
  }

  return {
    add(items) {
      const changes: GroupingChange[] = [];
      const lost = takeOut(items.map(({ id }) => id));
      for (const item of items) {
        takeOut([item.id]);
        const node = insert(item);
        const story = place(node, lost.get(item.id));
        changes.push(...refresh(story, [...nodesOf(open.get(story)?.shown).filter((other) => other !== node), node].sort((a, b) => compareMembers(a.item, b.item))));
      }
      for (const story of new Set(lost.values())) {
        touched.add(story);
        changes.push(...refresh(story, nodesOf(open.get(story)?.shown).filter((node) => node.story === story)));
      }
      forget();
      return changes;
    },
    remove(ids) {
      const changes: GroupingChange[] = [];
      for (const story of new Set(takeOut(ids).values())) {
        touched.add(story);
        changes.push(...refresh(story, nodesOf(open.get(story)?.shown)));
      }
      return changes;
    },
    settle,
    restore(items, stories) {
      const edge = items.reduce((latest, { orderedAt }) => Math.max(latest, orderedAt), Number.NEGATIVE_INFINITY) - windowLength;
      const held = new Map<StoryId, Node[]>();
      for (const item of items) {
        const story = stories.get(item.id) ?? null;
        const node = insert(item);
        node.story = story;
        if (story === null) dirty.add(node);
        else held.set(story, [...(held.get(story) ?? []), node]);
      }
      // What was decided stands: the rows say what readers saw.
      for (const [story, members] of held) {
        const all = membersOf(members.sort((a, b) => compareMembers(a.item, b.item)));
        const gone = all.filter(({ at }) => at < edge);
        if (gone.length < all.length) open.set(story, { members: all, gone, shown: buildStory(story, all, publishers) });
        for (const node of members) if (node.item.at < edge) drop(node, true);
      }
      forgottenAt = newest;
      return settle();
    },
    storyOf(itemId) {
      const story = nodes.get(slotOf.get(itemId) ?? -1)?.story;
      return story ? open.get(story)?.shown : undefined;
    },
    members(story) {
      const known = open.get(story);
      return known ? listMembers(known.members, known.shown) : [];
    },
    stories: () => [...open.values()].map(({ shown }) => shown).sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1)),
    get size() {
      return nodes.size;
    },
  };
}

/** For each slot the first item of its near-copies: carriers of one text. */
function originsOf(group: readonly Node[]): Map<number, string> {
  const bySlot = new Map(group.map((node) => [node.slot, node]));
  const origin = new Map<number, string>();
  for (const start of group) {
    if (origin.has(start.slot)) continue;
    const copies = [start];
    origin.set(start.slot, start.item.id);
    for (const node of copies) {
      for (const [slot, { isCopy }] of node.edges) {
        const other = bySlot.get(slot);
        if (!isCopy || !other || origin.has(slot)) continue;
        origin.set(slot, start.item.id);
        copies.push(other);
      }
    }
  }
  return origin;
}

function mostHeld(members: readonly Node[]): StoryId | null {
  const held = new Map<StoryId, number>();
  for (const { story } of members) if (story !== null) held.set(story, (held.get(story) ?? 0) + 1);
  return [...held].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

function isSame(a: GroupedStory, b: GroupedStory): boolean {
  return (
    a.headlineId === b.headlineId &&
    a.itemIds.length === b.itemIds.length &&
    a.itemIds.every((id, at) => id === b.itemIds[at]) &&
    a.origins.length === b.origins.length &&
    a.origins.every(({ itemIds, family }, at) => family === b.origins[at]?.family && itemIds.length === b.origins[at].itemIds.length && itemIds.every((id, place) => id === b.origins[at]?.itemIds[place])) &&
    Object.entries(a.headlines).every(([language, id]) => b.headlines[language] === id)
  );
}
