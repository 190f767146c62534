import type { Heartbeat, Welcome } from '@/lib/protocol/events';
import { HEARTBEAT_MS, SILENCE_MS } from '@/lib/protocol/events';
import { instant } from '@/lib/time/instant';
import { added, madeFreshness } from './made';
import { endAll, isLive, next, openBare, openPage, snapshotAt, startNode, until } from './harness';
import { memoryChanges } from './memoryChanges';

afterEach(endAll);

test('[LU5] a heartbeat carries server time, what was sent to everyone, and freshness', async () => {
  expect(HEARTBEAT_MS).toBe(10_000);
  expect(SILENCE_MS).toBeGreaterThan(2 * HEARTBEAT_MS);
  const changes = memoryChanges();
  changes.append(added(1), added(2));
  const serverTime = instant(Date.UTC(2026, 0, 5, 9, 30));
  const freshness = madeFreshness({ lastGoodPollAt: instant(serverTime - 4_000) });
  const node = await startNode(changes, { now: () => serverTime, readFreshness: async () => freshness, limits: { heartbeatMs: 50 } });
  const socket = openBare(node.origin);
  expect(await next<Welcome>(socket, 'welcome')).toMatchObject({ serverTime, head: 2, oldest: 1, freshness });
  expect(await next<Heartbeat>(socket, 'heartbeat')).toEqual({ serverTime, head: 2, freshness });
});

test('[LU5] when the store cannot tell its freshness, the heartbeat goes on and says that nothing new can arrive', async () => {
  const changes = memoryChanges();
  let isBroken = false;
  const node = await startNode(changes, {
    limits: { heartbeatMs: 50 },
    readFreshness: async () => {
      if (isBroken) throw new Error('made failure');
      return madeFreshness();
    },
  });
  const socket = openBare(node.origin);
  await next(socket, 'heartbeat');
  isBroken = true;
  await next(socket, 'heartbeat');
  expect((await next<Heartbeat>(socket, 'heartbeat')).freshness).toEqual(madeFreshness({ storeWritable: false }));
});

test('[LU5] a page is complete up to the heartbeat that finds it at the head, by the server’s clock', async () => {
  const changes = memoryChanges();
  let serverTime = instant(Date.now() + 86_400_000);
  const node = await startNode(changes, { now: () => serverTime, limits: { heartbeatMs: 50 } });
  const page = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('it is live', () => isLive(page));
  serverTime = instant(serverTime + 60_000);
  await until('it knows the time', () => page.store.getView().live.asOf === serverTime);
  // This machine's clock is a day behind; the offset was measured, not assumed.
  expect(page.store.getView().line.clockOffset).toBeGreaterThan(86_000_000);
});
