import { DAY, HOUR, instant, MINUTE, shift, type Instant } from './instant';
import { partsIn } from './wording';

/** Whether the runtime knows a zone of this name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Minutes of the day that a clock in the zone shows, 0…1439. */
export function minutesIn(at: Instant, zone: string): number {
  const { hour, minute } = partsIn(at, zone);
  return hour * 60 + minute;
}

/**
 * The next moment at which a clock in the zone shows this time of day, later than `at`.
 * @param minutes  of the day, 0…1439
 * A time that the clock leaps over (summer time begins) comes as much later as it leaps; one that it shows twice comes twice.
 */
export const nextTimeOfDay = (at: Instant, zone: string, minutes: number): Instant => timesOfDay(at, zone, minutes).find((time) => time > at)!;

/** The same for the last one, at `at` or before. */
export const lastTimeOfDay = (at: Instant, zone: string, minutes: number): Instant => timesOfDay(at, zone, minutes).findLast((time) => time <= at)!;

/** The next full hour by the clock of the zone, some of which stand half an hour beside the others. */
export function nextFullHour(at: Instant, zone: string): Instant {
  const { minute, second } = partsIn(at, zone);
  const passed = minute * MINUTE + second * 1_000 + (((at % 1_000) + 1_000) % 1_000);
  return shift(at, HOUR - passed);
}

/** All moments of the days around `at` that show this time, in order. A day may be left out of a calendar, never two. */
function timesOfDay(at: Instant, zone: string, minutes: number): Instant[] {
  const today = Math.floor(wallClock(at, zone) / DAY);
  const times = [-2, -1, 0, 1, 2].flatMap((days) => momentsOf((today + days) * DAY + minutes * MINUTE, zone));
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The moments at which the zone's clock shows a date and time: mostly one, sometimes two; none is made good by the time after the leap. */
function momentsOf(shown: number, zone: string): Instant[] {
  const before = offsetAt(instant(shown - DAY), zone);
  const after = offsetAt(instant(shown + DAY), zone);
  const guesses = [...new Set([shown - before, shown - after])].map(instant);
  const right = guesses.filter((guess) => wallClock(guess, zone) === shown);
  return right.length > 0 ? right : [instant(shown - before)];
}

/** What the clock shows, as if it were UTC. */
function wallClock(at: Instant, zone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(at, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const offsetAt = (at: Instant, zone: string): number => wallClock(at, zone) - Math.floor(at / 1_000) * 1_000;
