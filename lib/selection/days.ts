import { DAY } from '@/lib/time/instant';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a bound of a selection is a whole day rather than a moment. */
export const isDay = (bound: string): boolean => ISO_DAY.test(bound) && Number.isFinite(Date.parse(bound));

/** The day as many days later; empty when it is none. `to` is exclusive, a reader's "until" is not. */
export function dayLater(day: string, days: number): string {
  return isDay(day) ? new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10) : '';
}
