'use client';

import { useEffect, useEffectEvent } from 'react';
import { listenPersonal, type PersonalListener } from './personalWords';

/**
 * Hears what moves for whoever is signed in on this page (LU10), in whichever tab or on whichever node it was moved.
 * @param take  is given null when the line is back after a gap, and at its beginning: ask for everything anew
 */
export function usePersonal(take: PersonalListener): void {
  const hear = useEffectEvent(take);
  useEffect(() => listenPersonal((notice) => hear(notice)), []);
}
