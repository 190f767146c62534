'use client';

import { use, useEffect } from 'react';
import { LiveContext } from './LiveProvider';
import { reloadWall } from './wallReload';

const TRY_EVERY_MS = 30_000;

/** A wall has nobody to ask: it reloads itself when the server runs another build. A desk is asked instead, and does not carry this. */
export function useWallReload(): void {
  const store = use(LiveContext);
  useEffect(() => {
    if (!store) return;
    let isTrying = false;
    const tryReload = async () => {
      const { newBuild } = store.getView().line;
      if (newBuild === null || isTrying) return;
      isTrying = true;
      await reloadWall({
        build: newBuild,
        now: Date.now(),
        storage: window.sessionStorage,
        isServerHealthy: async () => (await fetch('/api/health', { cache: 'no-store' }).catch(() => null))?.ok === true,
        reload: () => window.location.reload(),
      });
      isTrying = false;
    };
    let seenBuild: string | null = null;
    const unsubscribe = store.subscribe(() => {
      const { newBuild } = store.getView().line;
      if (newBuild !== seenBuild) {
        seenBuild = newBuild;
        void tryReload();
      }
    });
    const timer = setInterval(() => void tryReload(), TRY_EVERY_MS);
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  }, [store]);
}
