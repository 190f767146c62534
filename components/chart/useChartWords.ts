import { useLocale, useTranslations } from 'next-intl';
import { dayText, type TimeRange } from '@/lib/charts/span';
import { signed } from '@/lib/series/signed';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { clockIn, dayAndYearIn, momentIn } from '@/lib/time/wording';

/** Words that several charts share. */
export function useChartWords() {
  const t = useTranslations('chart');
  const locale = useLocale();
  const signedHere = (value: number, digits = 0) => signed(value, locale, digits);
  /** "9 Jan 2026" */
  const day = (at: Instant) => dayAndYearIn(at, 'UTC', locale);
  /** "9 Jan 2026, 06:00–12:00 UTC"; whole days without the hours */
  const bar = ({ from, to }: Pick<TimeRange, 'from' | 'to'>) => {
    if (from % DAY !== 0 || to % DAY !== 0) return `${momentIn(from, 'UTC', locale)}–${clockIn(to, 'UTC')} UTC`;
    return to - from === DAY ? day(from) : `${day(from)} – ${day(shift(to, -DAY))}`;
  };
  /** "10 Dec 2025 – 8 Jan 2026" */
  const days = ({ from, to }: Pick<TimeRange, 'from' | 'to'>) => t('fromTo', { from: day(from), to: day(shift(to, -1)) });
  /** "entente-index-2025-12-10-to-2026-01-08" */
  const file = (chart: string, { from, to }: Pick<TimeRange, 'from' | 'to'>) => `entente-${chart}-${dayText(from)}-to-${dayText(shift(to, -1))}`;
  return { signed: signedHere, day, bar, days, file };
}
