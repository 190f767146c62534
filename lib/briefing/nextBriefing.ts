import type { BriefingRhythm } from '@/lib/domain/briefingSchedule';
import { DAY, type Instant } from '@/lib/time/instant';
import { nextTimeOfDay } from '@/lib/time/localTime';
import { partsIn } from '@/lib/time/wording';

const MONDAY = 1;

/**
 * When a briefing is due next: every day, or every Monday, at this hour of the zone's clock.
 * @param hour  0–23
 * @param zone  IANA name
 * @returns later than `after`
 */
export function nextBriefing({ every, hour, zone }: { readonly every: BriefingRhythm; readonly hour: number; readonly zone: string }, after: Instant): Instant {
  let at = nextTimeOfDay(after, zone, hour * 60);
  while (every === 'week' && weekdayIn(at, zone) !== MONDAY) at = nextTimeOfDay(at, zone, hour * 60);
  return at;
}

/** How far back a briefing of this rhythm looks, in milliseconds. */
export const BRIEFING_SPAN: Readonly<Record<BriefingRhythm, number>> = { day: DAY, week: 7 * DAY };

/** 0 is Sunday. */
function weekdayIn(at: Instant, zone: string): number {
  const { year, month, day } = partsIn(at, zone);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
