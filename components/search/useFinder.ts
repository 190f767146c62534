'use client';

import { useEffect, useState } from 'react';
import type { TextPiece } from '@/lib/search/findWords';

export type Finder = (language: string, text: string) => readonly TextPiece[];

/** Cuts texts where the words searched for stand. Until its code has come, nothing is found. */
export function useFinder(query: string): Finder {
  const [made, setMade] = useState<{ query: string; find: Finder } | null>(null);
  useEffect(() => {
    if (query === '') return;
    let isWanted = true;
    Promise.all([import('@/lib/search/parseQuery'), import('@/lib/search/findWords')]).then(
      ([{ parseQuery }, { findWords }]) => {
        const parsed = parseQuery(query);
        if (isWanted) setMade({ query, find: (language, text) => findWords(parsed, language, text) });
      },
      // The results stand without marks.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [query]);
  return made?.query === query ? made.find : asItStands;
}

const asItStands: Finder = (_language, text) => [{ text, isFound: false }];
