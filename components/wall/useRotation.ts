'use client';

import { useEffect, useReducer, useRef } from 'react';
import { useLive } from '@/components/live/useLive';
import type { StoryId } from '@/lib/domain/ids';
import { SECOND } from '@/lib/time/instant';
import { FIRST_TURN, rotate, type Rotation } from '@/lib/wall/rotation';
import { storiesOfWeight } from '@/lib/wall/wallStories';
import { crossFade } from './crossFade';

/** Long enough to read a headline twice; with a shorter dwell, as long as that. */
const INTERRUPTION_MS = 15 * SECOND;

/** Turns the wall from screenful to screenful, and lets a new story of weight interrupt. */
export function useRotation(dwellSeconds: number): Rotation {
  const [rotation, step] = useReducer(rotate, FIRST_TURN);
  const stories = useLive(({ live }) => live.stories);
  const until = useLive(({ live }) => live.volumeUntil);
  const told = useRef<ReadonlySet<StoryId> | null>(null);

  const dwellMs = dwellSeconds * SECOND;
  useEffect(() => {
    const timer = setTimeout(() => crossFade(() => step({ kind: 'next' })), rotation.interruptedBy === null ? dwellMs : Math.min(INTERRUPTION_MS, dwellMs));
    return () => clearTimeout(timer);
  }, [rotation.turn, rotation.interruptedBy, dwellMs]);

  useEffect(() => {
    const heavy = storiesOfWeight(stories.values(), until);
    const before = told.current;
    // Those that fell out of the page's memory are forgotten here too.
    told.current = new Set([...[...(before ?? [])].filter((id) => stories.has(id)), ...heavy]);
    // What was there when the wall was opened is in its scenes already.
    if (before === null) return;
    const fresh = heavy.filter((id) => !before.has(id));
    if (fresh.length === 0) return;
    // Not within this render: a fade draws the page itself.
    const timer = setTimeout(() => crossFade(() => step({ kind: 'news', stories: fresh })));
    return () => clearTimeout(timer);
  }, [stories, until]);

  return rotation;
}
