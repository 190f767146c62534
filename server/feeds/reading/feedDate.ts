import { instant, MINUTE, type Instant } from '@/lib/time/instant';
import { fold, isWeekday, monthNamed, zoneNamed } from './dateWords';

interface Moment {
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

/** No date of a feed needs more; a longer one is not a date. */
const LONGEST = 100;
const KOREA_MINUTES = 540;

/**
 * When a feed says something happened: RFC 822 and 2822, ISO 8601 and W3CDTF, Unix time, and what publishers write
 * instead: ordinal days, month and weekday names of several languages, "a.m.", "14 de enero", zones by name. A missing
 * zone counts as UTC.
 * @returns null for what is not a date: nothing is made up
 */
export function parseFeedDate(raw: string): Instant | null {
  const text = raw.trim();
  if (text === '' || text.length > LONGEST) return null;
  const moment = mailDate(text) ?? unixTime(text) ?? isoDate(text) ?? koreanDate(text) ?? wordyDate(text);
  return moment === null ? null : typeof moment === 'number' ? safeInstant(moment) : toInstant(moment);
}

function safeInstant(milliseconds: number): Instant | null {
  return Math.abs(milliseconds) <= 8.64e15 ? instant(milliseconds) : null;
}

function toInstant(m: Moment): Instant | null {
  if (m.month < 0 || m.month > 11 || m.day < 1 || m.day > 31 || m.hour > 24 || m.minute > 59 || m.second > 60) return null;
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

/** "+0200", "-4:30", "+02" in minutes; null when it is none of these. */
function offsetMinutes(text: string): number | null {
  const found = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 16 * 60 ? null : found[1] === '-' ? -minutes : minutes;
}

/** Seconds or milliseconds since 1970. */
function unixTime(text: string): number | null {
  if (!/^\d{9,13}$/.test(text)) return null;
  return Number(text) * (text.length > 10 ? 1 : 1_000);
}

/** The form nine feeds in ten use, told without taking the text apart. */
const MAIL = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC|Z|([+-])(\d{2})(\d{2}))$/;
const MAIL_MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function mailDate(text: string): Moment | null {
  const found = MAIL.exec(text);
  const month = found ? MAIL_MONTHS.indexOf(found[2] ?? '') : -1;
  if (!found || month < 0) return null;
  const offset = Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0);
  return {
    year: Number(found[3]),
    month: month / 3,
    day: Number(found[1]),
    hour: Number(found[4]),
    minute: Number(found[5]),
    second: Number(found[6]),
    millisecond: 0,
    zone: found[7] === '-' ? -offset : offset,
  };
}

const ISO =
  /^([+-]?\d{4})(?:-0?(\d{2})(?:-0?(\d{2}))?|(\d{2})(\d{2})|-?(\d{3}))?(?:(?:\s*[Tt]\s*|\s+)(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*([Zz]|[+-]\d{1,2}:?(?:\d{2})?|[A-Za-z]{2,5}|[A-Za-z]+\/[A-Za-z_]+)?)?$/;
/** Two-digit years and a lone month, as ISO 8601:1988 allowed. */
const SHORT_ISO = /^(?:(\d{2})-?(\d{2})-?(\d{2})|-(\d{2})-?(\d{2})?|(\d{2})-?(\d{3}))$/;

function isoDate(text: string): Moment | null {
  const found = ISO.exec(text);
  if (!found) return shortIsoDate(text);
  const [, year, dashedMonth, dashedDay, plainMonth, plainDay, dayOfYear, hour, minute, second, fraction, zone] = found;
  const month = dashedMonth ?? plainMonth;
  const day = dashedDay ?? plainDay;
  const offset = zone === undefined ? 0 : zoneOf(zone);
  if (offset === null) return null;
  const ordinal = dayOfYear === undefined ? null : new Date(Date.UTC(Number(year), 0, Number(dayOfYear)));
  if (ordinal && (Number(dayOfYear) < 1 || ordinal.getUTCFullYear() !== Number(year))) return null;
  return {
    year: Number(year),
    month: ordinal ? ordinal.getUTCMonth() : Number(month ?? 1) - 1,
    day: ordinal ? ordinal.getUTCDate() : Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: fraction ? Math.round(Number(`0.${fraction}`) * 1_000) : 0,
    zone: offset,
  };
}

function shortIsoDate(text: string): Moment | null {
  const found = SHORT_ISO.exec(text);
  if (!found) return null;
  const [, year, month, day, yearOnly, its, yearOfDay, dayOfYear] = found;
  const clock = { hour: 0, minute: 0, second: 0, millisecond: 0, zone: 0 };
  if (yearOfDay !== undefined) {
    const date = new Date(Date.UTC(fullYear(yearOfDay), 0, Number(dayOfYear)));
    return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), ...clock };
  }
  if (year !== undefined) return { year: fullYear(year), month: Number(month) - 1, day: Number(day), ...clock };
  // "-0312" and "-03-12": year 03, month 12.
  return { year: fullYear(yearOnly ?? ''), month: Number(its ?? 1) - 1, day: 1, ...clock };
}

/** "2004-05-25 오후 11:23:17": half of the day by name, Korean time. */
function koreanDate(text: string): Moment | null {
  const found = /^(\d{4})(?:-|년\s*)(\d{1,2})(?:-|월\s*)(\d{1,2})일?\s+(오전|오후)?\s*(\d{1,2})(?::|시\s*)(\d{2})(?::|분\s*)?(\d{2})?초?$/.exec(text);
  if (!found) return null;
  const [, year, month, day, half, hour, minute, second] = found;
  return {
    year: Number(year),
    month: Number(month) - 1,
    day: Number(day),
    hour: half === undefined ? Number(hour) : halfDayHour(Number(hour), half === '오후'),
    minute: Number(minute),
    second: Number(second ?? 0),
    millisecond: 0,
    zone: KOREA_MINUTES,
  };
}

function halfDayHour(hour: number, isAfternoon: boolean): number {
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

/** RFC 2822 §4.3: 00–49 are of this century, 50–99 of the last, three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2_000 + year : 1_900 + year;
  return digits.length === 3 ? 1_900 + year : year;
}

function zoneOf(text: string): number | string | null {
  const lower = text.toLowerCase();
  const named = zoneNamed(lower);
  if (named !== null) return named;
  if (/^[+-]/.test(text)) return offsetMinutes(text);
  const relative = /^(?:gmt|utc|ut)([+-].+)$/.exec(lower);
  if (relative) return offsetMinutes(relative[1] ?? '');
  return text.includes('/') ? text : null;
}

const CLOCK = /(\d{1,2})(?::|h)(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s*([ap])\.?m\b\.?)?/i;
const BARE_HALF_DAY = /\b(\d{1,2})\s*([ap])\.?m\b\.?/i;
const SLASHED = /\b(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})\b/;
const YEAR_FIRST = /\b(\d{4})[-/.](\d{1,2}|[^\s\d\-/.]{3,})[-/.](\d{1,2})(?=t|\b)/;

/** A date in words: the clock is taken out first, then day, month and year are told apart by their shape. */
function wordyDate(text: string): Moment | null {
  const moment: Moment = { year: Number.NaN, month: -1, day: 0, hour: 0, minute: 0, second: 0, millisecond: 0, zone: 0 };
  // RFC 822 comments, and the brackets some write around the rest of a name: "Fri(day)".
  let rest = fold(text).replace(/\([^)]*\)/g, ' ');
  const unclocked = rest;
  rest = takeClock(rest, moment);
  const hasClock = rest !== unclocked;
  const numeric = YEAR_FIRST.exec(rest) ?? SLASHED.exec(rest);
  if (numeric) {
    if (!takeNumeric(numeric, moment)) return null;
    rest = rest.replace(numeric[0], ' ');
  }
  const words = rest.split(/[\s,;]+/).filter((word) => word !== '' && word !== '-' && word !== 't');
  return takeWords(words, hasClock, moment) && !Number.isNaN(moment.year) ? moment : null;
}

function takeClock(text: string, moment: Moment): string {
  const clock = CLOCK.exec(text);
  const found = clock ?? BARE_HALF_DAY.exec(text);
  if (!found) return text;
  const half = clock ? clock[5] : found[2];
  const hour = Number(found[1]);
  moment.hour = half ? halfDayHour(hour, half.toLowerCase() === 'p') : hour;
  if (clock) {
    moment.minute = Number(clock[2]);
    moment.second = Number(clock[3] ?? 0);
    moment.millisecond = clock[4] ? Math.round(Number(`0.${clock[4]}`) * 1_000) : 0;
  }
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
}

/** "2006/09/15", "2004-julius-13", "09/15/2014", "30.10.23": slashes are read the American way where they can be. */
function takeNumeric(found: RegExpExecArray, moment: Moment): boolean {
  if (found[1]?.length === 4) {
    const month = /^\d/.test(found[2] ?? '') ? Number(found[2]) - 1 : monthNamed(found[2] ?? '');
    if (month === null) return false;
    Object.assign(moment, { year: Number(found[1]), month, day: Number(found[3]) });
    return true;
  }
  const [first, second] = [Number(found[1]), Number(found[3])];
  const isDayFirst = found[2] === '.' || first > 12;
  Object.assign(moment, { year: fullYear(found[4] ?? ''), month: (isDayFirst ? second : first) - 1, day: isDayFirst ? first : second });
  return true;
}

function takeWords(words: readonly string[], hasClock: boolean, moment: Moment): boolean {
  const numbers: string[] = [];
  let zoneGiven = false;
  for (const word of words) {
    const bare = word.replace(/\.+$/, '');
    const glued = /^(\d{1,2})[-.]([^\d\s.-]{3,})[-.](\d{2}|\d{4})$/.exec(bare);
    const month = monthNamed(bare);
    if (glued) {
      const named = monthNamed(glued[2] ?? '');
      if (named === null) return false;
      Object.assign(moment, { day: Number(glued[1]), month: named, year: fullYear(glued[3] ?? '') });
    } else if (month !== null && moment.month < 0 && !(isWeekday(bare) && numbers.length === 0 && hasMonthAfter(words, word))) {
      moment.month = month;
    } else if (/^[+-]\d{1,2}:?(\d{2})?$/.test(word)) {
      const offset = offsetMinutes(word);
      // An offset without a clock belongs to nothing: "2013-01-27-01" is no date.
      if (offset === null || !hasClock) return false;
      // "GMT-01:01" and "GMT -01:01" alike.
      moment.zone = offset;
      zoneGiven = true;
    } else if (/^\d+(st|nd|rd|th|º|ª|er|o)?$/.test(bare)) {
      numbers.push(bare.replace(/\D+$/, ''));
    } else if (isWeekday(bare) || isWeekday(bare.split('-')[0] ?? '')) {
      continue;
    } else if (['de', 'del', 'of', 'a', 'las', 'at', 'el', 'le', 'le', 'dia', 'do', 'as', 'um', 'uhr', 'hs', 'h', 'hrs'].includes(bare)) {
      continue;
    } else {
      const zone = zoneOf(originalZone(word));
      if (zone === null) {
        // A word nobody knows where the zone would stand leaves the date readable; one before it does not.
        if (moment.month < 0 || numbers.length < 2 || !/^[a-z]{1,5}$/.test(bare)) return false;
        continue;
      }
      if (!zoneGiven) moment.zone = zone;
    }
  }
  return takeNumbers(numbers, moment);
}

/** Zone names of the tz database are written with capitals, which Intl does not insist on. */
function originalZone(word: string): string {
  return word.replace(/[)\]]+$/, '');
}

function hasMonthAfter(words: readonly string[], word: string): boolean {
  return words.slice(words.indexOf(word) + 1).some((later) => monthNamed(later.replace(/\.+$/, '')) !== null);
}

/** What numbers remain are day and year, or day, month and year: "11 04 2020". */
function takeNumbers(numbers: readonly string[], moment: Moment): boolean {
  if (!Number.isNaN(moment.year)) return numbers.length === 0;
  const [first, second, third] = numbers;
  if (moment.month >= 0) {
    if (first === undefined || second === undefined || third !== undefined) return false;
    const isYearFirst = first.length === 4;
    moment.year = fullYear(isYearFirst ? first : second);
    moment.day = Number(isYearFirst ? second : first);
    return second.length !== 1 || isYearFirst;
  }
  if (first === undefined || second === undefined || third?.length !== 4) return false;
  Object.assign(moment, { day: Number(first), month: Number(second) - 1, year: Number(third) });
  return true;
}
