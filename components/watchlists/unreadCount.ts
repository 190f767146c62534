import { useSyncExternalStore } from 'react';

let count = 0;
const listeners = new Set<() => void>();

/** A page has one person, so it has one count: `CountUnread` keeps it, and the ways to the watchlists show it, in whatever part of the page they stand. */
export function setUnreadCount(unread: number): void {
  count = unread;
  listeners.forEach((listener) => listener());
}

/** What is unread of one's own watchlists; 0 until it is known, and for whoever is not signed in. */
export const useUnreadCount = (): number => useSyncExternalStore(subscribe, () => count, () => 0);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
