import WebSocket from 'ws';
import { FRAME_MAX_BYTES, MESSAGE_MAX_CHARACTERS, PROTOCOL_VERSION, type Refused } from '@/lib/protocol/events';
import { BUILD, endAll, isLive, next, openBare, openPage, snapshotAt, startNode, until } from './harness';
import { added } from './made';
import { memoryChanges } from './memoryChanges';

afterEach(endAll);

async function welcomed() {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const socket = openBare(node.origin);
  await next(socket, 'welcome');
  return { node, socket, changes };
}

test.each([
  ['an event nobody knows', 'subscribe', [{ room: 'everything' }], { event: 'subscribe', reason: 'unknown-event', field: '' }],
  ['a name every object has', 'toString', [], { event: 'toString', reason: 'unknown-event', field: '' }],
  ['an event of the server’s own', 'changes', [{ previous: 0, changes: [], more: false }], { event: 'changes', reason: 'unknown-event', field: '' }],
  ['no message', 'follow', [], { event: 'follow', reason: 'bad-message', field: '' }],
  ['a number as text', 'follow', [{ dataVersion: 'v', after: '7' }], { event: 'follow', reason: 'bad-message', field: 'after' }],
  ['a negative sequence', 'follow', [{ dataVersion: 'v', after: -1 }], { event: 'follow', reason: 'bad-message', field: 'after' }],
  ['a sequence past what numbers hold', 'follow', [{ dataVersion: 'v', after: 2 ** 60 }], { event: 'follow', reason: 'bad-message', field: 'after' }],
  ['no data version', 'follow', [{ after: 7 }], { event: 'follow', reason: 'bad-message', field: 'dataVersion' }],
  ['a long data version', 'follow', [{ dataVersion: 'v'.repeat(65), after: 7 }], { event: 'follow', reason: 'bad-message', field: 'dataVersion' }],
  ['a message that is too long', 'follow', [{ dataVersion: 'v', after: 7, more: 'x'.repeat(MESSAGE_MAX_CHARACTERS) }], { event: 'follow', reason: 'too-large', field: '' }],
  ['an unknown one that is too long', 'x'.repeat(2_000), [], { event: 'x'.repeat(64), reason: 'too-large', field: '' }],
  ['a binary message', 'follow', [Buffer.alloc(40)], { event: 'follow', reason: 'bad-message', field: 'dataVersion' }],
  ['a long binary message', 'follow', [Buffer.alloc(4_000)], { event: 'follow', reason: 'too-large', field: '' }],
])('[LU9] %s is refused by name, and the line stays open', async (_, event, args, refusal) => {
  const { socket, changes } = await welcomed();
  socket.emit(event, ...args);
  expect(await next<Refused>(socket, 'refused')).toEqual(refusal);
  const { dataVersion } = await changes.head();
  socket.emit('follow', { dataVersion, after: 0 });
  expect(await next(socket, 'changes')).toEqual({ previous: 0, changes: [], more: false });
});

test('[LU9] too many messages are refused, and one who does not stop is cut', async () => {
  const { socket } = await welcomed();
  const refusals: Refused[] = [];
  socket.on('refused', (refused) => refusals.push(refused));
  for (let i = 0; i < 40; i++) socket.emit('noise');
  await until('all were answered', () => refusals.length === 40);
  expect(refusals.slice(0, 30).every((refused) => refused.reason === 'unknown-event')).toBe(true);
  expect(refusals.slice(31).every((refused) => refused.reason === 'too-often')).toBe(true);
  for (let i = 0; i < 100; i++) socket.emit('noise');
  await until('it is cut', () => !socket.connected);
});

test('[LU9] a catch-up of many parts is not too often', async () => {
  const changes = memoryChanges();
  for (let n = 1; n <= 60 * 200; n += 200) changes.append(...Array.from({ length: 200 }, (_, i) => added(n + i)));
  const node = await startNode(changes);
  const initial = { ...(await snapshotAt(changes)), head: 0 as never };
  const page = openPage({ origin: node.origin, initial, snapshot: () => snapshotAt(changes) });
  await until('all 60 parts', () => isLive(page));
  expect(page.seen).toHaveLength(12_000);
});

test('[LU9] a frame too long to be read ends the connection with the code for it', async () => {
  const { node } = await welcomed();
  const socket = new WebSocket(`${node.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  await new Promise((resolve) => socket.once('message', resolve));
  socket.send('4'.padEnd(FRAME_MAX_BYTES + 1, 'x'));
  expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1009);
});

test('[LU9] what is no Socket.IO at all ends the connection', async () => {
  const { node, socket: other } = await welcomed();
  for (const rubbish of ['42["follow"', '4', '2', '42[]', '451-["follow",{"_placeholder":true,"num":0}]', '\u0000']) {
    const socket = new WebSocket(`${node.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, build: BUILD, surface: 'desk' })}`);
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(rubbish);
    socket.send(rubbish);
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.terminate();
  }
  expect(other.connected).toBe(true);
});

test.each([
  ['nothing', undefined, ''],
  ['no build', { protocol: 1, surface: 'desk' }, 'build'],
  ['an unknown surface', { protocol: 1, build: 'b', surface: 'toaster' }, 'surface'],
  ['a protocol that is no number', { protocol: 'one', build: 'b', surface: 'desk' }, 'protocol'],
])('[LU9] a handshake with %s is refused by the name of its field', async (_, auth, field) => {
  const node = await startNode(memoryChanges());
  const refused = await next<Error & { data: unknown }>(openBare(node.origin, auth ?? {}), 'connect_error');
  expect(refused.data).toMatchObject({ reason: 'bad-handshake', build: BUILD, ...(field ? { field } : {}) });
});

test('[LU9] another namespace does not exist', async () => {
  const node = await startNode(memoryChanges());
  await next(openBare(`${node.origin}/admin`), 'connect_error');
});

test('[LU9] a batch the page cannot read makes it start anew instead of leaving a gap', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('it is live', () => isLive(page));
  changes.append({ kind: 'something-newer', story: 7 } as never);
  await until('it started anew', () => page.snapshots === 1 && isLive(page));
  changes.append(added(1));
  await until('and goes on', () => page.seen.length === 1);
  expect(page.seen).toEqual([2]);
});

test('more open pages than the limit are turned away at the door', async () => {
  const node = await startNode(memoryChanges(), { limits: { maxConnections: 2 } });
  await Promise.all([next(openBare(node.origin), 'welcome'), next(openBare(node.origin), 'welcome')]);
  await next(openBare(node.origin), 'connect_error');
  expect(node.realtime.counts()).toEqual({ connections: 2, following: 0 });
});
