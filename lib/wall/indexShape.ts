import { INDEX_LIMIT, isValued, placeOfDay, type ValuedPoint } from '@/lib/charts/indexFinding';
import { placeIn } from '@/lib/charts/scale';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { DAY, shift, type Instant } from '@/lib/time/instant';

/** Where things stand in a drawing 100 wide and 100 high, whatever its shape on the screen. */
export interface IndexShape {
  /** of the line, of days that stand alone (lines of no length, to be drawn as dots), and of the band, as SVG paths */
  readonly line: string;
  readonly alone: string;
  readonly band: string;
  readonly last: { readonly x: number; readonly y: number; readonly value: number } | null;
  readonly xOf: (at: Instant) => number;
  readonly range: { readonly from: Instant; readonly to: Instant };
}

export const heightOf = (value: number): number => 50 - (value / INDEX_LIMIT) * 50;

/**
 * @param points  day by day, at least one
 * @param until   where the news stands: the present day's point is not drawn ahead of it
 */
export function indexShape(points: readonly IndexPoint[], until: Instant): IndexShape {
  const range = { from: points[0]!.day, to: shift(points.at(-1)!.day, DAY) };
  const xOf = (at: Instant) => round(placeIn(range, at, 0, 100));
  const x = ({ day }: IndexPoint) => xOf(placeOfDay(day, until));
  const runs = runsOf(points);
  const path = (run: readonly ValuedPoint[]) => `M${run.map((point) => `${x(point)},${round(heightOf(point.value))}`).join('L')}`;
  const line = runs.filter((run) => run.length > 1).map(path).join('');
  const alone = runs.filter((run) => run.length === 1).map(([day]) => path([day!, day!])).join('');
  const band = runs
    .map((run) => `M${[...run.map((point) => `${x(point)},${round(heightOf(point.high))}`), ...run.toReversed().map((point) => `${x(point)},${round(heightOf(point.low))}`)].join('L')}Z`)
    .join('');
  const last = points.findLast(isValued);
  return { line, alone, band, last: last ? { x: x(last), y: round(heightOf(last.value)), value: last.value } : null, xOf, range };
}

/** Days with evidence that follow each other. */
function runsOf(points: readonly IndexPoint[]): ValuedPoint[][] {
  const runs: ValuedPoint[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (!isValued(point)) {
      isOpen = false;
      continue;
    }
    if (isOpen) runs.at(-1)!.push(point);
    else runs.push([point]);
    isOpen = true;
  }
  return runs;
}

const round = (value: number) => Math.round(value * 100) / 100;
