import { ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { SNAPSHOT_HOURS, SNAPSHOT_UPDATES } from '@/lib/protocol/snapshotSize';
import { freshnessOf } from '../realtime/readFreshness';
import { requireServices } from '../services';
import { answering } from './answering';

/**
 * The whole of what a desk draws, at one place in history, so that no change is both counted here and sent again.
 * Errors: `store-unavailable`.
 */
export function deskSnapshot(): Promise<Result<Snapshot, Problem>> {
  return answering(async () => {
    const { store, now, build, recorded } = requireServices();
    const serverTime = now();
    const [view, health] = await Promise.all([
      store.view({ updates: SNAPSHOT_UPDATES, hours: SNAPSHOT_HOURS, recorded, now: serverTime }),
      store.health(),
    ]);
    return ok({
      build,
      dataVersion: view.head.dataVersion,
      head: view.head.head,
      serverTime,
      recorded,
      updates: view.updates,
      hasOlder: view.hasOlder,
      stories: view.stories,
      claims: view.claims,
      feeds: view.feeds,
      volume: view.volume,
      freshness: freshnessOf(view.feeds, view.newest.firstSeenAt, health.writable),
      baseline: view.baseline,
    });
  });
}
