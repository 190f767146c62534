'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { daysBetween, daysOfRange, pullBrush, type Grip } from '@/lib/charts/brush';
import { placeIn, timeTicks } from '@/lib/charts/scale';
import { floorTo, type Days, type TimeRange } from '@/lib/charts/span';
import type { VolumeByAnswer } from '@/lib/protocol/news';
import { DAY, instant, shift, type Instant } from '@/lib/time/instant';
import { useChartWords } from './useChartWords';
import { useSize } from './useSize';
import { useTickWords } from './useTimeAxis';

interface OverviewProps {
  /** updates of every day there is; null while they are awaited */
  readonly volume: VolumeByAnswer | null;
  readonly range: TimeRange;
  readonly baselineAt: Instant;
  readonly onBrush: (days: Days) => void;
}

/** The strip goes back so far, and to some days before the article; to older news only while that is shown. One stray report of long ago would leave a hair's breadth to all others. */
const YEAR = 365 * DAY;
const BEFORE_ARTICLE = 30 * DAY;

/** The news of a year as a low strip, with the days shown below as a window in it: pull its ends, move it, or draw another. */
export function Overview({ volume, range, baselineAt, onBrush }: OverviewProps) {
  const { ref, size } = useSize();
  const begin = earlier(earlier(shift(range.to, -YEAR), shift(baselineAt, -BEFORE_ARTICLE)), range.from);
  const start = volume?.bars.findIndex(({ at, updates }) => updates > 0 && at >= begin) ?? -1;
  const bars = start < 0 ? [] : (volume?.bars.slice(start) ?? []);
  const first = bars[0];
  const last = bars.at(-1);
  const limits: Days | null = first && last ? { from: earlier(first.at, floorTo(range.from, DAY)), to: later(shift(last.at, DAY), shift(floorTo(shift(range.to, -1), DAY), DAY)) } : null;
  return (
    <div ref={ref} className="h-12 px-5">
      {size && limits && <Strip width={size.width - 40 * size.scale} scale={size.scale} bars={bars} limits={limits} days={daysOfRange(range, limits)} baselineAt={baselineAt} onBrush={onBrush} />}
    </div>
  );
}

const earlier = (a: Instant, b: Instant) => (a < b ? a : b);
const later = (a: Instant, b: Instant) => (a > b ? a : b);

interface StripProps extends Pick<OverviewProps, 'baselineAt' | 'onBrush'> {
  readonly width: number;
  readonly scale: number;
  readonly bars: VolumeByAnswer['bars'];
  readonly limits: Days;
  readonly days: Days;
}

/** What is being pulled, where it was taken hold of, and the days before and now. */
interface Pull {
  readonly grip: Grip | 'anew';
  readonly at: Instant;
  readonly before: Days;
  readonly days: Days;
}

function Strip({ width, scale, bars, limits, days, baselineAt, onBrush }: StripProps) {
  const t = useTranslations('chart');
  const tickWords = useTickWords();
  const box = useRef<HTMLDivElement>(null);
  const [pull, setPull] = useState<Pull | null>(null);
  const shown = pull?.days ?? days;
  const height = 28 * scale;
  const x = (at: number) => placeIn(limits, at, 0, width);
  const most = Math.max(1, ...bars.map(({ updates }) => updates));
  const ticks = timeTicks(limits, width / scale);

  const momentAt = (event: PointerEvent) => {
    const left = box.current?.getBoundingClientRect().left ?? 0;
    return instant(limits.from + ((event.clientX - left) / width) * (limits.to - limits.from));
  };
  const start = (event: PointerEvent, grip: Pull['grip']) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPull({ grip, at: momentAt(event), before: days, days });
  };
  const move = (event: PointerEvent) => {
    if (!pull) return;
    const now = momentAt(event);
    const moved = pull.grip === 'anew' ? daysBetween(pull.at, now, limits) : pullBrush(pull.before, pull.grip, Math.round((now - pull.at) / DAY), limits);
    setPull({ ...pull, days: moved });
  };
  const end = () => {
    if (pull && (pull.days.from !== days.from || pull.days.to !== days.to)) onBrush(pull.days);
    setPull(null);
  };
  const handlers = { onPointerMove: move, onPointerUp: end, onPointerCancel: () => setPull(null) };
  return (
    <div ref={box} role="group" aria-label={t('overview')} className="relative touch-pan-y select-none" style={{ width, height }}>
      <div className="absolute inset-0 cursor-crosshair" onPointerDown={(event) => start(event, 'anew')} {...handlers}>
        <svg width={width} height={height + 18 * scale} aria-hidden="true" className="overflow-visible">
          {bars.map(({ at, updates }) => {
            const tall = updates === 0 ? 0 : Math.max(scale, (updates / most) * (height - 4 * scale));
            const isShown = at >= shown.from && at < shown.to;
            return <rect key={at} x={x(at)} y={height - tall} width={Math.max(0.75, x(at + DAY) - x(at) - 0.5)} height={tall} className={isShown ? 'fill-(--ink-2)' : 'fill-(--rule)'} />;
          })}
          <line x1={0} x2={width} y1={height} y2={height} stroke="var(--rule)" />
          {baselineAt >= limits.from && baselineAt < limits.to && <line x1={x(baselineAt)} x2={x(baselineAt)} y1={0} y2={height} stroke="var(--baseline)" strokeWidth={2} />}
          {ticks.at.map((at) => (
            <g key={at}>
              <line x1={x(at)} x2={x(at)} y1={height} y2={height + 3} stroke="var(--ink-3)" />
              <text x={x(at) + 3} y={height + 13 * scale} className="t-micro fill-(--ink-3)">
                {tickWords(at, ticks.unit)}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <div className="absolute top-0 cursor-grab border-y border-ink" style={{ left: x(shown.from), width: x(shown.to) - x(shown.from), height: height + 1 }} onPointerDown={(event) => start(event, 'window')} {...handlers} />
      {(['from', 'to'] as const).map((grip) => (
        <Handle key={grip} grip={grip} days={shown} limits={limits} x={x(shown[grip])} onPull={onBrush} pointer={{ onPointerDown: (event: PointerEvent) => start(event, grip), ...handlers }} />
      ))}
    </div>
  );
}

const FAR = 7;

/** One end of the window. Its place to press lies outside of the window, so that those of a narrow one stay apart. */
function Handle({ grip, days, limits, x, onPull, pointer }: { grip: 'from' | 'to'; days: Days; limits: Days; x: number; onPull: (days: Days) => void; pointer: object }) {
  const t = useTranslations('chart');
  const words = useChartWords();
  const at = grip === 'from' ? days.from : shift(days.to, -DAY);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -FAR, PageUp: FAR, Home: -1e5, End: 1e5 };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onPull(pullBrush(days, grip, by, limits));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t(grip === 'from' ? 'brushFrom' : 'brushTo')}
      aria-valuemin={Math.round(limits.from / DAY)}
      aria-valuemax={Math.round(limits.to / DAY) - 1}
      aria-valuenow={Math.round(at / DAY)}
      aria-valuetext={words.day(at)}
      onKeyDown={onKeyDown}
      className={`absolute top-0 flex h-7 w-6 cursor-ew-resize items-center ${grip === 'from' ? '-translate-x-full justify-end' : ''}`}
      style={{ left: grip === 'from' ? x + 2 : x - 2 }}
      {...pointer}
    >
      <span className="h-full w-1 bg-ink" />
    </div>
  );
}
