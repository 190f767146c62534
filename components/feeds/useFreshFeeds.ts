'use client';

import { useEffect } from 'react';
import { useLiveActions } from '@/components/live/useLive';
import { FEEDS_PATH, type FeedsAnswer } from '@/lib/protocol/requests';

const READ_EVERY_MS = 15_000;

/**
 * Keeps "last good" and "next" true while a page about feeds is looked at. The live line tells when a feed turns; that a
 * poll went well as usual would flood every other page.
 */
export function useFreshFeeds(): void {
  const { takeFeeds } = useLiveActions();
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const response = await fetch(FEEDS_PATH, { cache: 'no-store', signal: stop.signal });
        if (response.ok) takeFeeds(((await response.json()) as FeedsAnswer).feeds);
      } catch {
        // No line: the page says so by itself, and the next time may work.
      }
    };
    const timer = setInterval(() => void read(), READ_EVERY_MS);
    const onShown = () => void read();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [takeFeeds]);
}
