import type { ChronologyEvent } from '@/lib/domain/chronology';
import type { Direction } from '@/lib/domain/tag';
import { DAY } from '@/lib/time/instant';

/** An event of the chronology as the wall tells it, in its language. */
export interface WallEvent {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly title: string;
  readonly direction: Direction;
  readonly importance: 1 | 2 | 3;
}

export const wallEvents = (events: readonly ChronologyEvent[], language: 'en' | 'es'): WallEvent[] =>
  events.map(({ id, date, title, direction, importance }) => ({ id, date, title: title[language], direction, importance }));

/** Days of the calendar on either side that are told too. */
const NEAR_DAYS = 7;

export interface OnThisDay {
  /** false: none fell on this very day, and only those of the days around it are told */
  readonly isExact: boolean;
  readonly events: readonly WallEvent[];
}

/**
 * What happened on this day of the calendar in earlier years and on the days around it, nearest day first.
 * @param today  YYYY-MM-DD
 */
export function onThisDay(events: readonly WallEvent[], today: string, most: number): OnThisDay {
  // This year's own days of late stand in the other list.
  const near = events
    .filter(({ date }) => date.slice(0, 4) < today.slice(0, 4))
    .map((event) => ({ event, away: daysAway(event.date, today) }))
    .filter(({ away }) => away <= NEAR_DAYS);
  return {
    isExact: near.some(({ away }) => away === 0),
    events: near
      .sort((a, b) => a.away - b.away || b.event.importance - a.event.importance || (a.event.date < b.event.date ? 1 : -1))
      .slice(0, most)
      .map(({ event }) => event),
  };
}

/** Days between two dates of the calendar, whatever their years. */
function daysAway(date: string, today: string): number {
  const inYear = Date.parse(`${today.slice(0, 4)}${date.slice(4)}`);
  // 29 February in a common year
  if (Number.isNaN(inYear)) return daysAway(`${date.slice(0, 5)}02-28`, today);
  const days = Math.abs(inYear - Date.parse(today)) / DAY;
  return Math.min(days, 365 - days);
}

/** The turning points since the baseline's day, newest first; lesser events fill the rest of the room. */
export function sinceBaseline(events: readonly WallEvent[], baselineDay: string, today: string, most: number): WallEvent[] {
  return events
    .filter(({ date }) => date >= baselineDay && date <= today)
    .sort((a, b) => b.importance - a.importance || (a.date < b.date ? 1 : -1))
    .slice(0, most)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}
