import { DAY, shift, type Instant } from '@/lib/time/instant';
import { floorTo, type Days } from './span';

/** What is pulled: an end of the brushed days, or all of them. */
export type Grip = 'from' | 'to' | 'window';

/** Brushed days after a pull of so many days; at least one day stays, and none leaves the limits. */
export function pullBrush(days: Days, grip: Grip, byDays: number, limits: Days): Days {
  const moved = byDays * DAY;
  switch (grip) {
    case 'from':
      return { from: between(shift(days.from, moved), limits.from, shift(days.to, -DAY)), to: days.to };
    case 'to':
      return { from: days.from, to: between(shift(days.to, moved), shift(days.from, DAY), limits.to) };
    case 'window': {
      const width = days.to - days.from;
      const from = between(shift(days.from, moved), limits.from, shift(limits.to, -width));
      return { from, to: shift(from, width) };
    }
  }
}

/** The days from one moment to another, whichever comes first. */
export function daysBetween(a: Instant, b: Instant, limits: Days): Days {
  const [first, last] = a <= b ? [a, b] : [b, a];
  const from = between(floorTo(first, DAY), limits.from, shift(limits.to, -DAY));
  return { from, to: between(shift(floorTo(last, DAY), DAY), shift(from, DAY), limits.to) };
}

/** Whole days within the limits that a range touches. */
export const daysOfRange = ({ from, to }: Days, limits: Days): Days => daysBetween(from, shift(to, -1), limits);

const between = (at: Instant, least: Instant, most: Instant): Instant => (at < least ? least : at > most ? most : at);
