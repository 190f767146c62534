'use client';

import { usePersonal } from '@/components/live/usePersonal';
import { STARS_PATH, type StarsAnswer } from '@/lib/protocol/judgements';
import { useSaid, type Said } from './useSaid';

/** One's own stars and notes, asked again when they have moved in any tab. */
export function useStars(initial: StarsAnswer | null = null): Said<StarsAnswer> {
  const said = useSaid<StarsAnswer>(STARS_PATH, initial);
  usePersonal((notice) => {
    if (notice === null || notice.kind === 'stars') said.retry();
  });
  return said;
}
