import type { Direction } from '@/lib/domain/tag';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { DAY, instant, shift, type Instant } from '@/lib/time/instant';

/** A day of the index with evidence. */
export interface ValuedPoint extends IndexPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export const isValued = (point: IndexPoint): point is ValuedPoint => point.value !== null && point.low !== null && point.high !== null;

/** The index runs from minus this to plus this. */
export const INDEX_LIMIT = 100;

/** Which side of zero a value stands on, as it is shown. */
export const directionOf = (value: number): Direction => (Math.round(value) > 0 ? 'thaw' : Math.round(value) < 0 ? 'freeze' : 'neutral');

/** What the index shows in one sentence; the interface words it. Points are rounded as they are shown. */
export type IndexFinding =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'single'; readonly last: ValuedPoint }
  | { readonly kind: 'steady'; readonly last: ValuedPoint; readonly spread: number }
  | {
      readonly kind: 'up' | 'down';
      readonly last: ValuedPoint;
      /** how far the last day stands from the turn */
      readonly points: number;
      /** the lowest day when up, the highest when down */
      readonly turn: ValuedPoint;
      /** against the last day with evidence up to the baseline's; null when that lies outside or is the turn itself */
      readonly sinceBaseline: number | null;
    };

/** Smaller moves lie within the band even on busy days. */
const WORTH_A_SENTENCE = 10;
/** From the lower edge of the band to the upper one. */
const WIDEST_TURN = 50;

export function indexFinding(points: readonly IndexPoint[], baselineAt: Instant): IndexFinding {
  const valued = points.filter(isValued);
  const last = valued.at(-1);
  if (!last) return { kind: 'nothing' };
  if (valued.length === 1) return { kind: 'single', last };
  // A day that few stories stand behind is no turn, unless there is no other.
  const firm = valued.filter(({ low, high }) => high - low <= WIDEST_TURN);
  const turns = firm.length > 1 ? firm : valued;
  // Of equals the latest: "since" the last time that it stood there.
  const lowest = turns.reduce((best, point) => (Math.round(point.value) <= Math.round(best.value) ? point : best));
  const highest = turns.reduce((best, point) => (Math.round(point.value) >= Math.round(best.value) ? point : best));
  const rise = Math.round(last.value) - Math.round(lowest.value);
  const fall = Math.round(highest.value) - Math.round(last.value);
  if (Math.max(rise, fall) < WORTH_A_SENTENCE) return { kind: 'steady', last, spread: Math.round(highest.value) - Math.round(lowest.value) };
  const turn = rise >= fall ? lowest : highest;
  const baseline = valued.findLast(({ day }) => day <= baselineAt);
  const sinceBaseline = baseline && baseline !== turn && baseline !== last ? Math.round(last.value) - Math.round(baseline.value) : null;
  return { kind: rise >= fall ? 'up' : 'down', last, points: Math.max(rise, fall), turn, sinceBaseline };
}

/** Days without evidence, in runs; `to` is exclusive. */
export function gapsOf(points: readonly IndexPoint[]): { from: Instant; to: Instant }[] {
  const gaps: { from: Instant; to: Instant }[] = [];
  for (const { day, value } of points) {
    if (value !== null) continue;
    const before = gaps.at(-1);
    if (before?.to === day) before.to = shift(day, DAY);
    else gaps.push({ from: day, to: shift(day, DAY) });
  }
  return gaps;
}

/** Where a day's point stands on the axis: over the middle of the day, or at the present while that is still to come. */
export const placeOfDay = (day: Instant, until: Instant): Instant => instant(Math.min(day + DAY / 2, Math.max(day, until)));
