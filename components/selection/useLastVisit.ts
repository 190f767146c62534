'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useLive } from '@/components/live/useLive';
import { MINUTE, type Instant } from '@/lib/time/instant';
import { noteVisit } from './lastVisit';

/** @returns the end of this browser's visit before this one; null on the first; undefined until it is known */
export function useLastVisit(): Instant | null | undefined {
  const live = useLive((view) => view.live);
  const [last, setLast] = useState<Instant | null | undefined>();
  const note = useEffectEvent(() => {
    try {
      setLast(noteVisit(localStorage, live.volumeUntil, live.asOf));
    } catch {
      // A browser that keeps nothing: every visit is the first.
      setLast(null);
    }
  });
  useEffect(() => {
    const noteWhenSeen = () => {
      if (document.visibilityState === 'visible') note();
    };
    noteWhenSeen();
    const timer = setInterval(noteWhenSeen, MINUTE);
    document.addEventListener('visibilitychange', noteWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', noteWhenSeen);
    };
  }, []);
  return last;
}
