import { FEED_STATES, type FeedState } from '@/lib/domain/feed';
import type { Freshness } from '@/lib/time/freshness';
import { instant } from '@/lib/time/instant';
import type { Store } from '../store/store';

/**
 * How current the store is, for heartbeats and snapshots.
 * Errors: `StoreUnavailable` when it cannot be read.
 */
export async function readFreshness(store: Pick<Store, 'feeds' | 'updates' | 'health'>): Promise<Freshness> {
  const [feeds, newest, health] = await Promise.all([store.feeds.list(), store.updates.newest(), store.health()]);
  const counts = Object.fromEntries(FEED_STATES.map((state) => [state, 0])) as Record<FeedState, number>;
  let lastGoodPollAt: number | null = null;
  let pollEverySeconds: number | null = null;
  for (const { health } of feeds) {
    counts[health.state]++;
    if (health.lastGoodAt !== null) lastGoodPollAt = Math.max(lastGoodPollAt ?? health.lastGoodAt, health.lastGoodAt);
    if (health.nextPollAt !== null) pollEverySeconds = Math.min(pollEverySeconds ?? health.intervalSeconds, health.intervalSeconds);
  }
  return {
    newestUpdateAt: newest.firstSeenAt,
    lastGoodPollAt: lastGoodPollAt === null ? null : instant(lastGoodPollAt),
    pollEverySeconds,
    feeds: counts,
    storeWritable: health.writable,
  };
}
