import type { Instant } from '@/lib/time/instant';

/** How one poll of a feed ended, for people. */
export interface PollTrace {
  readonly at: Instant;
  readonly durationMs: number;
  readonly outcome: 'fetched' | 'unchanged' | 'throttled' | 'failed';
  readonly httpStatus: number | null;
  readonly bytes: number;
  readonly items: number;
  readonly added: number;
  readonly detail: string;
}
