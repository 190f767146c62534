'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Update } from '@/lib/domain/update';
import { foldStories } from '@/lib/stream/foldStories';
import { keepPlaces, placesOf, type Places } from '@/lib/stream/keepPlaces';
import type { Stream } from './stream';

interface Held {
  readonly list: string;
  readonly places: Places;
  /** as they were: a story that grows is drawn taller */
  readonly stories: Stream['stories'];
}

/**
 * The entries of a list under the eyes of someone who reads in the middle of it: nothing moves until it is released.
 * @param list  names the list: another one begins released
 */
export function useHeld({ updates, stories }: { updates: readonly Update[]; stories: Stream['stories'] }, list: string) {
  const [kept, setKept] = useState<Held | null>(null);
  const held = kept?.list === list ? kept : null;
  const shown = useMemo(() => (held ? keepPlaces(updates, held.places) : updates), [updates, held]);
  const known = useMemo(() => (held ? new Map([...stories, ...held.stories]) : stories), [stories, held]);
  const entries = useMemo(() => foldStories(shown, known), [shown, known]);
  const hold = useCallback(() => setKept((before) => (before?.list === list ? before : { list, places: placesOf(updates), stories })), [updates, stories, list]);
  const release = useCallback(() => setKept(null), []);
  return { entries, waiting: updates.length - shown.length, hold, release };
}
