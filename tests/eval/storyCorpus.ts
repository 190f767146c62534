import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ItemToGroup } from '@/lib/grouping/prepare';
import { readItem } from '@/lib/tagging/readItem';
import { instant } from '@/lib/time/instant';

const groupedItem = z.object({
  id: z.string(),
  published: z.string(),
  lang: z.string(),
  source: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  story: z.string(),
  window: z.string().default(''),
});

/** An item grouped by hand. */
export interface LabelledItem {
  readonly item: ItemToGroup;
  /** unique over all windows */
  readonly story: string;
  readonly window: string;
}

/** Items grouped by hand, one JSON object a line, read by the rules that ship, sorted so that the order of lines changes nothing. */
export function loadStories(path: string): LabelledItem[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '');
  return lines
    .map((line) => groupedItem.parse(JSON.parse(line)))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ id, published, lang, source, title, description, story, window }) => ({
      item: {
        id,
        title,
        summary: description ?? '',
        language: lang,
        outlet: source,
        orderedAt: instant(Date.parse(published)),
        reading: readItem({ title, summary: description ?? '', language: lang }),
      },
      story: `${window}/${story}`,
      window,
    }));
}
