import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Matcher } from '@/lib/gazetteer/matcher';
import { readText, type ItemText } from '@/lib/tagging/itemText';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { Example } from '@/lib/tagging/training/examples';

const labelledItem = z.object({
  id: z.string(),
  lang: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  relevant: z.boolean(),
  tags: z.array(z.enum(TAGS)),
  direction: z.enum(DIRECTIONS).nullable(),
  /** 1 could go either way … 3 clear */
  sure: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(3),
});
export type LabelledItem = z.infer<typeof labelledItem>;

/** Labelled items, one JSON object a line, sorted by id so that the order of lines changes nothing. */
export function loadItems(path: string): LabelledItem[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => labelledItem.parse(JSON.parse(line))).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** What could have been labelled either way teaches less. */
const IMPORTANCE = { 1: 0.3, 2: 0.7, 3: 1 } as const;

/** The items as learning sees them: their text cut into words and concepts, and near-copies in one group. */
export function toExamples(items: readonly LabelledItem[], matcher: Matcher): Example[] {
  // The feed's language is given as in the product, where every feed has one.
  const texts = items.map((item) => readText({ title: item.title, summary: item.description ?? '', language: item.lang }, matcher));
  const groups = groupNearCopies(items.map(({ id }) => id), texts);
  return items.map((item, at) => ({
    text: texts[at] as ItemText,
    relevant: item.relevant,
    tags: item.tags,
    direction: item.direction,
    group: groups[at] as string,
    importance: IMPORTANCE[item.sure],
  }));
}

/** Titles that share so much of their words are copies of one text. */
const NEAR_COPY = 0.6;
/** A word in more items than this finds no copies that a rarer one would not. */
const COMMON_WORD = 600;

function groupNearCopies(ids: readonly string[], texts: readonly ItemText[]): string[] {
  const sets = texts.map((text) => new Set(text.fields[0]?.text.tokens.map(({ word }) => word).filter((word) => word.length > 2)));
  const parent = ids.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  const itemsWith = new Map<string, number[]>();
  for (const [at, words] of sets.entries()) {
    const candidates = new Set<number>();
    for (const word of words) {
      const others = itemsWith.get(word) ?? [];
      if (others.length <= COMMON_WORD) for (const other of others) candidates.add(other);
      itemsWith.set(word, [...others, at]);
    }
    for (const other of candidates) if (overlap(words, sets[other] as Set<string>) >= NEAR_COPY) parent[rootOf(at)] = rootOf(other);
  }
  return ids.map((_, at) => ids[rootOf(at)] as string);
}

function overlap(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
