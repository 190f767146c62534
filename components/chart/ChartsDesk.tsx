'use client';

import { useTranslations } from 'next-intl';
import { useLater } from '@/components/ui/useLater';
import type { TurningPoint } from '@/lib/charts/turningPoints';
import type { Instant } from '@/lib/time/instant';
import { Awaited, Undrawn } from './Undrawn';

export interface ChartsProps {
  /** start of the article's day, UTC */
  readonly baselineAt: Instant;
  readonly turns: readonly TurningPoint[];
}

// All charts with what draws them are one chunk that comes after the page.
const loadCharts = () => import('./Charts').then((module) => module.Charts);

export function ChartsDesk(props: ChartsProps) {
  const t = useTranslations('chart');
  const charts = useLater<ChartsProps>(loadCharts);
  if (charts.Part) return <charts.Part {...props} />;
  return (
    <div className="h-200">
      {charts.hasFailed ? <Undrawn message={t('failed')} note={t('restUnaffected')} action={t('tryAgain')} onAction={charts.retry} /> : <Awaited words={t('reading')} />}
      <noscript>{t('needsScripts')}</noscript>
    </div>
  );
}
