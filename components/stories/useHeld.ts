'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Update } from '@/lib/domain/update';
import { keepPlaces, placesOf, type Places } from '@/lib/stream/keepPlaces';

/** A list under the eyes of someone who reads in the middle of it: nothing moves until it is released. */
export function useHeld(updates: readonly Update[]) {
  const [places, setPlaces] = useState<Places | null>(null);
  const shown = useMemo(() => (places ? keepPlaces(updates, places) : updates), [updates, places]);
  const hold = useCallback(() => setPlaces((before) => before ?? placesOf(updates)), [updates]);
  const release = useCallback(() => setPlaces(null), []);
  return { shown, waiting: updates.length - shown.length, hold, release };
}
