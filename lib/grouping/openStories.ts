import type { StoryId } from '@/lib/domain/ids';
import type { GroupingChange } from './groupingChange';
import type { Node } from './itemGraph';
import { membersOf } from './members';
import type { Publishers } from './publishers';
import { buildStory, compareMembers, listMembers, type GroupedStory, type Member, type StoryMember } from './story';

/** Of the members that have left the window at most so many are counted on; a story that goes on for weeks forgets its first. */
const MAX_GONE = 2_000;

interface OpenStory {
  /** items in memory */
  readonly inside: Set<Node>;
  /** members that have left the window, oldest first */
  gone: readonly Member[];
  /** as last shown, with what it was built from; null until then */
  shown: { readonly story: GroupedStory; readonly members: readonly Member[] } | null;
}

/** The stories that have an item in memory. Items are moved first; `showChanged` then says what became of every story they left or joined. */
export interface OpenStories {
  has(id: StoryId): boolean;
  /** items in memory, oldest first */
  inside(id: StoryId): Node[];
  /** number of items in memory */
  sizeOf(id: StoryId): number;
  /** Moves an item to a story, which is opened if need be, or out of all. */
  move(node: Node, to: StoryId | null): void;
  /** Closes a story whose items have gone or are about to go to another, which takes over the members that have left the window. */
  merge(id: StoryId, into: StoryId): void;
  /** Lets go of items that the window has left behind. Their story goes on counting them while it has others. */
  letGo(id: StoryId, leaving: readonly Node[]): void;
  showChanged(): GroupingChange[];
  shown(id: StoryId): GroupedStory | undefined;
  allShown(): GroupedStory[];
  members(id: StoryId): StoryMember[];
}

export function createOpenStories(publishers: Publishers): OpenStories {
  const open = new Map<StoryId, OpenStory>();
  const changed = new Set<StoryId>();

  function opened(id: StoryId): OpenStory {
    const known = open.get(id) ?? { inside: new Set<Node>(), gone: [], shown: null };
    open.set(id, known);
    return known;
  }

  function inside(id: StoryId): Node[] {
    return [...(open.get(id)?.inside ?? [])].sort((a, b) => compareMembers(a.item, b.item));
  }

  function show(id: StoryId): GroupingChange[] {
    const known = open.get(id);
    if (!known) return [];
    const members = [...known.gone, ...membersOf(inside(id))].sort(compareMembers);
    const before = known.shown?.story;
    if (known.inside.size === 0) open.delete(id);
    if (members.length === 0) return before ? [{ kind: 'story-removed', storyId: id }] : [];
    const story = buildStory(id, members, publishers);
    known.shown = { story, members };
    if (!before) return [{ kind: 'story-added', story }];
    return isSame(before, story) ? [] : [{ kind: 'story-changed', story }];
  }

  return {
    has: (id) => open.has(id),
    inside,
    sizeOf: (id) => open.get(id)?.inside.size ?? 0,
    move(node, to) {
      if (node.story !== null) {
        open.get(node.story)?.inside.delete(node);
        changed.add(node.story);
      }
      node.story = to;
      if (to === null) return;
      opened(to).inside.add(node);
      changed.add(to);
    },
    merge(id, into) {
      const gone = open.get(id)?.gone ?? [];
      open.delete(id);
      const heir = opened(into);
      heir.gone = [...heir.gone, ...gone].sort(compareMembers).slice(-MAX_GONE);
      changed.add(into);
    },
    letGo(id, leaving) {
      const known = open.get(id);
      if (!known) return;
      for (const node of leaving) known.inside.delete(node);
      if (known.inside.size === 0) {
        open.delete(id);
        return;
      }
      const staying = new Map(Array.from(known.inside, (node) => [node.item.id, node]));
      const members = known.shown?.members ?? [];
      known.gone = members.filter((member) => !staying.has(member.id)).slice(-MAX_GONE);
      for (const { id: itemId, origin } of members) {
        const node = staying.get(itemId);
        if (node && !staying.has(origin)) node.firstCarrier = origin;
      }
    },
    showChanged() {
      const changes = [...changed].flatMap(show);
      changed.clear();
      return changes;
    },
    shown: (id) => open.get(id)?.shown?.story,
    allShown: () =>
      [...open.values()].flatMap(({ shown }) => shown?.story ?? []).sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1)),
    members(id) {
      const shown = open.get(id)?.shown;
      return shown ? listMembers(shown.members, shown.story) : [];
    },
  };
}

function isSame(a: GroupedStory, b: GroupedStory): boolean {
  return (
    a.headlineId === b.headlineId &&
    areSame(a.itemIds, b.itemIds) &&
    a.origins.length === b.origins.length &&
    a.origins.every(({ itemIds, family }, at) => family === b.origins[at]?.family && areSame(itemIds, b.origins[at].itemIds)) &&
    Object.entries(a.headlines).every(([language, id]) => b.headlines[language] === id)
  );
}

const areSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);
