'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, ReferenceDot, ReferenceLine, XAxis, YAxis } from 'recharts';
import { gapsOf, INDEX_LIMIT, isValued, placeOfDay, type ValuedPoint } from '@/lib/charts/indexFinding';
import { labelPlace, type Spot } from '@/lib/charts/labelPlace';
import type { Instant } from '@/lib/time/instant';
import type { IndexDrawingProps } from './IndexDrawing';
import { axisWidth, marginsOf, nameWidth, plotOf, timeToX, type Plot, type Size } from './plot';
import { useChartWords } from './useChartWords';
import { useTimeAxis } from './useTimeAxis';

/** Words in the drawing stand out from what they lie upon. */
const LABEL = { fill: 'var(--ink-2)', stroke: 'var(--paper)', strokeWidth: 3, paintOrder: 'stroke', className: 't-micro' };

/** The picture alone, for the eye: everything in it is said by the marks that lie over it. */
export function IndexChart({ points, said, range, until, baselineAt, turn, size }: Omit<IndexDrawingProps, 'onOpen' | 'turns'> & { size: Size }) {
  const t = useTranslations('index');
  const words = useChartWords();
  const id = useId().replace(/[^\w-]/g, '');
  const axis = useTimeAxis(range, size);
  const plot = plotOf(size);
  const k = size.scale;
  const saidOf = new Map(said?.map(({ day, value }) => [day, value]));
  const rows = points.map((point, index) => ({
    at: placeOfDay(point.day, until),
    value: point.value,
    band: said === null && isValued(point) ? [point.low, point.high] : null,
    said: saidOf.get(point.day) ?? null,
    isAlone: point.value !== null && points[index - 1]?.value == null && points[index + 1]?.value == null,
  }));
  const valued = points.filter((point) => isValued(point) && point.day >= range.from).filter(isValued);
  const last = valued.at(-1);
  const saidLast = said?.filter(({ day }) => day <= until).findLast(isValued);
  const isSaidAbove = (saidLast?.value ?? 0) >= (last?.value ?? 0);
  const gaps = said === null ? gapsOf(points) : [];
  const isInside = baselineAt >= range.from && baselineAt < range.to;
  const widthOf = (from: number, to: number) => timeToX(range, plot, to) - timeToX(range, plot, from);
  const spotOf = ({ day, value }: { day: Instant; value: number }): Spot => ({ x: timeToX(range, plot, placeOfDay(day, until)), y: plot.top + ((INDEX_LIMIT - value) / (2 * INDEX_LIMIT)) * (plot.bottom - plot.top) });
  const isLate = (at: number) => timeToX(range, plot, at) > (plot.left + 2 * plot.right) / 3;
  return (
    <div aria-hidden="true" className="absolute inset-0">
      <ComposedChart width={size.width} height={size.height} data={rows} margin={marginsOf(k)} accessibilityLayer={false}>
        <defs>
          {(['line', 'band'] as const).map((kind) => (
            <linearGradient key={kind} id={`${id}-${kind}`} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={plot.top} y2={plot.bottom}>
              <stop offset="50%" stopColor={kind === 'line' ? 'var(--thaw)' : 'var(--thaw-wash)'} />
              <stop offset="50%" stopColor={kind === 'line' ? 'var(--freeze)' : 'var(--freeze-wash)'} />
            </linearGradient>
          ))}
          <pattern id={`${id}-gap`} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={1} height={5} fill="var(--rule)" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--rule-2)" />
        <XAxis {...axis} />
        <YAxis type="number" domain={[-INDEX_LIMIT, INDEX_LIMIT]} ticks={[-100, -50, 0, 50, 100]} tickFormatter={(value: number) => words.signed(value)} width={axisWidth(k)} axisLine={false} tickLine={false} interval={0} />
        {gaps.map(({ from, to }) => (
          <ReferenceArea key={from} x1={Math.max(from, range.from)} x2={Math.min(to, range.to)} y1={-INDEX_LIMIT} y2={INDEX_LIMIT} fill={`url(#${id}-gap)`} fillOpacity={1} label={widthOf(from, to) > 60 * k ? { value: t('noNews'), position: 'insideTop', ...LABEL } : undefined} />
        ))}
        <ReferenceLine y={0} stroke="var(--ink-3)" />
        <Area dataKey="band" stroke="none" fill={`url(#${id}-band)`} fillOpacity={1} isAnimationActive={false} activeDot={false} />
        {isInside && (
          <ReferenceLine
            x={baselineAt}
            stroke="var(--baseline)"
            strokeWidth={2}
            label={{ value: t('baseline'), position: isLate(baselineAt) ? 'insideTopRight' : 'insideTopLeft', fill: 'var(--baseline)', className: 't-micro' }}
          />
        )}
        <Line
          dataKey="value"
          stroke={said === null ? `url(#${id}-line)` : 'var(--ink)'}
          strokeWidth={2 * k}
          isAnimationActive={false}
          activeDot={false}
          dot={({ cx, cy, payload }: { cx?: number; cy?: number; payload?: (typeof rows)[number] }) => (payload?.isAlone ? <circle key={payload.at} cx={cx} cy={cy} r={2 * k} fill="var(--ink)" stroke="none" /> : <g key={payload?.at} />)}
        />
        {said !== null && <Line dataKey="said" stroke="var(--ink-2)" strokeWidth={1.5 * k} strokeDasharray="4 3" dot={false} isAnimationActive={false} activeDot={false} />}
        {said === null && turn && (
          <ReferenceDot
            x={placeOfDay(turn.day, until)}
            y={turn.value}
            r={3 * k}
            fill="var(--paper)"
            stroke="var(--ink)"
            strokeWidth={1.5}
            label={<TurnLabel words={t(turn.isLow ? 'lowOf' : 'highOf', { value: words.signed(turn.value) })} at={spotOf(turn)} lines={[valued.map(spotOf), level(plot), ...(isInside ? [upright(timeToX(range, plot, baselineAt), plot)] : [])]} plot={plot} scale={k} />}
          />
        )}
        {said === null && last && <ReferenceDot x={placeOfDay(last.day, until)} y={last.value} r={3.5 * k} fill={last.value > 0 ? 'var(--thaw)' : last.value < 0 ? 'var(--freeze)' : 'var(--ink)'} stroke="none" />}
        {said !== null && last && <ReferenceDot x={placeOfDay(last.day, until)} y={last.value} r={3 * k} fill="var(--ink)" stroke="none" label={{ value: t('done'), position: isSaidAbove ? 'bottom' : 'top', dx: -10 * k, ...LABEL }} />}
        {said !== null && <SaidEnd last={saidLast} until={until} scale={k} words={t('said')} isAbove={isSaidAbove} />}
      </ComposedChart>
    </div>
  );
}

const level = ({ left, right, top, bottom }: Plot): Spot[] => [left, right].map((x) => ({ x, y: (top + bottom) / 2 }));
const upright = (x: number, { top, bottom }: Plot): Spot[] => [{ x, y: top }, { x, y: bottom }];

/** The name of a turn, where no line runs through it. */
function TurnLabel({ words, at, lines, plot, scale }: { words: string; at: Spot; lines: readonly (readonly Spot[])[]; plot: Plot; scale: number }) {
  const height = 14 * scale;
  const { left, right, top } = labelPlace({ at, gap: 6 * scale, width: nameWidth([words], scale), height, bounds: plot, lines });
  return (
    <text x={(left + right) / 2} y={top + height * 0.78} textAnchor="middle" {...LABEL}>
      {words}
    </text>
  );
}

/** The end of the line of what was said, named where it stands. */
function SaidEnd({ last, until, scale, words, isAbove }: { last: ValuedPoint | undefined; until: Instant; scale: number; words: string; isAbove: boolean }) {
  if (!last) return null;
  const label = { value: words, position: isAbove ? ('top' as const) : ('bottom' as const), dx: -10 * scale, ...LABEL };
  return <ReferenceDot x={placeOfDay(last.day, until)} y={last.value} r={3 * scale} fill="var(--paper)" stroke="var(--ink-2)" strokeWidth={1.5} label={label} />;
}
