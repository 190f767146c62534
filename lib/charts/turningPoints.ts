import type { ChronologyEvent } from '@/lib/domain/chronology';
import type { AxisNote } from '@/lib/domain/judgement';
import type { Direction } from '@/lib/domain/tag';
import { instant, type Instant } from '@/lib/time/instant';

/** An event of the chronology as a time axis marks it, in the reader's language. */
export interface TurningPoint {
  readonly id: string;
  /** start of its day, UTC */
  readonly day: Instant;
  readonly title: string;
  readonly direction: Direction;
  /** who has put it there, where it is a note of the desk and no event of the chronology */
  readonly by?: string;
}

/** The turning points (importance 3) among the events, oldest first. */
export function turningPoints(events: readonly ChronologyEvent[], language: 'en' | 'es'): TurningPoint[] {
  return events
    .filter(({ importance }) => importance === 3)
    .map(({ id, date, title, direction }) => ({ id, day: instant(Date.parse(date)), title: title[language], direction }))
    .sort((a, b) => a.day - b.day);
}

/** Turning points and the desk's own notes on one axis, oldest first. */
export function withNotes(turns: readonly TurningPoint[], notes: readonly AxisNote[]): readonly TurningPoint[] {
  if (notes.length === 0) return turns;
  const own = notes.map(({ id, day, text, by }): TurningPoint => ({ id: `note-${id}`, day, title: text, direction: 'neutral', by }));
  return [...turns, ...own].sort((a, b) => a.day - b.day);
}

/** How high each stands over the axis: those too near to the one before are stacked upon it. */
export function stackTurns<T extends { readonly x: number }>(turns: readonly T[], width: number): (T & { readonly level: number })[] {
  let foot = Number.NEGATIVE_INFINITY;
  let level = 0;
  return turns.map((turn) => {
    level = turn.x - foot < width ? level + 1 : 0;
    if (level === 0) foot = turn.x;
    return { ...turn, level };
  });
}
