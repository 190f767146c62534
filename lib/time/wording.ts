import { DAY, HOUR, MINUTE, SECOND, type Instant } from './instant';

/** The clocks the desk works by. */
export const ZONES = ['UTC', 'America/New_York', 'America/Caracas'] as const;
export type Zone = (typeof ZONES)[number];

export type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/**
 * How long ago, in the largest unit that fits, rounded down; the interface puts the words to it.
 * A moment in the future (clocks differ) counts as just now.
 */
export function ageOf(at: Instant, now: Instant): { unit: AgeUnit; count: number } {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return { unit: 'seconds', count: Math.floor(passed / SECOND) };
  if (passed < HOUR) return { unit: 'minutes', count: Math.floor(passed / MINUTE) };
  if (passed < 2 * DAY) return { unit: 'hours', count: Math.floor(passed / HOUR) };
  return { unit: 'days', count: Math.floor(passed / DAY) };
}

/** A span of seconds in the unit a person would use: whole hours, else whole minutes, else seconds. */
export function spanOf(seconds: number): { unit: AgeUnit; count: number } {
  if (seconds < 90) return { unit: 'seconds', count: Math.round(seconds) };
  if (seconds < 5_400) return { unit: 'minutes', count: Math.round(seconds / 60) };
  if (seconds < 2 * 86_400) return { unit: 'hours', count: Math.round(seconds / 3_600) };
  return { unit: 'days', count: Math.round(seconds / 86_400) };
}

/** The calendar's parts in a zone. Only numbers are asked of Intl, whose words differ between server and browser. */
export interface ZonedParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** @param zone  an IANA name. Errors: `RangeError` when it names none */
export function partsIn(at: Instant, zone: string): ZonedParts {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
} as const;

const LONG_MONTHS = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
} as const;

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** "18:37" in the zone. */
export function clockIn(at: Instant, zone: string): string {
  const { hour, minute } = partsIn(at, zone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** "9 Jan" or "9 ene" in the zone. */
export function dayIn(at: Instant, zone: string, locale: 'en' | 'es'): string {
  const { day, month } = partsIn(at, zone);
  return `${day} ${MONTHS[locale][month - 1]}`;
}

/** "9 Jan 2026" or "9 ene 2026" in the zone. */
export function dayAndYearIn(at: Instant, zone: string, locale: 'en' | 'es'): string {
  return `${dayIn(at, zone, locale)} ${partsIn(at, zone).year}`;
}

/** "9 January 2026" or "9 de enero de 2026" in the zone. */
export function longDayIn(at: Instant, zone: string, locale: 'en' | 'es'): string {
  const { day, month, year } = partsIn(at, zone);
  const name = LONG_MONTHS[locale][month - 1];
  return locale === 'es' ? `${day} de ${name} de ${year}` : `${day} ${name} ${year}`;
}

/** "9 Jan 2026, 18:37": the whole moment; the zone's name is the caller's to add. */
export function momentIn(at: Instant, zone: string, locale: 'en' | 'es'): string {
  return `${dayAndYearIn(at, zone, locale)}, ${clockIn(at, zone)}`;
}

/** "18:37" when it is of the same day as `now` in the zone, else "9 Jan, 18:37", with the year when that differs. */
export function shortMomentIn(at: Instant, now: Instant, zone: string, locale: 'en' | 'es'): string {
  const then = partsIn(at, zone);
  const today = partsIn(now, zone);
  if (then.year !== today.year) return momentIn(at, zone, locale);
  if (then.month !== today.month || then.day !== today.day) return `${dayIn(at, zone, locale)}, ${clockIn(at, zone)}`;
  return clockIn(at, zone);
}
