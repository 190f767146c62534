'use client';

import { useSyncExternalStore } from 'react';

/** What the keys have opened over the page. */
export type KeySheet = 'palette' | 'help';

let open: KeySheet | null = null;
const listeners = new Set<() => void>();

/** Opens it from anywhere: a key, or a button that says the same. */
export function openSheet(sheet: KeySheet | null): void {
  open = sheet;
  for (const listener of [...listeners]) listener();
}

export function useOpenSheet(): KeySheet | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
    () => null,
  );
}
