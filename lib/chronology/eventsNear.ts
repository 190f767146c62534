import type { ChronologyEvent } from '@/lib/domain/chronology';
import { DAY, type Instant } from '@/lib/time/instant';

/**
 * What the chronology has for the days of a story, newest first: so many days before its first update and after its last.
 * @param limit  the weightiest of them
 */
export function eventsNear(events: readonly ChronologyEvent[], from: Instant, to: Instant, days: number, limit: number): ChronologyEvent[] {
  return events
    .filter(({ date }) => Date.parse(date) > from - (days + 1) * DAY && Date.parse(date) <= to + days * DAY)
    .sort((a, b) => b.importance - a.importance || b.date.localeCompare(a.date))
    .slice(0, limit)
    .sort((a, b) => b.date.localeCompare(a.date));
}
