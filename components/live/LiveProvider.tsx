'use client';

import { createContext, useEffect, useState, type ReactNode } from 'react';
import { PROTOCOL_VERSION, type Surface } from '@/lib/protocol/events';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { fetchSnapshot } from './fetchSnapshot';
import { startLiveConnection } from './liveConnection';
import { createLiveStore, type LiveStore } from './liveStore';
import { openSocket } from './openSocket';
import { useWallReload } from './useWallReload';

export const LiveContext = createContext<LiveStore | null>(null);

/**
 * Makes the page below it live. The server renders it with the same snapshot, so there is content before any script
 * runs, and what happened since is caught up by sequence.
 */
export function LiveProvider({ initial, surface, children }: { initial: Snapshot; surface: Surface; children: ReactNode }) {
  const [store] = useState(() => createLiveStore(initial));

  useEffect(() => {
    const connection = startLiveConnection({
      store,
      socket: openSocket({ protocol: PROTOCOL_VERSION, build: store.getView().live.build, surface }),
      fetchSnapshot,
      now: Date.now,
      random: Math.random,
    });
    const lookNow = () => {
      if (document.visibilityState === 'visible') connection.lookNow();
    };
    window.addEventListener('online', lookNow);
    window.addEventListener('pageshow', lookNow);
    document.addEventListener('visibilitychange', lookNow);
    return () => {
      window.removeEventListener('online', lookNow);
      window.removeEventListener('pageshow', lookNow);
      document.removeEventListener('visibilitychange', lookNow);
      connection.close();
    };
  }, [store, surface]);

  useWallReload(store, surface);

  return <LiveContext value={store}>{children}</LiveContext>;
}
