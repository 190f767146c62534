'use client';

import { useTranslations } from 'next-intl';
import { useValueNames, type ClaimNumbers } from '@/components/selection/useValueNames';
import { withoutBounds, type Threshold, type WatchSelection } from '@/lib/domain/watchlist';
import { LIST_PARTS } from '@/lib/selection/parts';

/** What a list holds, in words: "oil · sanctions, security · Reuters". */
export function useSelectionWords(claimNumbers: ClaimNumbers): (selection: WatchSelection) => string {
  const t = useTranslations('watchlists');
  const nameOf = useValueNames(claimNumbers);
  return (selection) => {
    const whole = withoutBounds(selection);
    const parts = [whole.query, ...LIST_PARTS.map((part) => whole[part].map((value) => nameOf(part, value)).join(', '))].filter(Boolean);
    return parts.join(' · ') || t('everything');
  };
}

export function useThresholdWords(): (threshold: Threshold) => string {
  const t = useTranslations('watchlists');
  return (threshold) => (typeof threshold === 'string' ? t(`thresholds.${threshold}`) : t('thresholds.publishersOf', { count: threshold.publishers }));
}
