import { ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { SNAPSHOT_HOURS, SNAPSHOT_UPDATES } from '@/lib/protocol/snapshotSize';
import { volumeUntil } from '@/lib/series/volume';
import { HOUR, instant, shift } from '@/lib/time/instant';
import { readFreshness } from '../realtime/readFreshness';
import { requireServices, type Services } from '../services';
import { answering } from './answering';

/** During a burst the head moves on and on; then the last try is taken, and the page catches up the difference as edits. */
const TRIES = 5;

/**
 * The whole of what a desk draws, at one place in history: read again while the head moved, so that no change is both
 * counted here and sent again. Errors: `store-unavailable`.
 */
export function deskSnapshot(): Promise<Result<Snapshot, Problem>> {
  return answering(async () => {
    const services = requireServices();
    for (let attempt = 1; ; attempt++) {
      const before = await services.store.changes.head();
      const snapshot = await readOnce(services);
      const after = await services.store.changes.head();
      const isSettled = after.head === before.head && after.dataVersion === before.dataVersion;
      if (isSettled || attempt === TRIES) return ok({ ...snapshot, dataVersion: before.dataVersion, head: before.head });
    }
  });
}

async function readOnce({ store, now, build, recorded }: Services): Promise<Omit<Snapshot, 'dataVersion' | 'head'>> {
  const serverTime = now();
  const page = await store.updates.page({}, SNAPSHOT_UPDATES);
  const to = instant((Math.floor(volumeUntil(recorded, page.updates[0]?.orderedAt ?? null, serverTime) / HOUR) + 1) * HOUR);
  const [feeds, volume, freshness] = await Promise.all([
    store.feeds.list(),
    store.updates.volume(shift(to, -SNAPSHOT_HOURS * HOUR), to, 'hour'),
    readFreshness(store),
  ]);
  return { build, serverTime, recorded, updates: page.updates, hasOlder: page.next !== null, feeds, volume, freshness };
}
