'use client';

import { useMemo } from 'react';
import { useSaid } from '@/components/judgement/useSaid';
import { useAnswer } from '@/components/live/useAnswer';
import { useLive } from '@/components/live/useLive';
import { useSelection } from '@/components/selection/useSelection';
import { overviewAsked } from '@/lib/charts/asked';
import { rangeOf } from '@/lib/charts/span';
import { withNotes } from '@/lib/charts/turningPoints';
import { NOTES_PATH, type NotesAnswer } from '@/lib/protocol/judgements';
import { VOLUME_BY_PATH, type VolumeByAnswer } from '@/lib/protocol/news';
import { isEmptySelection } from '@/lib/selection/selection';
import { HOUR, instant } from '@/lib/time/instant';
import type { ChartsProps } from './ChartsDesk';
import { IndexFigure } from './IndexFigure';
import { PressFigure } from './PressFigure';
import { SpanBar } from './SpanBar';
import { StressFigure } from './StressFigure';
import { NO_ANSWERS } from './useAsked';
import { useView } from './useView';
import { VolumeFigure } from './VolumeFigure';

const OVERVIEW_URL = `${VOLUME_BY_PATH}?${overviewAsked()}`;

/** Four charts on one time axis. Its span stands in the address, and so does everything else that a reader can turn here. */
export function Charts({ baselineAt, turns: events, first }: ChartsProps) {
  const { view, show } = useView();
  const { selection, choose } = useSelection();
  // To the hour: the axis moves when an hour is full, not every second.
  const until = instant(useLive(({ live }) => Math.floor(live.volumeUntil / HOUR) * HOUR));
  const overview = useAnswer<VolumeByAnswer>(OVERVIEW_URL);
  const firstAt = overview.answer?.bars.find(({ updates }) => updates > 0)?.at ?? first?.firstAt ?? null;
  const range = useMemo(() => rangeOf(view.span, { until, baselineAt, firstAt }), [view.span, until, baselineAt, firstAt]);
  const { answer: notes } = useSaid<NotesAnswer>(NOTES_PATH);
  const turns = useMemo(() => withNotes(events, notes?.notes ?? []), [events, notes]);
  const isSelected = !isEmptySelection({ ...selection, from: '', to: '' });
  const shared = { range, until, baselineAt, view, show, selection, choose, isSelected, first: first?.answers ?? NO_ANSWERS };
  return (
    <div className="grid gap-y-3 pb-6">
      <SpanBar {...shared} overview={overview.answer} />
      <IndexFigure {...shared} turns={turns} />
      <VolumeFigure {...shared} turns={turns} />
      <div className="@container">
        <div className="grid gap-x-8 gap-y-4 @min-[640px]:grid-cols-2">
          <StressFigure {...shared} />
          <PressFigure {...shared} />
        </div>
      </div>
    </div>
  );
}
