import type { Change } from '@/lib/domain/change';
import type { ItemId, StoryId } from '@/lib/domain/ids';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import { unreachable } from '@/lib/domain/result';

/** Stories a page keeps beside those of the updates it shows: a page left open for weeks stays small. */
export const STORIES_LIMIT = 500;

export interface Regrouped {
  readonly stories: ReadonlyMap<StoryId, Story>;
  /** where updates stand now, as far as these changes say */
  readonly storyOf: ReadonlyMap<ItemId, StoryId | null>;
}

/** Carries stories through a batch of changes, in their order. */
export function regroup(before: ReadonlyMap<StoryId, Story>, changes: readonly Change[]): Regrouped {
  const stories = new Map(before);
  const storyOf = new Map<ItemId, StoryId | null>();
  for (const change of changes) {
    switch (change.kind) {
      case 'update-added':
      case 'update-edited':
      case 'update-retagged':
        storyOf.set(change.update.id, change.update.storyId);
        break;
      case 'story-changed':
        stories.set(change.story.id, change.story);
        for (const id of change.joined) storyOf.set(id, change.story.id);
        break;
      case 'story-removed':
        stories.delete(change.storyId);
        break;
      case 'update-removed':
      case 'claim-changed':
      case 'feed-changed':
      case 'feed-removed':
      case 'baseline-changed':
      case 'judged':
      case 'commented':
      case 'axis-noted':
        break;
      default:
        unreachable(change);
    }
  }
  return { stories, storyOf };
}

/** The same update when it stands where it stood. */
export function withStory(update: Update, { storyOf }: Regrouped): Update {
  const storyId = storyOf.get(update.id);
  return storyId === undefined || storyId === update.storyId ? update : { ...update, storyId };
}

/** Drops the stories longest without news that no update on the page belongs to; the same map when there are not too many. */
export function forgetOldStories(stories: ReadonlyMap<StoryId, Story>, shown: readonly (readonly Update[])[]): ReadonlyMap<StoryId, Story> {
  if (stories.size <= STORIES_LIMIT) return stories;
  const inUse = new Set(shown.flat().map(({ storyId }) => storyId));
  const others = [...stories.values()].filter(({ id }) => !inUse.has(id)).sort((a, b) => b.lastAt - a.lastAt);
  const dropped = new Set(others.slice(STORIES_LIMIT).map(({ id }) => id));
  return dropped.size === 0 ? stories : new Map([...stories].filter(([id]) => !dropped.has(id)));
}
