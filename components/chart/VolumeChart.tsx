'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import type { VolumeSeries } from '@/lib/series/volume';
import { HOUR, instant, shift } from '@/lib/time/instant';
import { clockIn, dayIn, momentIn, partsIn } from '@/lib/time/wording';
import { fillOf, SERIES_COLORS } from './groupFills';
import { useSize } from './useSize';

/** The bars. Drawn for the eye only: the sentence, the key with its counts and the table say the same in words. */
export function VolumeChart({ series, fills }: { series: VolumeSeries; fills: string }) {
  const locale = useLocale();
  const rows = series.bars.map((bar) => ({ at: bar.at, ...Object.fromEntries(bar.counts.map((count, index) => [`g${index}`, count])) }));
  const { ref, size } = useSize();
  const steps = countSteps(Math.max(...series.bars.map((bar) => bar.total)));
  return (
    <div ref={ref} aria-hidden="true" className="h-full">
      {size && (
        <BarChart width={size.width} height={size.height} data={rows} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap={1} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--rule-2)" />
          <XAxis
            dataKey="at"
            ticks={ticksOf(series, size.width / size.scale)}
            interval={0}
            height={20 * size.scale}
            tickSize={4}
            axisLine={{ stroke: 'var(--ink-3)' }}
            tickLine={{ stroke: 'var(--ink-3)' }}
              tickFormatter={(at: number) => (partsIn(instant(at), 'UTC').hour === 0 ? dayIn(instant(at), 'UTC', locale) : clockIn(instant(at), 'UTC'))}
          />
          <YAxis ticks={steps} domain={[0, steps.at(-1) ?? 1]} width={28 * size.scale} axisLine={false} tickLine={false} />
          <Tooltip cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }} isAnimationActive={false} content={(props) => <BarWords series={series} at={props.active ? Number(props.label) : null} />} />
          {series.groups.map(({ group }, index) => (
            <Bar
              key={group}
              dataKey={`g${index}`}
              stackId="groups"
              fill={fillOf(fills, index)}
              stroke={SERIES_COLORS[Math.min(index, SERIES_COLORS.length - 1)]}
              strokeWidth={0.5}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      )}
    </div>
  );
}

/** Zero and up to four steps of 1, 2 or 5 times a power of ten, the last one at or above the fullest bar. */
export function countSteps(most: number): number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough) ?? rough;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}

/** Room that one mark on the axis needs, in CSS pixels. */
const MARK_WIDTH = 60;

/** Marks on the axis, on hours that divide the day, as many as have room. */
function ticksOf({ bars, barHours }: VolumeSeries, width: number): number[] {
  const room = Math.max(2, Math.floor(width / MARK_WIDTH));
  const hours = [4, 6, 8, 12, 24, 48].find((every) => (bars.length * barHours) / every <= room) ?? 48;
  // A mark at the very end would have half of its words cut off.
  const lastAt = (bars.at(-1)?.at ?? 0) - (MARK_WIDTH / 2 / width) * bars.length * barHours * HOUR;
  return bars.map((bar) => bar.at as number).filter((at) => at % (hours * HOUR) < barHours * HOUR && at <= lastAt);
}

function BarWords({ series, at }: { series: VolumeSeries; at: number | null }) {
  const groupName = useTranslations('pressGroup');
  const t = useTranslations('volume');
  const locale = useLocale();
  const bar = series.bars.find((candidate) => candidate.at === at);
  if (!bar) return null;
  return (
    <div className="t-small border border-ink bg-paper px-3 py-2">
      <p className="mb-1 font-strong">
        {momentIn(bar.at, 'UTC', locale)}–{clockIn(shift(bar.at, series.barHours * HOUR), 'UTC')} UTC
      </p>
      <dl className="grid grid-cols-[auto_auto] justify-between gap-x-4">
        {series.groups.map(({ group }, index) =>
          bar.counts[index] ? (
            <div key={group} className="contents">
              <dt>{groupName(group)}</dt>
              <dd className="text-right">{bar.counts[index]}</dd>
            </div>
          ) : null,
        )}
        <dt className="border-t border-rule font-strong">{t('total')}</dt>
        <dd className="border-t border-rule text-right font-strong">{bar.total}</dd>
      </dl>
    </div>
  );
}
