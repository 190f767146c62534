import { TAGS, type Tag } from '@/lib/domain/tag';
import type { NewsRow } from './newsRow';

export interface TagStress {
  readonly tag: Tag;
  /** share of the tag in all that is said, 0…1; the shares add up to 1 unless nothing is tagged */
  readonly baseline: number;
  readonly news: number;
  /** news − baseline: above 0 the news dwells on it more than the article does */
  readonly shift: number;
}

export interface StressComparison {
  /** in the order of the tags */
  readonly tags: readonly TagStress[];
  /** how far apart the two are: half the sum of the absolute shifts, 0 (alike) … 1 (nothing in common) */
  readonly distance: number;
  readonly statements: { readonly tagged: number; readonly all: number };
  readonly stories: { readonly tagged: number; readonly all: number };
}

/**
 * What the baseline stresses beside what the news is about.
 * A statement divides 1 among its tags; a story divides log2(1 + independent publishers) among its tags, by how many of its updates carry each.
 * @param statements  the tags of each statement of the article, read by the same tagger as the news
 */
export function compareStress(statements: readonly (readonly Tag[])[], rows: readonly NewsRow[]): StressComparison {
  const baseline = new Map<Tag, number>();
  for (const tags of statements) for (const tag of tags) add(baseline, tag, 1 / tags.length);
  const stories = new Map<string, { publishers: Set<string>; marks: Map<Tag, number> }>();
  for (const { storyId, voice, tags } of rows) {
    const story = stories.get(storyId) ?? { publishers: new Set<string>(), marks: new Map<Tag, number>() };
    stories.set(storyId, story);
    story.publishers.add(voice);
    for (const tag of tags) add(story.marks, tag, 1);
  }
  const news = new Map<Tag, number>();
  let tagged = 0;
  for (const { publishers, marks } of stories.values()) {
    const all = total(marks);
    if (all === 0) continue;
    tagged += 1;
    for (const [tag, count] of marks) add(news, tag, (Math.log2(1 + publishers.size) * count) / all);
  }
  const [baselineAll, newsAll] = [total(baseline), total(news)];
  const tags = TAGS.map((tag) => {
    const ofBaseline = baselineAll === 0 ? 0 : (baseline.get(tag) ?? 0) / baselineAll;
    const ofNews = newsAll === 0 ? 0 : (news.get(tag) ?? 0) / newsAll;
    return { tag, baseline: ofBaseline, news: ofNews, shift: ofNews - ofBaseline };
  });
  return {
    tags,
    distance: tags.reduce((sum, { shift }) => sum + Math.abs(shift), 0) / 2,
    statements: { tagged: statements.filter((own) => own.length > 0).length, all: statements.length },
    stories: { tagged, all: stories.size },
  };
}

const add = (sums: Map<Tag, number>, tag: Tag, amount: number) => sums.set(tag, (sums.get(tag) ?? 0) + amount);
const total = (sums: ReadonlyMap<Tag, number>) => [...sums.values()].reduce((sum, one) => sum + one, 0);
