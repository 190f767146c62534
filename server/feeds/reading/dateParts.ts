import { zoneNamed } from './dateWords';

/** What a date says, before its zone is applied. */
export interface Moment {
  year: number;
  /** 0–11 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** east of Greenwich, or the name of a zone with rules of its own */
  zone: number | string;
}

/** "+0200", "-4:30", "+02" in minutes; null when it is none of these. */
export function offsetMinutes(text: string): number | null {
  const found = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 16 * 60 ? null : found[1] === '-' ? -minutes : minutes;
}

/** Of a clock with "a.m." and "p.m.": 12 a.m. is midnight. */
export function halfDayHour(hour: number, isAfternoon: boolean): number {
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

/** RFC 2822 §4.3: 00–49 are of this century, 50–99 of the last, three digits count from 1900. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2_000 + year : 1_900 + year;
  return digits.length === 3 ? 1_900 + year : year;
}

/** @returns minutes east of Greenwich, a name of the tz database, or null */
export function zoneOf(text: string): number | string | null {
  const lower = text.toLowerCase();
  const named = zoneNamed(lower);
  if (named !== null) return named;
  if (/^[+-]/.test(text)) return offsetMinutes(text);
  const relative = /^(?:gmt|utc|ut)([+-].+)$/.exec(lower);
  if (relative) return offsetMinutes(relative[1] ?? '');
  return text.includes('/') ? text : null;
}
