import { instant, MINUTE, type Instant } from '@/lib/time/instant';
import { offsetMinutes, type Moment } from './dateParts';
import { digitsOnly, isoDate, koreanDate, mailDate, unixTime } from './numericDate';
import { wordyDate } from './wordyDate';

/** No date of a feed needs more; a longer one is not a date. */
const LONGEST = 100;

/**
 * When a feed says something happened: RFC 822 and 2822, ISO 8601 and W3CDTF, Unix time, and what publishers write
 * instead: ordinal days, month and weekday names of several languages, "a.m.", "14 de enero", zones by name. A missing
 * zone counts as UTC.
 * @returns null for what is not a date: nothing is made up
 */
export function parseFeedDate(raw: string): Instant | null {
  const text = raw.trim();
  if (text === '' || text.length > LONGEST) return null;
  const moment = mailDate(text) ?? digitsOnly(text) ?? unixTime(text) ?? isoDate(text) ?? koreanDate(text) ?? wordyDate(text);
  return moment === null ? null : typeof moment === 'number' ? safeInstant(moment) : toInstant(moment);
}

function safeInstant(milliseconds: number): Instant | null {
  return Math.abs(milliseconds) <= 8.64e15 ? instant(milliseconds) : null;
}

function toInstant(m: Moment): Instant | null {
  // Years 0 and 1 are what databases and runtimes write for "no date".
  if (m.year <= 1 || m.month < 0 || m.month > 11 || m.day < 1 || m.day > 31 || m.hour > 24 || m.minute > 59 || m.second > 60) return null;
  if (m.hour === 24 && m.minute + m.second > 0) return null;
  const date = new Date(0);
  // A 31st of a short month runs over into the next, as everyone's date arithmetic has it.
  date.setUTCFullYear(m.year, m.month, m.day);
  const wall = date.getTime() + ((m.hour * 60 + m.minute) * 60 + m.second) * 1_000 + m.millisecond;
  const offset = typeof m.zone === 'number' ? m.zone : offsetAt(wall, m.zone);
  return offset === null ? null : safeInstant(wall - offset * MINUTE);
}

/** Offset of a zone of the tz database at a wall clock time there; null when there is no such zone. */
function offsetAt(wall: number, zone: string): number | null {
  const offset = offsetOf(wall, zone);
  return offset === null ? null : offsetOf(wall - offset * MINUTE, zone);
}

function offsetOf(at: number, zone: string): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    return name === 'GMT' ? 0 : offsetMinutes(name.replace('GMT', ''));
  } catch {
    return null;
  }
}
