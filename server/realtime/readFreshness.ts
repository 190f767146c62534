import { FEED_STATES, type FeedState, type FeedWithHealth } from '@/lib/domain/feed';
import type { Freshness } from '@/lib/time/freshness';
import { instant, type Instant } from '@/lib/time/instant';
import type { Store } from '../store/store';

/**
 * How current the store is, for heartbeats and snapshots.
 * Errors: `StoreUnavailable` when it cannot be read.
 */
export async function readFreshness(store: Pick<Store, 'feeds' | 'updates' | 'health'>): Promise<Freshness> {
  const [feeds, newest, health] = await Promise.all([store.feeds.list(), store.updates.newest(), store.health()]);
  return freshnessOf(feeds, newest.firstSeenAt, health.writable);
}

/** @param newestUpdateAt  when the newest update was first seen */
export function freshnessOf(feeds: readonly FeedWithHealth[], newestUpdateAt: Instant | null, storeWritable: boolean): Freshness {
  const counts = Object.fromEntries(FEED_STATES.map((state) => [state, 0])) as Record<FeedState, number>;
  let lastGoodPollAt: number | null = null;
  let pollEverySeconds: number | null = null;
  for (const { health } of feeds) {
    counts[health.state]++;
    if (health.lastGoodAt !== null) lastGoodPollAt = Math.max(lastGoodPollAt ?? health.lastGoodAt, health.lastGoodAt);
    if (health.nextPollAt !== null) pollEverySeconds = Math.min(pollEverySeconds ?? health.intervalSeconds, health.intervalSeconds);
  }
  return {
    newestUpdateAt,
    lastGoodPollAt: lastGoodPollAt === null ? null : instant(lastGoodPollAt),
    pollEverySeconds,
    feeds: counts,
    storeWritable,
  };
}
