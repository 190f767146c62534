'use client';

import { useTranslations } from 'next-intl';
import { useServerNow } from '@/components/live/useLive';
import type { Instant } from '@/lib/time/instant';
import { ageOf } from '@/lib/time/wording';
import { Moment } from './Moment';

/** "4 min ago", kept up to date, with the absolute time on hover. */
export function Age({ at }: { at: Instant }) {
  const t = useTranslations('age');
  const { unit, count } = ageOf(at, useServerNow());
  return <Moment at={at}>{t(unit, { count })}</Moment>;
}
