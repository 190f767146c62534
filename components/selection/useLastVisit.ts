'use client';

import { useEffect, useState } from 'react';
import { useLiveStore } from '@/components/live/useLive';
import { MINUTE, type Instant } from '@/lib/time/instant';
import { noteVisit } from './lastVisit';

/** @returns the end of this browser's visit before this one; null on the first; undefined until it is known */
export function useLastVisit(): Instant | null | undefined {
  const store = useLiveStore();
  const [last, setLast] = useState<Instant | null | undefined>();
  useEffect(() => {
    const noteWhenSeen = () => {
      if (document.visibilityState !== 'visible') return;
      const { live } = store.getView();
      try {
        setLast(noteVisit(localStorage, live.volumeUntil, live.asOf));
      } catch {
        // A browser that keeps nothing: every visit is the first.
        setLast(null);
      }
    };
    noteWhenSeen();
    const timer = setInterval(noteWhenSeen, MINUTE);
    document.addEventListener('visibilitychange', noteWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', noteWhenSeen);
    };
  }, [store]);
  return last;
}
