import { fullYear, halfDayHour, zoneOf, type Moment } from './dateParts';

const KOREA_MINUTES = 540;

/** The form nine feeds in ten use, told without taking the text apart. */
const MAIL = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC|Z|([+-])(\d{2})(\d{2}))$/;
const MAIL_MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

export function mailDate(text: string): Moment | null {
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

/** "20260114103000", in UTC. */
export function digitsOnly(text: string): Moment | null {
  const found = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return { year, month: month - 1, day, hour, minute, second, millisecond: 0, zone: 0 };
}

/** Seconds or milliseconds since 1970. */
export function unixTime(text: string): number | null {
  if (!/^\d{9,13}$/.test(text)) return null;
  return Number(text) * (text.length > 10 ? 1 : 1_000);
}

const ISO =
  /^([+-]?\d{4})(?:-0?(\d{2})-0?(\d{2})|-(\d{2})|(\d{2})(\d{2})|-?(\d{3}))?(?:(?:\s*[Tt]\s*|\s+)(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*([Zz]|[+-]\d{1,2}:?(?:\d{2})?|[A-Za-z]{2,5}|[A-Za-z]+\/[A-Za-z_]+)?(?::\d{2})?)?$/;
/** Two-digit years and a lone month, as ISO 8601:1988 allowed. */
const SHORT_ISO = /^(?:(\d{2})-?(\d{2})-?(\d{2})|-(\d{2})-?(\d{2})?|(\d{2})-?(\d{3}))$/;

/** ISO 8601 and W3CDTF, with the slips publishers make: a blank for the T, numbers padded too far, seconds in the zone. */
export function isoDate(text: string): Moment | null {
  const found = ISO.exec(text);
  if (!found) return shortIsoDate(text);
  const [, year, dashedMonth, dashedDay, monthOnly, plainMonth, plainDay, dayOfYear, hour, minute, second, fraction, zone] = found;
  const month = dashedMonth ?? monthOnly ?? plainMonth;
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
export function koreanDate(text: string): Moment | null {
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
