'use client';

import { useEffect, useState } from 'react';
import type { TextMatcher } from '@/lib/search/matchText';

/**
 * A query made ready for texts that arrive live. The stems behind it are a heavy part of the page's code, so they come when words are chosen.
 * @returns null when no word is named; undefined while it is on its way
 */
export function useWords(query: string): TextMatcher | null | undefined {
  const [made, setMade] = useState<{ query: string; words: TextMatcher | null }>({ query: '', words: null });
  useEffect(() => {
    if (query === '') return;
    let isWanted = true;
    Promise.all([import('@/lib/search/parseQuery'), import('@/lib/search/matchText')]).then(
      ([{ parseQuery }, { textMatcher }]) => {
        const parsed = parseQuery(query);
        if (isWanted) setMade({ query, words: parsed && textMatcher(parsed) });
      },
      // Without it the list is still read anew as the news moves.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [query]);
  if (query === '') return null;
  return made.query === query ? made.words : undefined;
}
