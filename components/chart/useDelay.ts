'use client';

import { useTranslations } from 'next-intl';
import { spanOf } from '@/lib/time/wording';

/** "12 min", "5 h", "3 days" from hours. */
export function useDelay(): (hours: number) => string {
  const t = useTranslations('span');
  return (hours) => {
    const { unit, count } = spanOf(hours * 3_600);
    return t(unit, { count });
  };
}
