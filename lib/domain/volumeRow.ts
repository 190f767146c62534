import type { Instant } from '@/lib/time/instant';
import type { PressGroup } from './pressGroup';

/** Updates of one press group in one bucket of time (by `orderedAt`): an hour, unless more was asked for. */
export interface VolumeRow {
  /** start of the bucket, UTC */
  readonly bucketAt: Instant;
  readonly pressGroup: PressGroup;
  readonly count: number;
}
