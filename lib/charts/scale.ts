import { DAY, HOUR, type Instant } from '@/lib/time/instant';
import { partsIn } from '@/lib/time/wording';
import type { TimeRange } from './span';

/** Where a moment stands between two edges, in the edges' unit. */
export const placeIn = ({ from, to }: Pick<TimeRange, 'from' | 'to'>, at: number, left: number, right: number): number => left + ((at - from) / (to - from)) * (right - left);

/** Zero and up to four steps of 1, 2 or 5 times a power of ten, the last one at or above `most`. */
export function countSteps(most: number): number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough) ?? rough;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}

export type TickUnit = 'hour' | 'day' | 'month';

export interface TimeTicks {
  readonly unit: TickUnit;
  /** epoch milliseconds */
  readonly at: readonly number[];
}

/** Room that the words of one mark need, in CSS pixels. */
const MARK_WIDTH = 64;

/**
 * Marks of a time axis on whole hours, days or months of UTC, as many as have room.
 * @param width  of the axis, in CSS pixels
 */
export function timeTicks({ from, to }: Pick<TimeRange, 'from' | 'to'>, width: number): TimeTicks {
  const room = Math.max(2, Math.floor(width / MARK_WIDTH));
  // A mark at the very end would have half of its words cut off.
  const last = to - (MARK_WIDTH / 2 / width) * (to - from);
  const every = [3, 6, 12, 24, 48, 72, 168, 336].map((hours) => hours * HOUR).find((step) => (to - from) / step <= room);
  if (every !== undefined) return { unit: every < DAY ? 'hour' : 'day', at: stepsOf(from, last, every) };
  const months = stepsOf(from, last, DAY).filter((at) => partsIn(at as Instant, 'UTC').day === 1);
  const each = Math.max(1, Math.ceil(months.length / room));
  return { unit: 'month', at: months.filter((_, index) => index % each === 0) };
}

function stepsOf(from: number, last: number, every: number): number[] {
  const first = Math.ceil(from / every) * every;
  return Array.from({ length: Math.max(0, Math.floor((last - first) / every) + 1) }, (_, index) => first + index * every);
}
