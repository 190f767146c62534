import { useLocale, useTranslations } from 'next-intl';
import type { Instant } from '@/lib/time/instant';
import { clockIn, dayIn, momentIn, ZONES } from '@/lib/time/wording';

/** Every clock the desk works by, for a tooltip: "9 Jan 2026, 18:37 UTC · 13:37 Washington · 14:37 Caracas". */
export function useMomentTitle(): (at: Instant) => string {
  const locale = useLocale();
  const zoneName = useTranslations('clocks');
  return (at) => {
    const day = dayIn(at, 'UTC', locale);
    const elsewhere = ZONES.slice(1).map((zone) => {
      const local = dayIn(at, zone, locale);
      return `${local === day ? '' : `${local}, `}${clockIn(at, zone)} ${zoneName(zone)}`;
    });
    return [`${momentIn(at, 'UTC', locale)} ${zoneName('UTC')}`, ...elsewhere].join(' · ');
  };
}

/** A moment in the words given, with its absolute time in every zone on hover. */
export function Moment({ at, children, className }: { at: Instant; children: React.ReactNode; className?: string }) {
  const titleOf = useMomentTitle();
  return (
    <time dateTime={new Date(at).toISOString()} title={titleOf(at)} className={className}>
      {children}
    </time>
  );
}
