import type { PollTrace } from '@/lib/domain/poll';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { feedId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { anyAddress } from '@/server/feeds/address';
import { createPoller, type Poller, type PollerConfig } from '@/server/feeds/poller';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import type { FeedReader } from '@/server/feeds/reading/parsedFeed';
import { createRequester, type Requester } from '@/server/feeds/request';
import { openStore } from '@/server/store/open';
import { StoreUnavailable, type Store } from '@/server/store/store';
import { madeFeed } from '../../contract/made';
import { startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';

let folder: string;
let store: Store;
let epoch = 0;
let server: ScriptedServer;
let reader: FeedReader;
let requester: Requester;
let poller: Poller | null = null;
let traces: { id: string; trace: PollTrace }[] = [];
/** put forward by tests that would otherwise wait */
let aheadMs = 0;
const now = () => instant(Date.now() + aheadMs);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'entente-poller-'));
  store = await openStore({ engine: 'sqlite', directory: folder, readers: 1, log: pino({ level: 'silent' }) });
  await store.leadership.campaign({ onElected: (elected) => (epoch = elected), onDeposed: () => undefined });
  server = await startScriptedServer((_, response) => response.end());
  reader = createFeedReader({ threads: 1, timeoutMs: 5_000 });
  requester = createRequester({ isAllowed: anyAddress, timeoutMs: 10_000, maxBytes: 1_000_000, userAgent: 'Entente', now });
}, 60_000);

afterEach(async () => {
  await poller?.stop();
  poller = null;
  for (const feed of await store.feeds.list()) await store.feeds.remove(feed.id, now());
  server.seen.length = 0;
  traces = [];
});

afterAll(async () => {
  await Promise.all([requester.close(), reader.close(), server.close()]);
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const rss = (guid: string) =>
  `<rss version="2.0"><channel><title>Made</title><item><guid>${guid}</guid><title>Talks between Washington and Caracas: ${guid}</title><link>https://made.example/${guid}</link><pubDate>${new Date(Date.now() - 60_000).toUTCString()}</pubDate></item></channel></rss>`;

function start(config: Partial<PollerConfig> = {}, over: Pick<Store, 'feeds' | 'items' | 'polls'> = store): Poller {
  poller = createPoller({
    store: over, reader, requester, now,
    random: () => 0.5,
    makeToken: () => 'token',
    log: pino({ level: 'silent' }),
    config: { limits: { minSeconds: 60, maxSeconds: 3_600 }, hostGapMs: 0, concurrency: 8, verifyAfterMs: 86_400_000, publicUrl: null, ...config },
    onPoll: (id, trace) => traces.push({ id, trace }),
  });
  poller.start(epoch);
  return poller;
}

const add = (id: string, host = server.url) => store.feeds.add(madeFeed(id, { url: `${host}/${id}` }), now());
const paths = () => server.seen.map(({ path: requested }) => requested);

async function until(what: () => boolean | Promise<boolean>, ms = 8_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what.toString()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

test('polls every feed that is due, and stores what they bring', async () => {
  server.answer = (request, response) => response.end(rss(`all${request.url?.slice(1)}`));
  await Promise.all(['a', 'b', 'c'].map((id) => add(id)));
  start();
  await until(() => traces.length === 3);
  expect((await store.feeds.list()).map(({ health }) => health.state)).toEqual(['ok', 'ok', 'ok']);
});

test('takes a new feed up, drops a paused one and heeds “poll now”, within about a second', async () => {
  server.answer = (request, response) => response.end(rss(`desk${request.url?.slice(1)}`));
  await add('first');
  start();
  await until(() => traces.length === 1);
  await add('second');
  await until(() => paths().includes('/second'), 2_500);
  await store.feeds.requestPoll(feedId('first'), now());
  await until(() => paths().filter((one) => one === '/first').length === 2, 2_500);
  await store.feeds.edit(feedId('second'), { enabled: false }, now());
  await new Promise((done) => setTimeout(done, 1_200));
  aheadMs += 2 * 3_600_000;
  await until(() => paths().filter((one) => one === '/first').length === 3, 3_000);
  expect(paths().filter((one) => one === '/second')).toHaveLength(1);
});

test('“poll now” during a poll leads to another one after it', async () => {
  let isSlow = true;
  server.answer = (_, response) => void setTimeout(() => response.end(rss('again')), isSlow ? 1_500 : 0);
  await add('busy');
  start();
  await until(() => server.seen.length === 1);
  isSlow = false;
  await store.feeds.requestPoll(feedId('busy'), now());
  await until(() => server.seen.length === 2, 5_000);
});

test('one request at a time to a host, with the gap between', async () => {
  let active = 0;
  let most = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  server.answer = (request, response) => {
    most = Math.max(most, ++active);
    starts.push(performance.now());
    setTimeout(() => {
      active--;
      ends.push(performance.now());
      response.end(rss(`gap${request.url?.slice(1)}`));
    }, 60);
  };
  await Promise.all(['a', 'b', 'c'].map((id) => add(id)));
  start({ hostGapMs: 200 });
  await until(() => traces.length === 3);
  expect(most).toBe(1);
  expect(starts[1]! - ends[0]!).toBeGreaterThanOrEqual(195);
  expect(starts[2]! - ends[1]!).toBeGreaterThanOrEqual(195);
});

test('a feed that waits too long for its turn is late, and well again once polled', async () => {
  server.answer = (request, response) => {
    if (request.url === '/slow') setTimeout(() => response.end(rss('slow')), 3_000);
    else response.end(rss('behind'));
  };
  await add('slow');
  start();
  await until(() => server.seen.length === 1);
  await add('behind');
  await until(async () => (await store.feeds.list()).length === 2);
  await new Promise((done) => setTimeout(done, 1_200));
  aheadMs += 3_600_000; // an hour goes by at the door
  await until(async () => (await store.feeds.get(feedId('behind')))?.health.state === 'late', 2_500);
  expect((await store.feeds.get(feedId('behind')))?.health).toMatchObject({ reason: 'overdue', detail: expect.stringContaining('127.0.0.1') });
  await until(async () => (await store.feeds.get(feedId('behind')))?.health.state === 'ok');
});

test('stops within a second while requests hang, and leaves the feeds as they were', async () => {
  server.answer = () => undefined;
  await Promise.all(['a', 'b'].map((id) => add(id)));
  const before = await store.feeds.list();
  const running = start({ hostGapMs: 0 });
  await until(() => server.seen.length >= 1);
  const startedAt = performance.now();
  await running.stop();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(await store.feeds.list()).toEqual(before);
  expect(running.isPolling()).toBe(false);
});

test('what has been read is recorded before it stops', async () => {
  server.answer = (_, response) => response.end(rss('last'));
  await add('last');
  const slow: Store['polls'] = { ...store.polls, record: async (record) => (await new Promise((done) => setTimeout(done, 500)), store.polls.record(record)) };
  let isRecording = false;
  const running = start({}, { feeds: store.feeds, items: store.items, polls: { ...slow, record: (record) => ((isRecording = true), slow.record(record)) } });
  await until(() => isRecording);
  await running.stop();
  expect((await store.feeds.get(feedId('last')))?.health.lastGoodAt).not.toBeNull();
});

test('a store that cannot write loses nothing: validators stay unsaved and the feed is fetched again', async () => {
  let isFull = true;
  server.answer = (_, response) => response.writeHead(200, { etag: '"1"' }).end(rss('kept'));
  await add('kept');
  const full = (): Promise<never> => Promise.reject(new StoreUnavailable('disk-full', 'the disk is full'));
  start({}, { feeds: store.feeds, items: store.items, polls: { ...store.polls, record: (record) => (isFull ? full() : store.polls.record(record)) } });
  await until(() => server.seen.length >= 2);
  expect(server.seen[1]?.headers).not.toHaveProperty('if-none-match');
  isFull = false;
  await until(() => traces.length === 1);
  expect((await store.items.counts()).kept).toBeGreaterThan(0);
  expect((await store.feeds.get(feedId('kept')))?.health.state).toBe('ok');
});

test('one that was deposed polls no more, and can be elected again', async () => {
  server.answer = (request, response) => response.end(rss(`deposed${server.seen.length}${request.url?.slice(1)}`));
  await add('deposed');
  const old = epoch;
  await store.leadership.campaign({ onElected: (elected) => (epoch = elected), onDeposed: () => undefined });
  const newer = epoch;
  epoch = old;
  const running = start();
  await until(() => !running.isPolling());
  expect(traces).toEqual([]);
  epoch = newer;
  running.start(newer);
  await until(() => traces.length === 1);
});

test('an unchanged feed’s record waits for company, and is written when the poller stops', async () => {
  let body = rss('quiet');
  server.answer = (_, response) => response.end(body);
  await add('quiet');
  let together = 0;
  const counting: Store['polls'] = { ...store.polls, recordAll: (polls) => ((together += polls.length), store.polls.recordAll(polls)) };
  const running = start({}, { feeds: store.feeds, items: store.items, polls: counting });
  await until(() => traces.length === 1);
  aheadMs += 2 * 3_600_000;
  await until(() => server.seen.length === 2, 3_000);
  await new Promise((done) => setTimeout(done, 50));
  await running.stop();
  expect(together).toBe(1);
  expect(traces[1]?.trace.outcome).toBe('unchanged');
  body = '';
});

test('subscribes to a hub once the subscription is stored', async () => {
  let known = false;
  server.answer = (request, response, body) => {
    if (request.method === 'POST') {
      const callback = new URLSearchParams(body).get('hub.callback') ?? '';
      void store.feeds.pollStates().then((states) => {
        known = states.some(({ hub }) => hub !== null && callback.endsWith(`/api/websub/hubbed/${hub.token}`));
        response.writeHead(202).end();
      });
    } else response.writeHead(200, { link: `<${server.url}/hub>; rel="hub"` }).end(rss('hubbed'));
  };
  await add('hubbed');
  start({ publicUrl: 'https://desk.example' });
  await until(() => known);
});
