import { added } from './made';
import { cursorOf, endAll, isLive, next, openBare, openPage, snapshotAt, startNode, until } from './harness';
import { memoryChanges } from './memoryChanges';
import type { Changes, Reset, Welcome } from '@/lib/protocol/events';
import { dataVersion, sequence } from '@/lib/domain/ids';
import { startFeeder } from '@/server/realtime/feeder';
import { createRecentChanges } from '@/server/realtime/recentChanges';
import pino from 'pino';

afterEach(endAll);

const many = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => added(from + i));
const sequencesOf = (message: Changes) => message.changes.map((change) => Number(change.sequence));

test('[LU1] sequences with holes are carried in order, and a batch says where it continues from', async () => {
  const changes = memoryChanges();
  changes.append(added(1), added(2));
  changes.skip(5);
  changes.append(added(3));
  const node = await startNode(changes);
  const socket = openBare(node.origin);
  await next(socket, 'welcome');
  socket.emit('follow', { dataVersion: 'first-history', after: 0 });
  const first = await next<Changes>(socket, 'changes');
  expect(first).toMatchObject({ previous: 0, more: false });
  expect(sequencesOf(first)).toEqual([1, 2, 8]);
  changes.skip(1);
  const second = next<Changes>(socket, 'changes');
  changes.append(added(4));
  expect(await second).toMatchObject({ previous: 8, more: false });
  expect(sequencesOf(await second)).toEqual([10]);
});

test('[LU2] a browser gets exactly what it missed, one part after the other, at its own pace', async () => {
  const changes = memoryChanges();
  changes.append(...many(1, 450));
  const node = await startNode(changes);
  const socket = openBare(node.origin);
  const { dataVersion: version } = await next<Welcome>(socket, 'welcome');
  const sizes: number[] = [];
  let after = 10;
  for (;;) {
    socket.emit('follow', { dataVersion: version, after });
    const part = await next<Changes>(socket, 'changes');
    expect(part.previous).toBe(after);
    sizes.push(part.changes.length);
    after = sequencesOf(part).at(-1) ?? after;
    if (!part.more) break;
    // Nothing comes on its own before the next part is asked for.
    await expect(Promise.race([next(socket, 'changes'), new Promise((resolve) => setTimeout(resolve, 50, 'silence'))])).resolves.toBe('silence');
  }
  expect(sizes).toEqual([200, 200, 40]);
  expect(after).toBe(450);
});

test('[LU2] what is no longer in memory comes from the store', async () => {
  const changes = memoryChanges();
  changes.append(...many(1, 2_600));
  const node = await startNode(changes);
  const page = openPage({ origin: node.origin, initial: { ...(await snapshotAt(changes)), head: sequence(0) }, snapshot: () => snapshotAt(changes) });
  await until('all of it', () => isLive(page) && cursorOf(page) === 2_600);
  expect(page.seen).toEqual(Array.from({ length: 2_600 }, (_, i) => i + 1));
  expect(page.snapshots).toBe(0);
});

test('[LU2] one who asks for more than is kept is told to reset, and starts anew from a snapshot', async () => {
  const changes = memoryChanges();
  changes.append(...many(1, 2_600));
  changes.prune(2_590);
  const node = await startNode(changes);
  const page = openPage({ origin: node.origin, initial: { ...(await snapshotAt(changes)), head: sequence(17) }, snapshot: () => snapshotAt(changes) });
  await until('it started anew', () => page.snapshots === 1 && isLive(page));
  expect(page.seen).toEqual([]);
  changes.append(added(1));
  await until('and goes on', () => page.seen.length === 1);
  expect(page.seen).toEqual([2_601]);

  const bare = openBare(node.origin);
  await next(bare, 'welcome');
  bare.emit('follow', { dataVersion: 'first-history', after: 2_589 });
  expect(await next<Reset>(bare, 'reset')).toEqual({ reason: 'too-old' });
  // The oldest kept is 2,591: standing right before it is still enough.
  bare.emit('follow', { dataVersion: 'first-history', after: 2_590 });
  expect(sequencesOf(await next<Changes>(bare, 'changes'))).toHaveLength(11);
});

test('[LU2] a browser of another history is told to reset, also when its number would fit', async () => {
  const changes = memoryChanges();
  changes.append(...many(1, 5));
  const node = await startNode(changes);
  const socket = openBare(node.origin);
  await next(socket, 'welcome');
  socket.emit('follow', { dataVersion: 'some-other-history', after: 3 });
  expect(await next<Reset>(socket, 'reset')).toEqual({ reason: 'other-history' });
  socket.emit('follow', { dataVersion: 'first-history', after: 99 });
  expect(await next<Reset>(socket, 'reset')).toEqual({ reason: 'other-history' });
});

test('[LU2] a store that is restored under a running node resets every page', async () => {
  const changes = memoryChanges();
  changes.append(...many(1, 20));
  const node = await startNode(changes, { limits: { lookEveryMs: 100 } });
  const page = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('it is live', () => isLive(page));
  changes.restore('second-history');
  changes.appendSilently(...many(1, 25));
  await until('it holds the new history', () => page.store.getView().live.dataVersion === dataVersion('second-history') && isLive(page));
  expect(page.seen).toEqual([]);
  changes.append(added(26));
  await until('and goes on', () => cursorOf(page) === 26);
  expect(page.seen).toEqual([26]);
});

test('[LU2] pages that ask for the same at the same time cost the store one reading', async () => {
  const changes = memoryChanges();
  changes.append(...many(1, 2_100));
  const node = await startNode(changes);
  const sockets = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = openBare(node.origin);
      await next(socket, 'welcome');
      return socket;
    }),
  );
  const readsBefore = changes.reads;
  const answers = sockets.map((socket) => next<Changes>(socket, 'changes'));
  for (const socket of sockets) socket.emit('follow', { dataVersion: 'first-history', after: 3 });
  for (const answer of await Promise.all(answers)) expect(sequencesOf(answer)[0]).toBe(4);
  expect(changes.reads - readsBefore).toBeLessThan(10);
});

test('[LU2] a store that cannot be read is said so by name, and the page comes back when it can', async () => {
  const changes = memoryChanges();
  changes.append(...many(1, 2_100));
  const node = await startNode(changes, { limits: { lookEveryMs: 100 } });
  const socket = openBare(node.origin);
  await next(socket, 'welcome');
  changes.isBroken = true;
  socket.emit('follow', { dataVersion: 'first-history', after: 3 });
  expect(await next(socket, 'refused')).toEqual({ event: 'follow', reason: 'unavailable', field: '' });
  changes.isBroken = false;
  socket.emit('follow', { dataVersion: 'first-history', after: 3 });
  expect((await next<Changes>(socket, 'changes')).previous).toBe(3);
});

test('[LU2] a node whose store cannot be read at start lets nobody in until it can', async () => {
  const changes = memoryChanges();
  changes.append(added(1));
  changes.isBroken = true;
  const node = await startNode(changes, { limits: { lookEveryMs: 100 } });
  const refused = await next<Error & { data: unknown }>(openBare(node.origin), 'connect_error');
  expect(refused.data).toMatchObject({ reason: 'unavailable' });
  changes.isBroken = false;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await next(openBare(node.origin), 'welcome')).toMatchObject({ head: 1, oldest: 1 });
});

test('[LU4] a burst within 100 ms goes out as one batch; the first after a quiet time at once', async () => {
  const changes = memoryChanges();
  const batches: { at: number; size: number }[] = [];
  const feeder = startFeeder({
    changes,
    recent: createRecentChanges(),
    log: pino({ level: 'silent' }),
    batchMs: 100,
    lookEveryMs: 60_000,
    onBatch: (_, batch) => batches.push({ at: performance.now(), size: batch.length }),
    onOtherHistory: () => undefined,
  });
  await until('it has its place', () => feeder.place() !== null);
  await new Promise((resolve) => setTimeout(resolve, 150));

  const startedAt = performance.now();
  changes.append(added(1));
  await until('the first', () => batches.length === 1);
  expect(batches[0]!.at - startedAt).toBeLessThan(60);
  for (let n = 2; n <= 40; n++) changes.append(added(n));
  await until('the burst', () => batches.length === 2);
  expect(batches[1]!.size).toBe(39);
  // 100 ms lie between two looks, less what a timer may be early.
  expect(batches[1]!.at - startedAt).toBeGreaterThan(90);
  await feeder.stop();
});

test('[LU4] a batch carries whole updates, so that a card needs nothing more', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('it is live', () => isLive(page));
  const body = added(7);
  changes.append(body);
  await until('it is shown', () => page.store.getView().live.updates.length === 1);
  expect(body.kind === 'update-added' && page.store.getView().live.updates[0]).toEqual(body.kind === 'update-added' && body.update);
  expect(page.snapshots).toBe(0);
});
