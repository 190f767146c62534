import type { StoryId } from '@/lib/domain/ids';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';

/** A line of the stream: a story with those of its updates that the list holds, or one update by itself. */
export interface StreamEntry {
  readonly key: string;
  /** null for an update that is in no story yet, or in one that this page does not know */
  readonly story: Story | null;
  /** at least one, newest first */
  readonly updates: readonly [Update, ...Update[]];
}

/**
 * Folds a list of updates into stories. A story stands where its newest update stands.
 * @param updates  newest first
 */
export function foldStories(updates: readonly Update[], stories: ReadonlyMap<StoryId, Story>): StreamEntry[] {
  const folded = new Map<string, [Update, ...Update[]]>();
  for (const update of updates) {
    const key = update.storyId ?? update.id;
    const entry = folded.get(key);
    if (entry) entry.push(update);
    else folded.set(key, [update]);
  }
  return [...folded].map(([key, members]) => ({ key, story: stories.get(key as StoryId) ?? null, updates: members }));
}
