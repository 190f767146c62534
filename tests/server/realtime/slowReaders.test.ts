import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import WebSocket from 'ws';
import { PROTOCOL_VERSION } from '@/lib/protocol/events';
import { BUILD, cursorOf, endAll, isLive, openPage, snapshotAt, startNode, until } from './harness';
import { added } from './made';
import { memoryChanges } from './memoryChanges';

afterEach(endAll);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A client that speaks Socket.IO by hand over `ws`, so that it can stop reading its TCP socket. */
async function openStoppable(origin: string) {
  const messages: string[] = [];
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.on('message', (text) => {
    const message = String(text);
    if (message === '2') socket.send('3');
    messages.push(message);
  });
  const until_ = (start: string) => until(`the client hears ${start}`, () => messages.some((message) => message.startsWith(start)));
  await until_('0');
  socket.send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, build: BUILD, surface: 'desk' })}`);
  await until_('42["welcome"');
  socket.send(`42${JSON.stringify(['follow', { dataVersion: 'first-history', after: 0 }])}`);
  await until_('42["changes"');
  return { messages, stop: () => socket.pause(), goOn: () => socket.resume(), follow: (after: number) => socket.send(`42${JSON.stringify(['follow', { dataVersion: 'first-history', after }])}`), end: () => socket.terminate() };
}

test('[LU7] a reader who stops reading costs the server no more than its limit, and is told to reset', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes, { limits: { batchMs: 1, backlogBytes: 512 * 1024 } });
  const page = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('the good page is live', () => isLive(page));
  const stuck = await openStoppable(node.origin);
  expect(node.realtime.counts().following).toBe(2);
  stuck.stop();

  let n = 0;
  const send = async (batches: number) => {
    for (let i = 0; i < batches; i++) {
      changes.append(...Array.from({ length: 200 }, () => added(++n)));
      await until('the good page keeps up', () => cursorOf(page) === n);
      changes.prune(n - 200);
    }
  };
  const used = () => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  // About 140 KB each: the kernel takes some MB, then the limit is reached.
  await send(80);
  expect(node.realtime.counts().following).toBe(1);
  const before = used();
  await send(120);
  expect(used() - before).toBeLessThan(4_000_000);
  expect(page.seen).toHaveLength(n);

  stuck.goOn();
  await until('it learns of the reset', () => stuck.messages.some((message) => message === '42["reset",{"reason":"too-slow"}]'));
  // What waited was dropped: nothing of it comes after the reset.
  expect(stuck.messages.slice(stuck.messages.indexOf('42["reset",{"reason":"too-slow"}]')).filter((message) => message.startsWith('42["changes"'))).toEqual([]);
  stuck.follow(n);
  await until('it follows again', () => node.realtime.counts().following === 2);
  stuck.end();
}, 60_000);

test('[LU7] one who asks again and again without reading the answers is told to reset too', async () => {
  const changes = memoryChanges();
  // Answers of 1 MB each, so that the kernel's own buffers fill before the rate of asking is used up.
  changes.append(...Array.from({ length: 400 }, (_, i) => added(i, { summary: 'x'.repeat(4_500) })));
  const node = await startNode(changes, { limits: { backlogBytes: 100_000 } });
  const stuck = await openStoppable(node.origin);
  stuck.stop();
  for (let i = 0; i < 25; i++) {
    stuck.follow(i % 2);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  stuck.goOn();
  await until('it is told', () => stuck.messages.some((message) => message.includes('"too-slow"')));
  stuck.end();
});

test('[LU7] a reader who never comes back is ended by the ping', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes, { limits: { pingIntervalMs: 100, pingTimeoutMs: 100 } });
  const stuck = await openStoppable(node.origin);
  expect(node.realtime.counts().connections).toBe(1);
  stuck.stop();
  await until('it is gone', () => node.realtime.counts().connections === 0);
  stuck.end();
});
