/**
 * npm run bench:alerts: 500 signed-in pages, each of somebody with 5 watchlists, one of which asks for every update that comes. Measured is the whole way on
 * the embedded store: from the commit of the poll, over grouping, the index of lists, the noise budget and the write, to the word in each page.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pino from 'pino';
import WebSocket from 'ws';
import { personId, sessionId, watchlistId } from '@/lib/domain/ids';
import type { Person } from '@/lib/domain/person';
import { toFollow } from '@/lib/domain/watchlist';
import { PROTOCOL_VERSION } from '@/lib/protocol/events';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { instant, MINUTE, shift } from '@/lib/time/instant';
import { followAlerts } from '@/server/alerts/followAlerts';
import { createAnalyst } from '@/server/analysis/analyst';
import { attachRealtime } from '@/server/realtime/attachRealtime';
import { openStore } from '@/server/store/open';
import { kept, madeFeed, madeItem, madePoll } from '../contract/made';
import { madePerson } from '../contract/madePeople';
import { madeFreshness } from '../server/realtime/made';

const PEOPLE = 500;
const AIM_MS = 500;
const EVERY_MS = 3_000;
/** The updates may be of one story: for the noise budget each comes a while after the one before. */
const ROUNDS = 8;
const APART_MS = 31 * MINUTE;
const HAPPENINGS = ['meet', 'dine', 'argue', 'sign', 'travel', 'speak', 'agree', 'wait'];
const OTHER_WORDS = ['locusts', 'lighthouse', 'orchestra', 'glacier'];

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const now = () => instant(Date.now());
const log = pino({ level: 'silent' });
const directory = mkdtempSync(path.join(tmpdir(), 'entente-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
const store = await openStore({ engine: 'sqlite', directory, readers: 2, log });
const epoch = await new Promise<number>((onElected) => void store.leadership.campaign({ onElected, onDeposed: () => undefined }));
await store.feeds.seed([madeFeed('wire')], now());
await store.polls.record(madePoll('wire', { epoch, added: [kept(madeItem('wire', 'first', { firstSeenAt: now(), orderedAt: now() }))] }));

const people = new Map<string, Person>();
for (let i = 0; i < PEOPLE; i++) {
  const person = await madePerson(store, `person-${i}`);
  people.set(person.id, person);
  const lists = ['envoys', ...OTHER_WORDS].map((query, at) => ({
    id: watchlistId(`${i}-${at}`), ownerId: personId(person.id), name: query, colour: 'blue' as const, isShared: false, selection: { ...toFollow(EMPTY_SELECTION), query }, threshold: 'each-update' as const, createdAt: instant(0),
  }));
  await store.watchlists.add(lists, { by: null, at: now() });
}

const server = createServer((_, response) => response.writeHead(404).end());
const realtime = attachRealtime({
  server, log, now, build: 'bench', changes: store.changes, personal: store.personal,
  readFreshness: async () => madeFreshness(),
  gatekeeper: {
    authorise: async ({ headers }) => ({ kind: 'session', sessionId: sessionId(String(headers['x-person'])), person: people.get(String(headers['x-person']))! }),
    endedSessions: async () => new Set(),
  },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

let sentAt = 0;
let delays: number[] = [];
const sockets = await Promise.all([...people.keys()].map((id) => new Promise<WebSocket>((resolve, reject) => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { headers: { 'x-person': id }, perMessageDeflate: false });
  socket.on('error', reject);
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text === '2') socket.send('3');
    else if (text.startsWith('0')) socket.send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, build: 'bench', surface: 'desk' })}`);
    else if (text.startsWith('42["welcome"')) {
      const { dataVersion, head } = (JSON.parse(text.slice(2)) as [string, { dataVersion: string; head: number }])[1];
      socket.send(`42${JSON.stringify(['follow', { dataVersion, after: head }])}`);
      resolve(socket);
    } else if (text.startsWith('42["personal"') && text.includes('"alerts"')) delays.push(performance.now() - sentAt);
  });
})));

const abort = new AbortController();
const analyst = createAnalyst({ store, now, recorded: null, log });
analyst.start(epoch);
let round = 0;
const following = followAlerts({ store, epoch, now: () => shift(now(), round * APART_MS), recorded: null, signal: abort.signal });
while (analyst.state().state !== 'following') await pause(50);
await pause(3_000);

const all: number[] = [];
let missing = 0;
out(`${PEOPLE} pages of as many people, ${1 + OTHER_WORDS.length} watchlists each; ${ROUNDS} updates, each told to everybody; load ${loadavg()[0]!.toFixed(1)}`);
for (let i = 0; i < ROUNDS; i++) {
  delays = [];
  round = i;
  const added = [kept(madeItem('wire', `update-${i}`, { title: `Envoys ${HAPPENINGS[i]} in Caracas`, firstSeenAt: now(), orderedAt: now() }))];
  sentAt = performance.now();
  await store.polls.record(madePoll('wire', { epoch, added }));
  await pause(EVERY_MS);
  // The first one warms up what every process warms up once.
  if (i > 0) {
    all.push(...delays);
    missing += PEOPLE - delays.length;
  }
}
all.sort((a, b) => a - b);
const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Infinity;
const isGood = missing === 0 && at(0.95) <= AIM_MS;
out(`alert delay: median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, worst ${at(1).toFixed(0)} ms; ${all.length} told, ${missing} missing; aim p95 ≤ ${AIM_MS} ms: ${isGood ? 'met' : 'MISSED'}; load ${loadavg()[0]!.toFixed(1)}`);
abort.abort();
for (const socket of sockets) socket.terminate();
await Promise.all([following, analyst.stop(), realtime.close()]);
server.close();
await store.close();
process.exit(isGood ? 0 : 1);
