import type { FeedReason, FeedState } from '@/lib/domain/feed';

/** Given to the polling process as one JSON argument. */
export interface HostileJob {
  readonly feeds: readonly { readonly id: string; readonly url: string }[];
  readonly directory: string;
}

export type Ask = { readonly kind: 'report' } | { readonly kind: 'resume'; readonly ids: readonly string[] } | { readonly kind: 'stop' };

export interface FeedReport {
  readonly id: string;
  readonly url: string;
  readonly state: FeedState;
  readonly reason: FeedReason;
  readonly detail: string;
  /** newest first */
  readonly turns: readonly { readonly at: number; readonly to: FeedState; readonly reason: FeedReason; readonly detail: string }[];
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly feeds: readonly FeedReport[]; readonly rssMb: number; readonly peakRssMb: number; readonly counts: Record<string, number> }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'stopped'; readonly ms: number };
