'use client';

import { useLocale } from 'next-intl';
import { timeTicks, type TickUnit } from '@/lib/charts/scale';
import type { TimeRange } from '@/lib/charts/span';
import { instant } from '@/lib/time/instant';
import { clockIn, dayIn, partsIn } from '@/lib/time/wording';
import { axisHeight, plotOf, timeToX, type Size } from './plot';

/** The length of a tick, and from it to its words. */
const TICK = 4;
const TICK_GAP = 2;
/** Words nearer than this to the left edge would touch the lowest figure of the upright axis. */
const TICK_CLEAR = 20;

/** How a moment on a time axis is worded: "06:00", "9 Jan", "Jan 2026". */
export function useTickWords(): (at: number, unit: TickUnit) => string {
  const locale = useLocale();
  return (at, unit) => {
    const { hour, year } = partsIn(instant(at), 'UTC');
    if (unit === 'hour' && hour !== 0) return clockIn(instant(at), 'UTC');
    const day = dayIn(instant(at), 'UTC', locale);
    return unit === 'month' ? `${day.replace(/^\d+ /, '')} ${year}` : day;
  };
}

/** The one time axis, for every recharts drawing: spread into its `XAxis`. */
export function useTimeAxis(range: TimeRange, size: Size) {
  const words = useTickWords();
  const plot = plotOf(size);
  const { left, right } = plot;
  const { unit, at } = timeTicks(range, (right - left) / size.scale);
  return {
    type: 'number' as const,
    dataKey: 'at',
    domain: [range.from, range.to] as [number, number],
    allowDataOverflow: true,
    ticks: at.filter((tick) => timeToX(range, plot, tick) >= left + TICK_CLEAR * size.scale),
    interval: 0 as const,
    height: axisHeight(size.scale),
    tickSize: TICK * size.scale,
    tickMargin: TICK_GAP * size.scale,
    axisLine: { stroke: 'var(--ink-3)' },
    tickLine: { stroke: 'var(--ink-3)' },
    tickFormatter: (value: number) => words(value, unit),
  };
}
