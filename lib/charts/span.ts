import { DAY, HOUR, instant, shift, type Instant } from '@/lib/time/instant';
import { partsIn } from '@/lib/time/wording';

export const PRESETS = ['24h', '7d', '30d', 'baseline', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** What the time axis of every chart shows: a preset, or whole days that were brushed. */
export type Span = Preset | Days;

export interface Days {
  /** starts of days, UTC; `to` is exclusive */
  readonly from: Instant;
  readonly to: Instant;
}

export interface TimeRange {
  /** whole bars; `to` is exclusive */
  readonly from: Instant;
  readonly to: Instant;
  readonly barHours: number;
}

export const DEFAULT_SPAN: Span = '30d';

export const isPreset = (span: Span): span is Preset => typeof span === 'string';

/** Reads "30d" or "2026-01-03..2026-01-10" (the last day is shown too); anything else is the default. */
export function readSpan(text: string | null): Span {
  const preset = PRESETS.find((one) => one === text);
  if (preset) return preset;
  const days = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text ?? '');
  const [from, last] = [Date.parse(days?.[1] ?? ''), Date.parse(days?.[2] ?? '')];
  return Number.isNaN(from) || Number.isNaN(last) || from > last ? DEFAULT_SPAN : { from: instant(from), to: instant(last + DAY) };
}

export function writeSpan(span: Span): string {
  return isPreset(span) ? span : `${dayText(span.from)}..${dayText(shift(span.to, -DAY))}`;
}

export interface Known {
  /** the last moment there is news of */
  readonly until: Instant;
  readonly baselineAt: Instant;
  /** the first day with news; null while that is not known */
  readonly firstAt: Instant | null;
}

/** The moments a span stands for. A range has at least one bar. */
export function rangeOf(span: Span, { until, baselineAt, firstAt }: Known): TimeRange {
  if (!isPreset(span)) return daysOf(span.from, span.to);
  const tomorrow = shift(floorTo(until, DAY), DAY);
  switch (span) {
    case '24h':
      return { ...endingAfter(until, 1, 24), barHours: 1 };
    case '7d':
      return { ...endingAfter(until, 6, 168), barHours: 6 };
    case '30d':
      return daysOf(shift(tomorrow, -30 * DAY), tomorrow);
    case 'baseline':
      return daysOf(baselineAt, instant(Math.max(tomorrow, baselineAt + DAY)));
    case 'all':
      return daysOf(firstAt === null ? shift(tomorrow, -30 * DAY) : floorTo(firstAt, DAY), tomorrow);
  }
}

/** Bars narrower than this many to a chart are no longer told apart. */
const MOST_BARS = 124;

function daysOf(from: Instant, to: Instant): TimeRange {
  const days = (to - from) / DAY;
  if (days <= 2) return { from, to, barHours: 1 };
  if (days <= 10) return { from, to, barHours: 6 };
  return { from, to, barHours: days <= MOST_BARS ? 24 : 168 };
}

function endingAfter(until: Instant, barHours: number, hours: number): { from: Instant; to: Instant } {
  const to = shift(floorTo(until, barHours * HOUR), barHours * HOUR);
  return { from: shift(to, -hours * HOUR), to };
}

export const floorTo = (at: Instant, width: number): Instant => instant(Math.floor(at / width) * width);

/** 2026-01-09, of the UTC day. */
export function dayText(at: Instant): string {
  const { year, month, day } = partsIn(at, 'UTC');
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** As an address says it: a day where it is the start of one, else 2026-01-09T06:00Z. */
export function momentText(at: Instant): string {
  if (at % DAY === 0) return dayText(at);
  const { hour, minute } = partsIn(at, 'UTC');
  return `${dayText(at)}T${twoDigits(hour)}:${twoDigits(minute)}Z`;
}

const twoDigits = (n: number) => String(n).padStart(2, '0');
