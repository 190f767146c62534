import type { StoryId } from '@/lib/domain/ids';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import type { UpdatesPage } from '@/lib/protocol/requests';
import { isBelow, mergeNewestFirst } from './updateOrder';

/** What a page has read of a selection's list: its newest updates, and as many older ones as the reader asked for. */
export interface ChosenList {
  /** newest first, without a gap */
  readonly updates: readonly Update[];
  readonly stories: ReadonlyMap<StoryId, Story>;
  /** where the next older page begins; null at the end */
  readonly next: string | null;
}

export const listFrom = (page: UpdatesPage): ChosenList => ({ updates: page.updates, stories: byId(page.stories), next: page.next });

/** The first page, read anew. What stood in its span and is not there any more has gone; a list it does not reach down to is forgotten. */
export function withFirstPage(list: ChosenList, page: UpdatesPage): ChosenList {
  const end = page.updates.at(-1);
  const read = new Set(page.updates.map(({ id }) => id));
  if (!end || page.next === null || !list.updates.some(({ id }) => read.has(id))) return listFrom(page);
  const below = list.updates.filter((update) => isBelow(update, end));
  return {
    updates: [...page.updates, ...below],
    stories: new Map([...list.stories, ...byId(page.stories)]),
    next: below.length > 0 ? list.next : page.next,
  };
}

export function withOlderPage(list: ChosenList, page: UpdatesPage): ChosenList {
  return {
    updates: mergeNewestFirst(list.updates, page.updates),
    stories: new Map([...list.stories, ...byId(page.stories)]),
    next: page.next,
  };
}

const byId = (stories: readonly Story[]): Map<StoryId, Story> => new Map(stories.map((story) => [story.id, story]));
