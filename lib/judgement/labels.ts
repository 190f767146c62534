import type { Direction, Tag } from '@/lib/domain/tag';

/** An item with what counts of it by now, and which of that a person has said. */
export interface LabelledItem {
  readonly id: string;
  /** epoch milliseconds */
  readonly publishedAt: number;
  readonly language: string;
  readonly outlet: string;
  readonly title: string;
  readonly summary: string;
  readonly link: string | null;
  readonly relevant: boolean;
  readonly tags: readonly Tag[];
  readonly direction: Direction;
  readonly storyId: string | null;
  readonly fields: readonly ('relevance' | 'tags' | 'direction' | 'story')[];
}

/**
 * A judged item as a line of a labelled corpus (`items.jsonl`), which `npm run eval` reads. It is `sure: 3` where a person has said all that the
 * line says, and 2 where some of it is still the rules' own word, which teaches less.
 * @returns null where people have only said which story it belongs to
 */
export function toLabelledLine({ relevant, tags, direction, fields, ...item }: LabelledItem) {
  const said = fields.filter((field) => field !== 'story');
  if (said.length === 0) return null;
  const isWhole = said.includes('relevance') && (!relevant || (said.includes('tags') && said.includes('direction')));
  return {
    ...common(item),
    relevant,
    tags: relevant ? tags : [],
    direction: relevant ? direction : null,
    sure: isWhole ? 3 : 2,
    stratum: 'judged',
    origin: 'desk',
    judged: said,
  } as const;
}

/** A placed item as a line of the corpus of stories (`stories.jsonl`). @returns null where people have not placed it */
export function toStoryLine({ storyId, fields, ...item }: LabelledItem) {
  return fields.includes('story') && storyId !== null ? ({ ...common(item), story: storyId, origin: 'desk', window: 'judged' } as const) : null;
}

const common = ({ id, publishedAt, language, outlet, title, summary, link }: Pick<LabelledItem, 'id' | 'publishedAt' | 'language' | 'outlet' | 'title' | 'summary' | 'link'>) => ({
  id,
  published: new Date(publishedAt).toISOString(),
  lang: language,
  source: outlet,
  title,
  description: summary,
  link: link ?? '',
});
