'use client';

import { useTranslations } from 'next-intl';
import { unreachable } from '@/lib/domain/result';
import { SPAN_HOURS, volumeFinding, type VolumeSeries } from '@/lib/series/volume';

/** The chart's headline: a sentence that says what it shows, written from its figures. */
export function useVolumeSentence(series: VolumeSeries): string {
  const t = useTranslations('volume');
  const span = useTranslations('span');
  const groupName = useTranslations('pressGroup');
  const words = (hours: number) => (hours > 48 ? span('days', { count: hours / 24 }) : span('hours', { count: hours }));
  const hours = SPAN_HOURS[series.span].total;
  const finding = volumeFinding(series);
  switch (finding.kind) {
    case 'nothing':
      return t('nothing', { span: words(hours) });
    case 'few':
      return t('few', { total: finding.total, span: words(hours) });
    case 'one-group':
      return t('oneGroup', { group: groupName(finding.group), count: finding.count, total: finding.total, span: words(hours) });
    case 'up':
    case 'down':
    case 'steady':
      return t(finding.kind, { later: finding.later, earlier: finding.earlier, half: words(hours / 2) });
    default:
      return unreachable(finding);
  }
}
