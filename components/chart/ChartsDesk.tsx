'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useLater } from '@/components/ui/useLater';
import type { DeskCharts } from '@/lib/charts/deskCharts';
import type { TurningPoint } from '@/lib/charts/turningPoints';
import type { Instant } from '@/lib/time/instant';

export interface ChartsProps {
  /** start of the article's day, UTC */
  readonly baselineAt: Instant;
  readonly turns: readonly TurningPoint[];
  /** what the page came with; null when it could not be read */
  readonly first: Pick<DeskCharts, 'firstAt' | 'answers'> | null;
}

// All charts with what draws them are one chunk that comes after the page.
const loadCharts = () => import('./Charts').then((module) => module.Charts);

/** @param children  what the server says in their place until they come, or for good where scripts are off */
export function ChartsDesk({ children, ...props }: ChartsProps & { children: ReactNode }) {
  const t = useTranslations('chart');
  const charts = useLater<ChartsProps>(loadCharts);
  if (charts.Part) return <charts.Part {...props} />;
  return (
    <>
      {charts.hasFailed && (
        <p role="status" className="pb-2">
          {t('failed')}.{' '}
          <button type="button" className="action" onClick={charts.retry}>
            {t('tryAgain')}
          </button>
        </p>
      )}
      {children}
    </>
  );
}
