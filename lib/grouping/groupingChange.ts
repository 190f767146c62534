import type { StoryId } from '@/lib/domain/ids';
import type { GroupedStory } from './story';

/**
 * What a step did to the stories, in the order in which to carry it out; merges and splits stand before the new states of the stories they touched.
 *
 * story-added, story-changed  keep the story as given; each of `itemIds` belongs to it from now on, wherever it belonged before. An id that is no longer
 *                             listed needs nothing: it has another story by a change of the same step, was removed, or is too old to be counted.
 *                             A name that was merged away or removed may be added again.
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
