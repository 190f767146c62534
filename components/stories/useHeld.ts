'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Update } from '@/lib/domain/update';
import { keepPlaces, placesOf, type Places } from '@/lib/stream/keepPlaces';

/**
 * A list under the eyes of someone who reads in the middle of it: nothing moves until it is released.
 * @param list  names the list: another one begins released
 */
export function useHeld(updates: readonly Update[], list: string) {
  const [held, setHeld] = useState<{ readonly list: string; readonly places: Places } | null>(null);
  const places = held?.list === list ? held.places : null;
  const shown = useMemo(() => (places ? keepPlaces(updates, places) : updates), [updates, places]);
  const hold = useCallback(() => setHeld((before) => (before?.list === list ? before : { list, places: placesOf(updates) })), [updates, list]);
  const release = useCallback(() => setHeld(null), []);
  return { shown, waiting: updates.length - shown.length, hold, release };
}
