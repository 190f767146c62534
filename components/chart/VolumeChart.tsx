'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { VolumeSeries } from '@/lib/series/volume';
import { HOUR, instant, shift } from '@/lib/time/instant';
import { clockIn, dayIn, momentIn, partsIn } from '@/lib/time/wording';
import { fillOf, SERIES_COLORS } from './groupFills';

/** The bars. Drawn for the eye only: the sentence, the key with its counts and the table say the same in words. */
export function VolumeChart({ series, fills }: { series: VolumeSeries; fills: string }) {
  const locale = useLocale();
  const rows = series.bars.map((bar) => ({ at: bar.at, ...Object.fromEntries(bar.counts.map((count, index) => [`g${index}`, count])) }));
  const ticks = ticksOf(series);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rows} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap={1} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--rule-2)" />
        <XAxis
          dataKey="at"
          ticks={ticks}
          interval={0}
          height={20}
          tickSize={4}
          axisLine={{ stroke: 'var(--ink-3)' }}
          tickLine={{ stroke: 'var(--ink-3)' }}
          tick={{ fill: 'var(--ink-3)', fontSize: 11 }}
          tickFormatter={(at: number) => (partsIn(instant(at), 'UTC').hour === 0 ? dayIn(instant(at), 'UTC', locale) : clockIn(instant(at), 'UTC'))}
        />
        <YAxis allowDecimals={false} width={32} axisLine={false} tickLine={false} tickCount={4} tick={{ fill: 'var(--ink-3)', fontSize: 11 }} />
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
    </ResponsiveContainer>
  );
}

/** Six or seven marks on the axis, on hours that divide the day. */
function ticksOf({ bars, barHours, span }: VolumeSeries): number[] {
  const every = (span === '24h' ? 4 : span === '48h' ? 8 : 24) * HOUR;
  return bars.map((bar) => bar.at as number).filter((at) => at % every < barHours * HOUR);
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
