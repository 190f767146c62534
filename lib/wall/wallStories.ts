import type { StoryId } from '@/lib/domain/ids';
import type { Headline, Story } from '@/lib/domain/story';
import { LARGE_STORY } from '@/lib/series/pressGroups';
import { DAY, HOUR, type Instant } from '@/lib/time/instant';

/** A story older than this is no news to those who sat below the wall all day, however large it has grown. */
const NEW_FOR = 12 * HOUR;

/**
 * Whether a story may interrupt the wall: new, and told by as many independent publishers as make a large one, or breaking.
 * @param until  where the news stands
 */
export const isOfWeight = (story: Story, until: Instant): boolean =>
  story.firstAt > until - NEW_FOR && (story.independentPublishers >= LARGE_STORY.publishers || story.pace === 'breaking');

/** Weighty stories, oldest first. */
export const storiesOfWeight = (stories: Iterable<Story>, until: Instant): StoryId[] =>
  [...stories].filter((story) => isOfWeight(story, until)).sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

/** The stories of the last day that most publishers told in a text of their own; of equals the newer. */
export function topStories(stories: Iterable<Story>, until: Instant, most: number): Story[] {
  return [...stories]
    .filter(({ lastAt }) => lastAt > until - DAY)
    .sort((a, b) => b.independentPublishers - a.independentPublishers || b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

/** The headline in the wall's language where somebody wrote one, else the best one. */
export const headlineIn = ({ headline, otherHeadlines }: Pick<Story, 'headline' | 'otherHeadlines'>, language: string): Headline =>
  [headline, ...otherHeadlines].find((one) => one.language === language) ?? headline;
