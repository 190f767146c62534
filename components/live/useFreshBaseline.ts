'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { LiveStore } from './liveStore';

/**
 * The article and its claims are the server's part of a page, which it draws anew when another article stands on the desk. At once, and without asking:
 * one that an editor has taken off must not be read any longer.
 */
export function useFreshBaseline(store: LiveStore): void {
  const router = useRouter();
  useEffect(() => {
    let { baseline } = store.getView().live;
    return store.subscribe(() => {
      const now = store.getView().live.baseline;
      if (now === baseline) return;
      baseline = now;
      router.refresh();
    });
  }, [store, router]);
}
