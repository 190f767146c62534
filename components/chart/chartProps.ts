import type { Selecting } from '@/components/selection/useSelection';
import type { TimeRange } from '@/lib/charts/span';
import type { ChartView } from '@/lib/charts/view';
import type { FirstAnswers } from './useAsked';
import type { Instant } from '@/lib/time/instant';

/** What every chart of the desk is drawn from, beside its own answer. */
export interface ChartProps extends Pick<Selecting, 'selection' | 'choose'> {
  readonly range: TimeRange;
  /** the hour that news is known up to */
  readonly until: Instant;
  readonly baselineAt: Instant;
  readonly view: ChartView;
  readonly show: (patch: Partial<ChartView>) => void;
  /** what the server answered before it sent the page, by address */
  readonly first: FirstAnswers;
  /** something other than dates is chosen: charts that show all news say so */
  readonly isSelected: boolean;
}
