import type { IndexVariant } from '@/lib/protocol/news';
import { DAY, shift } from '@/lib/time/instant';
import { writeSelection, type Selection } from '@/lib/selection/selection';
import type { VolumeDimension } from '@/lib/series/volumeBy';
import { floorTo, momentText, type TimeRange } from './span';
import { leaveOutParameters, type ChartView } from './view';

// What the charts ask for. The server answers the first of these before it sends the page, so both must write them alike.

type Range = Pick<TimeRange, 'from' | 'to'>;
type Part = 'tags' | 'pressGroups' | 'directions' | 'languages';

/** The part of a selection that a dimension's marks stand for. */
export const PART_OF: Record<VolumeDimension, Part> = { tag: 'tags', pressGroup: 'pressGroups', direction: 'directions', language: 'languages' };

/** All updates there are, by day. */
export const overviewAsked = (): URLSearchParams => new URLSearchParams({ dimension: 'direction', barHours: '24' });

/** The days of a range, and one more before them, so that the line comes in from the edge. */
export function indexAsked(variant: IndexVariant, range: Range, leaveOut: ChartView['leaveOut']): URLSearchParams {
  const from = momentText(shift(floorTo(range.from, DAY), -DAY));
  const to = momentText(shift(floorTo(shift(range.to, -1), DAY), DAY));
  return new URLSearchParams([['variant', variant], ['from', from], ['to', to], ...leaveOutParameters(leaveOut)]);
}

export function volumeAsked(dimension: VolumeDimension, range: TimeRange, selection: Selection): URLSearchParams {
  const asked = selectedAsked(selection, range, PART_OF[dimension]);
  asked.set('dimension', dimension);
  asked.set('barHours', String(range.barHours));
  return asked;
}

/**
 * What is chosen, over the chart's own range. The part of the selection that its marks stand for is left open, so that what is chosen among
 * them stays beside the others, and choosing another gives exactly what is counted.
 */
export function selectedAsked(selection: Selection, range: Range, marks: Part): URLSearchParams {
  return new URLSearchParams(writeSelection({ ...selection, [marks]: [], from: momentText(range.from), to: momentText(range.to) }));
}

/** The variant that a view of the index draws first. */
export const firstVariant = (view: ChartView['index']): IndexVariant => (view === 'said-done' ? 'act' : view);
