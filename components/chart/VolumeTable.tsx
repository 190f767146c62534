'use client';

import { useLocale, useTranslations } from 'next-intl';
import { busiestBar, type VolumeSeries } from '@/lib/series/volume';
import { momentIn, shortMomentIn } from '@/lib/time/wording';

/** The chart's figures as a table, newest hour first; bars without an update are left out and it says so. */
export function VolumeTable({ series }: { series: VolumeSeries }) {
  const t = useTranslations('volume');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  if (!busiestBar(series)) return null;
  const bars = series.bars.filter((bar) => bar.total > 0).toReversed();
  return (
    <details className="mt-2">
      <summary className="min-h-6 w-fit font-medium text-ink-2">{t('table')}</summary>
      <div role="region" aria-label={t('label')} tabIndex={0} className="max-h-80 overflow-auto border-t border-ink">
        <table className="min-w-max">
          <caption className="py-1 text-left text-ink-2">
            {t('tableCaption', { from: momentIn(series.from, 'UTC', locale), to: momentIn(series.to, 'UTC', locale) })} {t('tableEmptyBars')}
          </caption>
          <thead>
            <tr className="border-b border-rule">
              <th scope="col" className="py-1 pr-4 font-strong">
                {t('tableStart')}
              </th>
              {series.groups.map(({ group }) => (
                <th key={group} scope="col" className="py-1 pr-4 text-right font-strong">
                  {groupName(group)}
                </th>
              ))}
              <th scope="col" className="py-1 text-right font-strong">
                {t('tableTotal')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.at} className="border-b border-rule-2">
                <th scope="row" className="py-1 pr-4">
                  {shortMomentIn(bar.at, series.to, 'UTC', locale)}
                </th>
                {bar.counts.map((count, index) => (
                  <td key={series.groups[index]?.group} className="py-1 pr-4 text-right">
                    {count}
                  </td>
                ))}
                <td className="py-1 text-right font-strong">{bar.total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
