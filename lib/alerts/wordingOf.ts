import { translatorOf } from '@/lib/i18n/translator';
import type { AlertSettings } from '@/lib/domain/alert';
import type { AlertWords } from './wordAlert';

/** The words for somebody who is not looking at a page. */
export const wordingOf = ({ locale, zone }: Pick<AlertSettings, 'locale' | 'zone'>): AlertWords => ({
  locale,
  zone,
  alerts: translatorOf(locale, 'alerts'),
  claimStatus: translatorOf(locale, 'claimStatus'),
  feedState: translatorOf(locale, 'feedState'),
  feedReason: translatorOf(locale, 'feedReason'),
  direction: translatorOf(locale, 'direction'),
  pace: translatorOf(locale, 'pace'),
});
