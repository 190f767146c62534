'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { AlertWords } from '@/lib/alerts/wordAlert';

/** The interface's words for alerts, on a page. @param zone  moments are told by its clock */
export function useAlertWords(zone: string): AlertWords {
  return {
    locale: useLocale(),
    zone,
    alerts: useTranslations('alerts'),
    claimStatus: useTranslations('claimStatus'),
    feedState: useTranslations('feedState'),
    feedReason: useTranslations('feedReason'),
    direction: useTranslations('direction'),
    pace: useTranslations('pace'),
  } as unknown as AlertWords;
}
