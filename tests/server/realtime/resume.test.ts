import { added } from './made';
import type { Changes } from '@/lib/protocol/events';
import { cursorOf, endAll, isLive, next, openBare, openPage, snapshotAt, startNode, until, type Page } from './harness';
import { memoryChanges } from './memoryChanges';

const MINUTE = 60_000;

afterEach(endAll);

/** 1, 2, … n: each once, in order */
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

async function openLive(changes: ReturnType<typeof memoryChanges>, origin: string): Promise<Page> {
  const page = openPage({ origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('the page is live', () => isLive(page));
  return page;
}

test('[LU3] a page whose connection drops for 10 s sees each change once, in order', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = await openLive(changes, node.origin);
  changes.append(added(1), added(2));
  await until('the first two', () => cursorOf(page) === 2);

  node.cut();
  await until('the page notices', () => page.store.getView().line.status === 'offline');
  changes.append(added(3));
  changes.append(added(4), added(5));
  page.sleep(10_000);
  await until('the page is live again', () => isLive(page));
  changes.append(added(6));
  await until('all six', () => cursorOf(page) === 6);

  expect(page.seen).toEqual(upTo(6));
  expect(page.arrived).toEqual(upTo(6));
  expect(page.snapshots).toBe(0);
});

test('[LU3] a page that slept for 10 min gets all it missed, in pages', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = await openLive(changes, node.origin);
  node.cut();
  await until('the page notices', () => page.store.getView().line.status === 'offline');
  for (let n = 1; n <= 900; n++) changes.append(added(n));
  page.sleep(10 * MINUTE);
  await until('all 900', () => cursorOf(page) === 900 && isLive(page));

  expect(page.seen).toEqual(upTo(900));
  expect(page.arrived).toEqual(upTo(900));
  expect(Math.max(...page.batches)).toBe(200);
});

test('[LU3] a line that went dead without a word is noticed by its silence', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = await openLive(changes, node.origin);
  changes.appendSilently(added(1));
  // Waking after half a minute, the page has heard nothing for longer than two heartbeats: it does not trust the line.
  page.sleep(30_000);
  expect(page.store.getView().line.status).toBe('offline');
  page.sleep(1_000);
  await until('the page is live again', () => isLive(page) && cursorOf(page) === 1);
  expect(page.seen).toEqual([1]);
});

test('[LU3] a server that restarts between two batches loses nothing', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = await openLive(changes, node.origin);
  changes.append(added(1));
  await until('the first', () => cursorOf(page) === 1);
  await node.kill();
  changes.append(added(2), added(3));
  await startNode(changes, {}, node.port);
  page.sleep(5_000);
  await until('the page is live again', () => isLive(page));
  changes.append(added(4));
  await until('all four', () => cursorOf(page) === 4);
  expect(page.seen).toEqual(upTo(4));
  expect(page.arrived).toEqual(upTo(4));
});

test('[LU3] an orderly stop sends pages away at once and they come back by themselves', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = await openLive(changes, node.origin);
  const before = Date.now();
  await node.stop();
  expect(Date.now() - before).toBeLessThan(1_500);
  await until('the page notices', () => page.store.getView().line.status === 'offline');
  changes.append(added(1));
  await startNode(changes, {}, node.port);
  await until('it came back without help', () => isLive(page) && cursorOf(page) === 1);
});

test('[LU3] a page that moves to a node which is behind waits for it and sees nothing twice', async () => {
  const changes = memoryChanges();
  const ahead = await startNode(changes);
  const port = ahead.port;
  const page = await openLive(changes, ahead.origin);
  // The second node has stopped hearing of commits; it will only look in a minute.
  const behind = await startNode({ ...changes, onCommit: () => () => {} }, { limits: { lookEveryMs: MINUTE } });
  await until('the second node has its place', () => changes.reads >= 2);
  changes.append(added(1), added(2), added(3));
  await until('three from the first node', () => cursorOf(page) === 3);
  await ahead.kill();

  const moved = openPage({ origin: behind.origin, initial: { ...(await snapshotAt(changes)), head: page.store.getView().live.cursor }, snapshot: () => snapshotAt(changes) });
  await until('it is live on the second node', () => isLive(moved));
  await until('the node behind has looked', () => moved.arrived.length === 3);
  expect(moved.seen).toEqual([]);
  expect(moved.snapshots).toBe(0);
  expect(port).not.toBe(behind.port);
});

test('[LU3] two nodes on one store bring the same changes to their pages', async () => {
  const changes = memoryChanges();
  const [one, two] = await Promise.all([startNode(changes), startNode(changes)]);
  const [first, second] = await Promise.all([openLive(changes, one.origin), openLive(changes, two.origin)]);
  for (let n = 1; n <= 30; n++) {
    changes.append(added(n));
    if (n % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until('both have all', () => cursorOf(first) === 30 && cursorOf(second) === 30);
  expect(first.seen).toEqual(upTo(30));
  expect(second.seen).toEqual(upTo(30));
});

test('[LU3] a word of a commit that gets lost costs time, not changes', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes, { limits: { lookEveryMs: 200 } });
  const page = await openLive(changes, node.origin);
  changes.appendSilently(added(1));
  await until('the node looked by itself', () => cursorOf(page) === 1, 2_000);
});

test('[LU3] a page that joins while changes pour in has no gap and no double', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes, { limits: { batchMs: 3 } });
  let n = 0;
  const pour = setInterval(() => changes.append(added(++n), added(++n), added(++n)), 2);
  const pages: Page[] = [];
  for (let i = 0; i < 12; i++) {
    pages.push(openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) }));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  clearInterval(pour);
  await until('all pages have all', () => pages.every((page) => cursorOf(page) === n && isLive(page)));
  for (const page of pages) {
    const head = Number(page.store.getInitialView().live.cursor);
    expect(page.seen).toEqual(upTo(n).slice(head));
    expect(page.arrived).toEqual(page.seen);
  }
});

test('[LU3] a page behind a proxy that lets no web socket through gets the same over long polling', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const socket = openBare(node.origin, undefined, { transports: ['polling'] });
  await next(socket, 'welcome');
  const arrived: number[] = [];
  socket.on('changes', ({ changes: batch }: Changes) => arrived.push(...batch.map((change) => Number(change.sequence))));
  socket.emit('follow', { dataVersion: 'first-history', after: 0 });
  await until('it follows', () => node.realtime.counts().following === 1);
  for (let n = 1; n <= 30; n++) {
    changes.append(added(n));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await until('all thirty', () => arrived.length === 30);
  expect(arrived).toEqual(upTo(30));
});
