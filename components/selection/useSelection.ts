'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { EMPTY_SELECTION, readSelection, withSelection, type Selection } from '@/lib/selection/selection';

/** Pages that show what is chosen. From any other, choosing leads to the desk. */
const LISTING_PAGES = ['/', '/search'];

export interface Selecting {
  readonly selection: Selection;
  /** Chooses anew in the parts named and leaves the others: one step that "back" undoes. */
  choose(patch: Partial<Selection>): void;
  /** Everything again. */
  clear(): void;
}

/** What the reader has chosen to see. It is nowhere but in the address, so that a link gives the same to somebody else. */
export function useSelection(): Selecting {
  const address = useSearchParams().toString();
  const path = usePathname();
  const router = useRouter();
  const selection = useMemo(() => readSelection(new URLSearchParams(address)), [address]);

  const choose = useCallback(
    (patch: Partial<Selection>) => {
      const isListed = LISTING_PAGES.includes(path);
      // What the address says now: two choices may come before the page is drawn again.
      const now = new URLSearchParams(isListed ? window.location.search : '');
      const next = withSelection(now, { ...readSelection(now), ...patch }).toString();
      if (!isListed) return router.push(`/?${next}`);
      if (next !== now.toString()) window.history.pushState(null, '', `${path}${next && `?${next}`}${window.location.hash}`);
    },
    [path, router],
  );
  const clear = useCallback(() => choose(EMPTY_SELECTION), [choose]);
  return { selection, choose, clear };
}
