'use client';

import { useTranslations } from 'next-intl';
import { memo, useMemo } from 'react';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { directionOf, INDEX_LIMIT, isValued, placeOfDay } from '@/lib/charts/indexFinding';
import { floorTo, type TimeRange } from '@/lib/charts/span';
import type { TurningPoint } from '@/lib/charts/turningPoints';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { IndexChart } from './IndexChart';
import { MarkKeys, type Mark } from './MarkKeys';
import { plotOf, timeToX, xToTime } from './plot';
import { TurnLines } from './TurnLines';
import { useChartWords } from './useChartWords';
import { useSize } from './useSize';

export interface IndexDrawingProps {
  /** may begin a day before the range */
  readonly points: readonly IndexPoint[];
  /** what was said, where the points are what was done; else null */
  readonly said: readonly IndexPoint[] | null;
  readonly range: TimeRange;
  readonly until: Instant;
  readonly baselineAt: Instant;
  readonly turns: readonly TurningPoint[];
  /** where the course turned, as the sentence above tells; null when it tells of none */
  readonly turn: { readonly day: Instant; readonly value: number; readonly isLow: boolean } | null;
  readonly onOpen: (day: Instant) => void;
}

/** A library draws it, at a price: only anew when what it shows has changed. */
const Picture = memo(IndexChart);

export function IndexDrawing({ turns, onOpen, ...shown }: IndexDrawingProps) {
  const { points, said, range, until } = shown;
  const t = useTranslations('index');
  const words = useChartWords();
  const { ref, size } = useSize();
  const days = useMemo(() => points.filter(({ day }) => day >= floorTo(range.from, DAY)), [points, range.from]);
  const plot = size && plotOf(size);
  const turnsOf = (day: Instant) => turns.filter((turn) => turn.day === day);
  const pointAt = ({ at }: Mark) => days[at];
  const y = (value: number) => (plot ? plot.top + ((INDEX_LIMIT - value) / (2 * INDEX_LIMIT)) * (plot.bottom - plot.top) : 0);
  const place = (mark: Mark) => {
    const point = pointAt(mark);
    if (!point || !plot) return { x: 0, y: 0 };
    return { x: Math.max(plot.left, timeToX(range, plot, placeOfDay(point.day, until))), y: y(point.value ?? 0) };
  };
  const saidOf = (day: Instant) => said?.find((point) => point.day === day);
  const wordsOf = (mark: Mark) => {
    const point = pointAt(mark);
    if (!point) return '';
    const other = saidOf(point.day);
    const value =
      said !== null
        ? t('pairWords', { done: point.value === null ? '–' : words.signed(point.value), said: other?.value == null ? '–' : words.signed(other.value) })
        : isValued(point)
          ? t('dayWords', { value: words.signed(point.value), low: words.signed(point.low), high: words.signed(point.high), stories: point.stories })
          : t('noNews');
    return [`${words.day(point.day)}: ${value}`, ...turnsOf(point.day).map(({ title }) => title)].join('. ');
  };
  return (
    <div ref={ref} className="relative min-h-0 flex-1">
      {size && plot && (
        <>
          <Picture {...shown} size={size} />
          <MarkKeys
            label={t('marks')}
            count={days.length}
            words={wordsOf}
            nearest={(x) => {
              const day = floorTo(instant(xToTime(range, plot, x)), DAY);
              const at = days.findIndex((point) => point.day === day);
              return at < 0 ? null : { at, layer: null };
            }}
            place={place}
            cursor={(mark) => (
              <>
                <span className="absolute w-px bg-ink-3" style={{ left: place(mark).x, top: plot.top, height: plot.bottom - plot.top }} />
                {pointAt(mark)?.value != null && <span className="absolute size-2 -translate-1/2 rounded-full border-2 border-ink bg-paper" style={{ left: place(mark).x, top: place(mark).y }} />}
              </>
            )}
            tip={(mark) => {
              const point = pointAt(mark);
              if (!point) return null;
              const other = saidOf(point.day);
              return (
                <>
                  <p className="font-strong">{words.day(point.day)}</p>
                  {said !== null ? (
                    <p>{t('pairWords', { done: point.value === null ? '–' : words.signed(point.value), said: other?.value == null ? '–' : words.signed(other.value) })}</p>
                  ) : isValued(point) ? (
                    <>
                      <p>
                        <DirectionGlyph direction={directionOf(point.value)} /> <strong>{words.signed(point.value)}</strong> {t('between', { low: words.signed(point.low), high: words.signed(point.high) })}
                      </p>
                      <p>{t('fromStories', { stories: point.stories, updates: point.updates })}</p>
                    </>
                  ) : (
                    <p>{t('noNews')}</p>
                  )}
                  <TurnLines turns={turnsOf(point.day)} />
                  {(point.value !== null || other?.value != null) && <p className="mt-1 text-ink-3">{t('opens')}</p>}
                </>
              );
            }}
            onChoose={(mark) => {
              const point = pointAt(mark);
              if (point && (point.value !== null || saidOf(point.day)?.value != null)) onOpen(point.day);
            }}
          />
        </>
      )}
    </div>
  );
}
