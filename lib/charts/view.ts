import { isPressGroup } from '@/lib/domain/pressGroup';
import { readList, writeList } from '@/lib/selection/selection';
import type { LeaveOut } from '@/lib/series/newsRow';
import { VOLUME_DIMENSIONS, type VolumeDimension } from '@/lib/series/volumeBy';
import { DEFAULT_SPAN, readSpan, writeSpan, type Span } from './span';

/** All steps, those of Washington, those of Caracas, or what was said beside what was done. */
export const INDEX_VIEWS = ['all', 'us', 've', 'said-done'] as const;
export type IndexView = (typeof INDEX_VIEWS)[number];

/** How the charts are looked at. It stands in the address beside the selection and chooses no updates. */
export interface ChartView {
  readonly span: Span;
  readonly index: IndexView;
  readonly volume: VolumeDimension;
  readonly leaveOut: Required<LeaveOut>;
}

const NAMES = { span: 'span', index: 'index', volume: 'volume', stories: 'leaveStory', pressGroups: 'leaveGroup', outlets: 'leaveOutlet' } as const;

export const NOTHING_LEFT_OUT: Required<LeaveOut> = { stories: [], pressGroups: [], outlets: [] };

/** Reads an address leniently: what means nothing is passed over. */
export function readView(address: { get(name: string): string | null }): ChartView {
  const list = (name: string) => readList(address.get(name) ?? '');
  return {
    span: readSpan(address.get(NAMES.span)),
    index: INDEX_VIEWS.find((view) => view === address.get(NAMES.index)) ?? 'all',
    volume: VOLUME_DIMENSIONS.find((dimension) => dimension === address.get(NAMES.volume)) ?? 'tag',
    leaveOut: { stories: list(NAMES.stories), pressGroups: list(NAMES.pressGroups).filter(isPressGroup), outlets: list(NAMES.outlets) },
  };
}

/** The view in an address whose other parameters stay; what is as it is by default is not written. */
export function withView(address: URLSearchParams, view: ChartView): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const name of Object.values(NAMES)) next.delete(name);
  if (view.span !== DEFAULT_SPAN) next.set(NAMES.span, writeSpan(view.span));
  if (view.index !== 'all') next.set(NAMES.index, view.index);
  if (view.volume !== 'tag') next.set(NAMES.volume, view.volume);
  for (const [name, value] of leaveOutParameters(view.leaveOut)) next.set(name, value);
  return next;
}

/** As `/api/index` takes them; empty when nothing is left out. */
export function leaveOutParameters({ stories, pressGroups, outlets }: Required<LeaveOut>): [name: string, value: string][] {
  const lists: [string, readonly string[]][] = [
    [NAMES.stories, stories],
    [NAMES.pressGroups, pressGroups],
    [NAMES.outlets, outlets],
  ];
  return lists.filter(([, values]) => values.length > 0).map(([name, values]) => [name, writeList(values)]);
}
