'use client';

import { useSyncExternalStore } from 'react';
import { instant, type Instant } from '@/lib/time/instant';

/** When this browser last had the desk open; null at a first visit, and in the server's render. */
export function useLastVisit(): Instant | null {
  return useSyncExternalStore(subscribe, readLastVisit, () => null);
}

let read: Instant | null | undefined;

/** Read once: what is written while the page is open is this visit's own. */
function readLastVisit(): Instant | null {
  if (read === undefined) {
    const text = window.localStorage.getItem('entente.lastVisit');
    const at = text === null ? Number.NaN : /^\d+$/.test(text) ? Number(text) : Date.parse(text);
    read = Number.isFinite(at) ? instant(at) : null;
  }
  return read;
}

const subscribe = () => () => undefined;
