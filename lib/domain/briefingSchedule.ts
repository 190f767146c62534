import type { Locale } from '@/lib/i18n/locales';
import type { Instant } from '@/lib/time/instant';
import type { PersonId } from './ids';

export const BRIEFING_RHYTHMS = ['day', 'week'] as const;
export type BriefingRhythm = (typeof BRIEFING_RHYTHMS)[number];

/** Somebody's standing order for a briefing by mail: every day, or every Monday. */
export interface BriefingSchedule {
  readonly personId: PersonId;
  readonly every: BriefingRhythm;
  /** of the day, 0–23, on the clock of `zone` */
  readonly hour: number;
  /** IANA name */
  readonly zone: string;
  readonly locale: Locale;
  readonly nextAt: Instant;
  readonly sentAt: Instant | null;
  /** why the last one could not be sent; null when it could */
  readonly failure: string | null;
}
