'use client';

import { useSyncExternalStore } from 'react';

/** The desk's key stays in this tab: closing it forgets the key, and no other tab or later visitor finds it. */
const STORAGE_KEY = 'entente.key';
const listeners = new Set<() => void>();

export function readKey(): string | null {
  return window.sessionStorage.getItem(STORAGE_KEY);
}

export function keepKey(key: string | null): void {
  if (key === null) window.sessionStorage.removeItem(STORAGE_KEY);
  else window.sessionStorage.setItem(STORAGE_KEY, key);
  for (const listener of [...listeners]) listener();
}

/** Whether this tab holds a key; false in the server's render. */
export function useHasKey(): boolean {
  return useSyncExternalStore(subscribe, () => readKey() !== null, () => false);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
