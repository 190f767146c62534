'use client';

import { useSyncExternalStore } from 'react';

/** What a reader has pinned and read, kept in this browser until there are accounts. */
export interface ReaderMarks {
  /** ids of stories, first pinned first */
  readonly pinned: readonly string[];
  /** by entry: up to which moment (epoch milliseconds) it was read; what comes later makes it unread again */
  readonly read: Readonly<Record<string, number>>;
}

const PINNED_KEY = 'entente.pinned';
const READ_KEY = 'entente.read';
const PINNED_LIMIT = 200;
const READ_LIMIT = 2_000;
const NONE: ReaderMarks = { pinned: [], read: {} };

let marks: ReaderMarks | null = null;
const listeners = new Set<() => void>();

export function useReaderMarks(): ReaderMarks {
  return useSyncExternalStore(subscribe, current, () => NONE);
}

/** @returns whether it is pinned now */
export function togglePinned(storyId: string): boolean {
  const { pinned, read } = current();
  const isPinned = pinned.includes(storyId);
  replace({ pinned: isPinned ? pinned.filter((id) => id !== storyId) : [...pinned, storyId].slice(-PINNED_LIMIT), read });
  return !isPinned;
}

/** @returns whether it is read now */
export function toggleRead(key: string, upTo: number): boolean {
  const { pinned, read } = current();
  const isRead = (read[key] ?? 0) >= upTo;
  const others = Object.entries(read).filter(([other]) => other !== key).slice(1 - READ_LIMIT);
  replace({ pinned, read: Object.fromEntries(isRead ? others : [...others, [key, upTo]]) });
  return !isRead;
}

function current(): ReaderMarks {
  if (marks === null) {
    const [pinned, read] = [load(PINNED_KEY, NONE.pinned), load(READ_KEY, NONE.read)];
    // Nothing kept is what the server drew: no entry is drawn a second time.
    marks = pinned === NONE.pinned && read === NONE.read ? NONE : { pinned, read };
  }
  return marks;
}

function replace(next: ReaderMarks) {
  marks = next;
  try {
    localStorage.setItem(PINNED_KEY, JSON.stringify(next.pinned));
    localStorage.setItem(READ_KEY, JSON.stringify(next.read));
  } catch {
    // A browser that keeps nothing, or nothing more: the marks last as long as the page.
  }
  for (const listener of [...listeners]) listener();
}

function load<T extends object>(key: string, none: T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null && Array.isArray(kept) === Array.isArray(none) ? (kept as T) : none;
  } catch {
    return none;
  }
}

/** Another tab of the same desk. */
function reload({ key }: StorageEvent) {
  if (key !== PINNED_KEY && key !== READ_KEY) return;
  marks = null;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', reload);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', reload);
  };
}
