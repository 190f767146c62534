'use client';

import { createContext, useEffect, useState, type ReactNode } from 'react';
import type { Surface } from '@/lib/protocol/events';
import type { Snapshot } from '@/lib/protocol/snapshot';
import type { LiveConnection } from './liveConnection';
import { createLiveStore, type LiveStore } from './liveStore';
import { useFreshBaseline } from './useFreshBaseline';

export const LiveContext = createContext<LiveStore | null>(null);

/** The network was gone while the line's code was on its way. */
const LOAD_AGAIN_MS = 3_000;

/**
 * Makes the page below it live. The server renders it with the same snapshot, so there is content before any script
 * runs, and what happened since is caught up by sequence.
 */
export function LiveProvider({ initial, surface, children }: { initial: Snapshot; surface: Surface; children: ReactNode }) {
  const [store] = useState(() => createLiveStore(initial));

  useEffect(() => {
    let connection: LiveConnection | null = null;
    let isClosed = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    // The socket and the code that checks what it brings come after the page: reading needs neither.
    const begin = () => {
      import('./startPageLine').then(
        ({ startPageLine }) => {
          if (!isClosed) connection = startPageLine(store, surface);
        },
        () => {
          if (isClosed) return;
          store.setLine({ status: 'offline' });
          retry = setTimeout(begin, LOAD_AGAIN_MS);
        },
      );
    };
    begin();
    const lookNow = () => {
      if (document.visibilityState === 'visible') connection?.lookNow();
    };
    window.addEventListener('online', lookNow);
    window.addEventListener('pageshow', lookNow);
    document.addEventListener('visibilitychange', lookNow);
    return () => {
      isClosed = true;
      clearTimeout(retry);
      window.removeEventListener('online', lookNow);
      window.removeEventListener('pageshow', lookNow);
      document.removeEventListener('visibilitychange', lookNow);
      connection?.close();
    };
  }, [store, surface]);

  useFreshBaseline(store);

  return <LiveContext value={store}>{children}</LiveContext>;
}
