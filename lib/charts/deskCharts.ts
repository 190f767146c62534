import type { IndexAnswer, VolumeByAnswer } from '@/lib/protocol/news';
import type { Instant } from '@/lib/time/instant';
import type { TimeRange } from './span';
import type { ChartView } from './view';

/** What a page comes with, so that it shows the charts' sentences and figures before any script runs. */
export interface DeskCharts {
  /** the query of the page's address */
  readonly address: string;
  readonly view: ChartView;
  readonly range: TimeRange;
  /** the first day with news; null while there is none */
  readonly firstAt: Instant | null;
  readonly index: IndexAnswer;
  readonly volume: VolumeByAnswer;
  /** index and volume again, by the addresses that they are asked at */
  readonly answers: Readonly<Record<string, IndexAnswer | VolumeByAnswer>>;
}
