import type { FeedHealth } from '@/lib/domain/feed';
import { DAY, HOUR, type Instant } from '@/lib/time/instant';
import type { PollState } from '../store/store';

/** What a fresh copy looks like beside the last good one. */
export interface Copy {
  readonly items: number;
  readonly newItems: number;
  /** the newest date in it that is not ahead of us */
  readonly newestItemAt: Instant | null;
}

/** A publisher may withdraw the newest item; a cache that is stuck gets over it. After a day the older copy is the truth. */
const STALE_FOR_AT_MOST = DAY;

/**
 * Whether a well-formed copy may replace the last good one.
 * @returns null when it may
 */
export function refuseCopy(copy: Copy, state: PollState, health: FeedHealth, now: Instant): { reason: 'empty' | 'stale'; detail: string } | null {
  if (copy.items === 0 && state.itemCount > 0) {
    return { reason: 'empty', detail: `no items, where the last good copy had ${state.itemCount}` };
  }
  // An unknown item proves that the copy is new, whatever its dates say.
  const isOlder = copy.newItems === 0 && copy.newestItemAt !== null && state.newestItemAt !== null && copy.newestItemAt < state.newestItemAt;
  const hasWaited = health.state === 'degraded' && health.reason === 'stale' && now - health.since > STALE_FOR_AT_MOST;
  if (!isOlder || hasWaited) return null;
  return { reason: 'stale', detail: `older than the last good copy: newest item ${iso(copy.newestItemAt)}, before ${iso(state.newestItemAt)}` };
}

/** Dates that may order a feed: those ahead of us would make every later copy look old. */
export function believableTimes(times: readonly (Instant | null)[], now: Instant): Instant[] {
  return times.filter((at): at is Instant => at !== null && at <= now + HOUR);
}

const iso = (at: Instant | null) => (at === null ? 'undated' : `${new Date(at).toISOString().slice(0, 16)}Z`);
