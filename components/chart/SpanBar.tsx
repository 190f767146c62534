'use client';

import { useLocale, useTranslations } from 'next-intl';
import { isPreset, PRESETS, type Preset } from '@/lib/charts/span';
import { DAY, shift } from '@/lib/time/instant';
import type { VolumeByAnswer } from '@/lib/protocol/news';
import { dayIn } from '@/lib/time/wording';
import type { ChartProps } from './chartProps';
import { Choices } from './Choices';
import { Overview } from './Overview';

/** What the axis of every chart shows: presets, and below them all there is, to brush days from. */
export function SpanBar({ view, show, range, baselineAt, overview }: Pick<ChartProps, 'view' | 'show' | 'range' | 'baselineAt'> & { overview: VolumeByAnswer | null }) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const brushed = isPreset(view.span) ? null : view.span;
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <Choices label={t('span')} values={PRESETS} words={(preset: Preset) => t(`spans.${preset}`)} chosen={brushed ? null : (view.span as Preset)} onChoose={(span) => show({ span })} />
          {brushed && (
            <strong className="shadow-[0_2px_0_var(--ink)]">
              {t('brushed', { from: dayIn(brushed.from, 'UTC', locale), to: dayIn(shift(brushed.to, -DAY), 'UTC', locale) })}
            </strong>
          )}
        </div>
        <span className="text-ink-3">{t('zone')}</span>
      </div>
      <Overview volume={overview} range={range} baselineAt={baselineAt} onBrush={(span) => show({ span })} />
    </div>
  );
}
