'use client';

import { useMemo } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { useLive } from '@/components/live/useLive';
import { useSelection } from '@/components/selection/useSelection';
import { findBlindSpots, silentIn } from '@/lib/feeds/blindSpots';
import { FACETS_PATH, type FacetsAnswer } from '@/lib/protocol/news';
import { isEmptySelection, writeSelection } from '@/lib/selection/selection';
import { BlindSpots } from './BlindSpots';

/** The strip at the foot, as the page knows it now. */
export function BlindSpotsLine() {
  const feeds = useLive(({ live }) => live.feeds);
  const volume = useLive(({ live }) => live.volume);
  const spots = useMemo(() => findBlindSpots([...feeds.values()], volume), [feeds, volume]);
  const { selection } = useSelection();
  const { answer } = useAnswer<FacetsAnswer>(isEmptySelection(selection) ? null : `${FACETS_PATH}?${writeSelection(selection)}`);
  return <BlindSpots spots={spots} silent={answer && silentIn(selection, answer)} />;
}
