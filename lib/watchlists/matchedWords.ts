import type { Update } from '@/lib/domain/update';
import type { WatchSelection } from '@/lib/domain/watchlist';
import { findWords } from '@/lib/search/findWords';
import { tokenise } from '@/lib/search/normalise';
import { parseQuery } from '@/lib/search/parseQuery';

export interface CountedWord {
  /** as it stands in the newest of the texts */
  readonly word: string;
  /** updates it stands in */
  readonly updates: number;
}

/**
 * The words by which updates are in a selection: those of its query, and those that earned the tags and directions it chose.
 * @param updates  newest first, all in the selection
 * @returns the commonest first
 */
export function matchedWords(selection: WatchSelection, updates: readonly Update[]): CountedWord[] {
  const query = parseQuery(selection.query);
  const counted = new Map<string, { word: string; updates: number }>();
  for (const { title, summary, language, marks } of updates) {
    const found = [title, summary].flatMap((text) => findWords(query, language, text)).flatMap(({ text, isFound }) => (isFound ? [text] : []));
    const tagged = marks.tags.filter(({ tag }) => selection.tags.includes(tag)).flatMap(({ words }) => words);
    const directed = selection.directions.includes(marks.direction.value) ? marks.direction.words : [];
    const here = new Map([...found, ...tagged, ...directed].map((word) => [tokenise(word).join(' '), word]));
    for (const [key, word] of here) {
      const known = counted.get(key);
      if (known) known.updates += 1;
      else counted.set(key, { word, updates: 1 });
    }
  }
  return [...counted.values()].sort((a, b) => b.updates - a.updates);
}
