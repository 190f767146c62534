'use client';

import { useEffect, useState } from 'react';
import type { Selection } from '@/lib/selection/selection';
import type { HeardRule } from './heardRule';

/**
 * What arrives live, by the rule of a selection. The stems behind its words are a heavy part of the page's code, so it comes when something is chosen.
 * @returns null while it is on its way, and when nothing is chosen
 */
export function useHeardRule(selection: Selection, isChosen: boolean): HeardRule | null {
  const [made, setMade] = useState<{ selection: Selection; rule: HeardRule } | null>(null);
  useEffect(() => {
    if (!isChosen) return;
    let isWanted = true;
    import('./heardRule').then(
      ({ heardRule }) => isWanted && setMade({ selection, rule: heardRule(selection) }),
      // Without it the list is still read anew as the news moves.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [selection, isChosen]);
  return made?.selection === selection ? made.rule : null;
}
