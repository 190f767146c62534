import type { EditedRules } from '@/lib/claims/newsRules';
import { itemId, type ItemId, type StoryId } from '@/lib/domain/ids';
import type { Grouping } from '@/lib/grouping/grouping';
import type { GroupingChange } from '@/lib/grouping/groupingChange';
import type { GroupedStory } from '@/lib/grouping/story';
import { DAY } from '@/lib/time/instant';
import type { AnalysedItem, AnalysisStep } from '../store/store';

/** What the grouping is asked to do next. */
export type GroupingTask =
  /** begins anew with what is stored */
  | { readonly kind: 'restore'; readonly items: readonly AnalysedItem[] }
  /** new and changed items, and such as are updates no more with the story that the store had them in */
  | { readonly kind: 'take'; readonly items: readonly AnalysedItem[]; readonly gone: readonly GoneItem[] }
  | { readonly kind: 'settle' }
  /** beside the open grouping: a stretch of the past, with late arrivals and such as are changed */
  | { readonly kind: 'past'; readonly items: readonly AnalysedItem[]; readonly late: readonly ItemId[] };

export interface GoneItem {
  readonly id: ItemId;
  readonly storyId: StoryId | null;
}

/** What came of it, as the store has to be told: of the items only those that belong elsewhere, or are counted for another, than it was told before. */
export interface GroupedStep extends Pick<AnalysisStep, 'members' | 'stories' | 'removed'> {
  /** items that stood beside one that is gone, before this grouping knew of it: they are to be taken again */
  readonly again: readonly ItemId[];
  readonly openStories: number;
  /** a stretch of the past was decided otherwise than the open grouping has it: that is to be restored from the store once this is recorded */
  readonly isOutdated: boolean;
}

/** Everything that grouping stands on beside the items; the thread that holds it builds them from the rules. */
export interface GroupingParts {
  readonly makeGrouping: (windowDays?: number) => Grouping;
  readonly familyOf: (outlet: string) => string;
}

/** For the thread's start. */
export type GroupingRulesGiven = Pick<EditedRules, 'concepts'>;

/** Holds a grouping and remembers what the store was told, so that each step says only what is new. */
export function createGroupedSteps({ makeGrouping, familyOf }: GroupingParts): (task: GroupingTask) => GroupedStep {
  let grouping = makeGrouping();
  /** item → story, publisher and voice */
  let told = new Map<string, string>();

  return (task) => {
    switch (task.kind) {
      case 'restore': {
        grouping = makeGrouping();
        told = new Map(task.items.flatMap((item) => (item.storyId === null ? [] : [[item.id, keyOf(item.storyId, item.publisher, item.voice)] as const])));
        const stories = new Map(task.items.flatMap(({ id, storyId }) => (storyId === null ? [] : [[id as string, storyId] as const])));
        return tell(grouping.restore(task.items.map(toGroup), stories), task.items.filter(({ storyId }) => storyId === null), []);
      }
      case 'take': {
        const left = new Set(task.gone.flatMap(({ id, storyId }) => (storyId === null || grouping.storyOf(id) ? [] : [storyId])));
        const again = [...left].flatMap((story) => grouping.members(story).map((member) => itemId(member.itemId)));
        const changes = grouping.remove(task.gone.map(({ id }) => id));
        for (const { id } of task.gone) told.delete(id);
        changes.push(...grouping.add(task.items.map(toGroup)));
        const step = tell(changes, task.items, again);
        const closed = [...left].filter((story) => grouping.members(story).length === 0);
        return { ...step, removed: [...step.removed, ...closed.map((id) => ({ id, into: null }))] };
      }
      case 'settle':
        return tell(grouping.settle(), [], []);
      case 'past':
        return openPast(task.items, new Set(task.late));
    }
  };

  function openPast(items: readonly AnalysedItem[], late: ReadonlySet<ItemId>): GroupedStep {
    const [first, last] = [Math.min(...items.map(({ orderedAt }) => orderedAt)), Math.max(...items.map(({ orderedAt }) => orderedAt))];
    const past = createGroupedSteps({ makeGrouping: () => makeGrouping((last - first) / DAY + 1), familyOf });
    const isLate = ({ id }: AnalysedItem) => late.has(id);
    const placed = items.filter((item) => !isLate(item) || item.storyId !== null);
    const steps = [past({ kind: 'restore', items: placed }), past({ kind: 'take', items: items.filter(isLate), gone: [] }), past({ kind: 'settle' })];
    const step = joinSteps(steps);
    return { ...step, openStories: grouping.stories().length, isOutdated: contradictsOpen(step) };
  }

  /** Whether an open story has lost or gained an item that way, or counts one for somebody else; such stories reach back behind the window. */
  function contradictsOpen({ members, removed }: Pick<GroupedStep, 'members' | 'removed'>): boolean {
    const open = new Map(grouping.stories().flatMap(({ id: story }) => grouping.members(story).map(({ itemId: id, family, voice }) => [id, keyOf(story, family, voice)] as const)));
    if (removed.some(({ id }) => grouping.members(id).length > 0)) return true;
    return members.some(({ itemId: id, storyId, publisher, voice }) => {
      const held = open.get(id);
      return held === undefined ? grouping.members(storyId).length > 0 : held !== keyOf(storyId, publisher, voice);
    });
  }

  /** @param read  items whose text or marks are new, wherever they stand */
  function tell(changes: readonly GroupingChange[], read: readonly AnalysedItem[], again: readonly ItemId[]): GroupedStep {
    const { stories, removed } = outcomeOf(changes);
    for (const { id } of read) {
      const story = grouping.storyOf(id);
      if (story && !stories.has(story.id)) stories.set(story.id, story);
    }
    const outlets = new Map(read.map(({ id, outlet }) => [id as string, outlet]));
    const members = [...stories.values()].flatMap((story) =>
      membersOf(story, outlets).filter(({ itemId: id, storyId, publisher, voice }) => {
        const key = keyOf(storyId, publisher, voice);
        if (told.get(id) === key && !outlets.has(id)) return false;
        told.set(id, key);
        return true;
      }),
    );
    forgetOld();
    return {
      members,
      stories: [...stories.values()].map(({ id, headlineId, headlines }) => ({ id, headlineId: itemId(headlineId), headlines: headlines as Readonly<Record<string, ItemId>> })),
      removed: [...removed].map(([id, into]) => ({ id, into })),
      again,
      openStories: grouping.stories().length,
      isOutdated: false,
    };
  }

  /** A story of items older than the window is left behind as soon as it is made: then the items just read tell whom they are counted for. */
  function membersOf(story: GroupedStory, outlets: ReadonlyMap<string, string>): AnalysisStep['members'][number][] {
    const open = grouping.members(story.id);
    if (open.length > 0) return open.map(({ itemId: id, family, voice }) => ({ itemId: itemId(id), storyId: story.id, publisher: family, voice }));
    return story.origins.flatMap(({ itemIds, family: voice }) =>
      itemIds.flatMap((id) => {
        const outlet = outlets.get(id);
        return outlet === undefined ? [] : [{ itemId: itemId(id), storyId: story.id, publisher: familyOf(outlet), voice }];
      }),
    );
  }

  /** What has left the window is told again should its story change once more, which does no harm. */
  function forgetOld(): void {
    if (told.size < 2 * grouping.size + 1_000) return;
    for (const id of told.keys()) if (!grouping.storyOf(id)) told.delete(id);
  }
}

/** Steps as one: of each item and each story the last word counts. */
function joinSteps(steps: readonly GroupedStep[]): Omit<GroupedStep, 'openStories' | 'isOutdated'> {
  const members = new Map(steps.flatMap((step) => step.members.map((member) => [member.itemId, member] as const)));
  const stories = new Map<StoryId, GroupedStep['stories'][number]>();
  const removed = new Map<StoryId, StoryId | null>();
  for (const step of steps) {
    for (const { id, into } of step.removed) {
      stories.delete(id);
      removed.set(id, into);
    }
    for (const story of step.stories) {
      removed.delete(story.id);
      stories.set(story.id, story);
    }
  }
  followOn(removed);
  return { members: [...members.values()], stories: [...stories.values()], removed: [...removed].map(([id, into]) => ({ id, into })), again: [] };
}

/** Where a chain of changes leads: the last state of each story, and where those went that are no more. */
function outcomeOf(changes: readonly GroupingChange[]): { stories: Map<StoryId, GroupedStory>; removed: Map<StoryId, StoryId | null> } {
  const stories = new Map<StoryId, GroupedStory>();
  const removed = new Map<StoryId, StoryId | null>();
  for (const change of changes) {
    switch (change.kind) {
      case 'story-added':
      case 'story-changed':
        stories.set(change.story.id, change.story);
        removed.delete(change.story.id);
        break;
      case 'story-merged':
        stories.delete(change.storyId);
        removed.set(change.storyId, change.into);
        break;
      case 'story-removed':
        stories.delete(change.storyId);
        removed.set(change.storyId, null);
        break;
      case 'story-split':
        break;
    }
  }
  followOn(removed);
  return { stories, removed };
}

/** A story may have gone into one that went further in the same step. */
function followOn(removed: Map<StoryId, StoryId | null>): void {
  for (const [id, first] of removed) {
    let into = first;
    while (into !== null && removed.has(into)) into = removed.get(into) ?? null;
    removed.set(id, into);
  }
}

const keyOf = (storyId: StoryId, publisher: string | null, voice: string | null): string => `${storyId}\n${publisher}\n${voice}`;

const toGroup = ({ marks, ...item }: AnalysedItem) => ({ ...item, reading: marks });
