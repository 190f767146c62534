'use client';

import { useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { useLive, useServerNow } from '@/components/live/useLive';
import { useDeskFreshness } from '@/components/status/FreshnessLine';
import { PanelNote } from '@/components/status/PanelNote';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { useLater } from '@/components/ui/useLater';
import { busiestBar, VOLUME_SPANS, volumeSeries, volumeUntil, type VolumeSeries, type VolumeSpan } from '@/lib/series/volume';
import { HOUR, instant } from '@/lib/time/instant';
import { clockIn } from '@/lib/time/wording';
import { GroupFills, Swatch } from './groupFills';
import { useVolumeRows } from './useVolumeRows';
import { useVolumeSentence } from './useVolumeSentence';
import { VolumeTable } from './VolumeTable';

// The drawing comes after the page, as one chunk: everything it says is on the page already, in words and figures.
const loadChart = () => import('./VolumeChart').then((module) => module.VolumeChart);

/** How many updates each press group brought over time, with what that shows as its headline. */
export function VolumePanel() {
  const t = useTranslations('volume');
  const groupName = useTranslations('pressGroup');
  const [span, setSpan] = useState<VolumeSpan>('48h');
  const rows = useVolumeRows(span);
  const chart = useLater(loadChart, rows.counts.length > 0);
  const state = useDeskFreshness();
  const recorded = useLive((view) => view.live.recorded);
  const until = useLive((view) => view.live.volumeUntil);
  const hour = instant(Math.floor(volumeUntil(recorded, until, useServerNow()) / HOUR) * HOUR);
  const series = useMemo(() => volumeSeries(rows.counts, span, hour), [rows.counts, span, hour]);
  const sentence = useVolumeSentence(series);
  const fills = useId().replace(/[^\w-]/g, '');
  const titleId = useId();

  return (
    <figure aria-labelledby={titleId}>
      <div className="flex items-baseline justify-between gap-4 pb-1">
        <div role="group" aria-label={t('spans')} className="flex gap-4">
          {VOLUME_SPANS.map((choice) => (
            <button key={choice} type="button" aria-pressed={choice === span} onClick={() => setSpan(choice)} className="min-h-6 min-w-6 text-ink-2 aria-pressed:font-strong aria-pressed:text-ink aria-pressed:shadow-[0_2px_0_var(--ink)]">
              {t(choice)}
            </button>
          ))}
        </div>
        <span className="text-ink-3">{t('zone')}</span>
      </div>
      <figcaption className="border-t border-ink pt-1">
        <h2 id={titleId} className="t-h3">
          {sentence}
        </h2>
        <p className="mb-2 text-ink-2">
          {t('measure', { hours: series.barHours })}. <Summary series={series} />
        </p>
        <PanelNote />
      </figcaption>
      <div className="@container">
        <div className="grid gap-x-6 @min-[560px]:grid-cols-[minmax(0,1fr)_auto]">
        <div data-freshness={state} className="volume-frame data-[freshness=offline]:opacity-50 data-[freshness=offline]:grayscale data-[freshness=stale]:opacity-50 data-[freshness=stale]:grayscale">
          <ErrorBoundary fallback={(retry) => <Undrawn message={t('failed')} note={t('failedNote')} action={t('tryAgain')} onAction={retry} />}>
            {rows.hasFailed || chart.hasFailed ? (
              <Undrawn message={t('failed')} note={t('failedNote')} action={t('tryAgain')} onAction={rows.hasFailed ? rows.retry : chart.retry} />
            ) : series.total === 0 ? (
              <Undrawn message={t('empty')} />
            ) : chart.Part ? (
              <chart.Part series={series} fills={fills} />
            ) : (
              <ChartLoading />
            )}
          </ErrorBoundary>
        </div>
        <div className={series.total > 0 ? 'pt-2 @min-[560px]:w-52' : 'hidden'}>
          <svg width="0" height="0" aria-hidden="true" focusable="false" className="absolute">
            <GroupFills prefix={fills} />
          </svg>
          <dl className="grid gap-y-1">
            {series.groups.map(({ group, members, total }, index) => (
              <div key={group} className="flex items-baseline gap-2">
                <dt className="flex min-w-0 flex-1 items-baseline gap-2">
                  <Swatch prefix={fills} index={group === 'rest' ? 5 : index} />
                  <span>
                    {groupName(group)}
                    {group === 'rest' && <span className="block text-ink-3">{members.map((member) => groupName(member)).join(', ')}</span>}
                  </span>
                </dt>
                <dd>{total}</dd>
              </div>
            ))}
            {series.total > 0 && (
              <div className="flex items-baseline gap-2 border-t border-rule pt-1 font-strong">
                <dt className="flex-1">{t('total')}</dt>
                <dd>{series.total}</dd>
              </div>
            )}
          </dl>
        </div>
        </div>
      </div>
      <VolumeTable series={series} />
    </figure>
  );
}

/** The layout holds; nothing spins. */
function ChartLoading() {
  const t = useTranslations('volume');
  return (
    <div className="flex h-full flex-col justify-between border-b border-ink-3 pb-px">
      {[0, 1, 2, 3].map((line) => (
        <div key={line} className="border-t border-rule-2" />
      ))}
      <p className="text-ink-2">{t('drawing')}</p>
    </div>
  );
}

function Summary({ series }: { series: VolumeSeries }) {
  const t = useTranslations('volume');
  const groupName = useTranslations('pressGroup');
  const [first] = series.groups;
  const busiest = busiestBar(series);
  if (!first || !busiest) return null;
  return t('summary', { group: groupName(first.group), count: first.total, total: series.total, time: clockIn(busiest.at, 'UTC'), most: busiest.total });
}

function Undrawn({ message, note, action, onAction }: { message: string; note?: string; action?: string; onAction?: () => void }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 border-y border-rule-2 text-center text-ink-2">
      <p className="t-quote">{message}</p>
      {note && <p>{note}</p>}
      {action && (
        <button type="button" className="action" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}
