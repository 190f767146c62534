import { fullYear, halfDayHour, offsetMinutes, zoneOf, type Moment } from './dateParts';
import { fold, isWeekday, monthNamed } from './dateWords';

/** Words that only join the parts of a date. */
const PASSED_OVER = new Set(['de', 'del', 'of', 'a', 'la', 'las', 'at', 'el', 'le', 'dia', 'do', 'as', 'um', 'uhr', 'hs', 'h', 'hrs']);
const CLOCK = /(\d{1,2})(?::|h)(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s*([ap])\.?\s?m\b\.?)?/i;
const BARE_HALF_DAY = /\b(\d{1,2})\s*([ap])\.?m\b\.?/i;
const SLASHED = /\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b/;
const YEAR_FIRST =
  /\b(\d{4})[-/.](\d{1,2}|[^\s\d\-/.]{3,})[-/.](\d{1,2})(?=t|\b)/;

/** A date in words: the clock is taken out first, then day, month and year are told apart by their shape. */
export function wordyDate(text: string): Moment | null {
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
  const isDayFirst = found[2] !== '/' || first > 12;
  Object.assign(moment, { year: fullYear(found[4] ?? ''), month: (isDayFirst ? second : first) - 1, day: isDayFirst ? first : second });
  return true;
}

function takeWords(words: readonly string[], hasClock: boolean, moment: Moment): boolean {
  const numbers: string[] = [];
  let zoneGiven = false;
  for (const [place, word] of words.entries()) {
    const bare = word.replace(/\.+$/, '');
    const glued = /^(\d{1,2})[-./]([^\d\s./-]{3,})[-./](\d{2}|\d{4})$/.exec(bare);
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
    } else if (PASSED_OVER.has(bare)) {
      continue;
    } else {
      const zone = zoneOf(originalZone(word));
      // What stands before everything else is a weekday, in whatever language.
      if (zone === null && place === 0 && /^\p{L}+$/u.test(bare)) continue;
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
