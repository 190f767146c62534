import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { feedId, type FeedId } from '@/lib/domain/ids';
import { DAY, HOUR, instant, MINUTE, shift, type Instant } from '@/lib/time/instant';
import { anyAddress } from '@/server/feeds/address';
import { HostGate } from '@/server/feeds/hostGate';
import { pollFeed, type PollMemory } from '@/server/feeds/poll';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import type { FeedReader } from '@/server/feeds/reading/parsedFeed';
import { createRequester, type Requester } from '@/server/feeds/request';
import { openStore } from '@/server/store/open';
import type { Store } from '@/server/store/store';
import { madeFeed } from '../../contract/made';
import { startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';

// One poll against a real server, a real reader and the real embedded store; only the clock is ours.

const START = instant(Date.UTC(2026, 0, 15, 12));
let now: Instant = START;
let epoch = 0;
let folder: string;
let store: Store;
let server: ScriptedServer;
let reader: FeedReader;
let requester: Requester;
const memories = new Map<FeedId, PollMemory>();
const calls = { read: 0 };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'entente-poll-'));
  store = await openStore({ engine: 'sqlite', directory: folder, readers: 1, log: pino({ level: 'silent' }) });
  await store.leadership.campaign({ onElected: (elected) => (epoch = elected), onDeposed: () => undefined });
  server = await startScriptedServer((_, response) => response.end());
  const real = createFeedReader({ threads: 1, timeoutMs: 5_000 });
  reader = { ...real, read: (document) => (calls.read++, real.read(document)), readTexts: (texts) => real.readTexts(texts), close: () => real.close() };
  requester = createRequester({ isAllowed: anyAddress, timeoutMs: 2_000, maxBytes: 1_000_000, userAgent: 'Entente', now: () => now });
}, 60_000);

afterAll(async () => {
  await Promise.all([requester.close(), reader.close(), server.close()]);
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  now = shift(now, DAY);
  calls.read = 0;
  server.seen.length = 0;
});

interface MadeEntry {
  readonly guid: string;
  readonly title?: string;
  readonly at?: Instant;
}

const rss = (entries: readonly MadeEntry[], channel = '') => `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Made</title>${channel}${entries
  .map(({ guid, title = `US envoys meet Venezuelan ministers in Caracas: ${guid}`, at = shift(now, -HOUR) }) => `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://made.example/${guid}</link><pubDate>${new Date(at).toUTCString()}</pubDate></item>`)
  .join('')}</channel></rss>`;

const says = (body: string, headers: Record<string, string> = {}, status = 200) => {
  server.answer = (_, response) => response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body);
};

let made = 0;
async function addFeed(): Promise<FeedId> {
  const id = `feed-${++made}`;
  await store.feeds.add(madeFeed(id, { url: `${server.url}/${id}` }), now);
  return feedId(id);
}

const found = async (id: FeedId) => (await store.feeds.get(id))!;
const stateOf = async (id: FeedId) => (await store.feeds.pollStates()).find((state) => state.feedId === id)!;

async function poll(id: FeedId, parts: { hasCallback?: boolean; signal?: AbortSignal } = {}) {
  const { health, ...feed } = await found(id);
  const memory = memories.get(id) ?? { ttlSeconds: null, skipHours: [], lastBodyAt: now, copyRemarks: null };
  const result = await pollFeed(
    { feed, health, state: await stateOf(id), memory },
    {
      store, reader, requester, epoch,
      passage: { gate: new HostGate({ gapMs: 0, concurrency: 4 }), signal: parts.signal ?? new AbortController().signal, isTroubled: false },
      now: () => now,
      random: () => 0.5,
      makeToken: () => `token-${Math.random()}`,
      limits: { minSeconds: 60, maxSeconds: 3_600 },
      verifyAfterMs: 2 * DAY,
      hasCallback: parts.hasCallback ?? false,
    },
  );
  if (result.kind === 'recorded') memories.set(id, result.memory);
  return result;
}

/** A feed with a good first copy, its clock a minute on. */
async function knownFeed(headers: Record<string, string> = { etag: '"1"' }) {
  const id = await addFeed();
  says(rss([{ guid: `${id}-1` }, { guid: `${id}-2`, title: 'Weather' }]), headers);
  await poll(id);
  now = shift(now, MINUTE);
  calls.read = 0;
  server.seen.length = 0;
  return id;
}

test('a first poll stores items, validators, condition and trace together', async () => {
  const id = await addFeed();
  says(rss([{ guid: `${id}-1` }, { guid: `${id}-2`, title: 'Weather' }]), { etag: '"1"', 'last-modified': 'Thu, 15 Jan 2026 11:00:00 GMT' });
  expect(await poll(id)).toMatchObject({ kind: 'recorded', recorded: { added: 2, kept: 1, refused: 1 } });
  expect((await found(id)).health).toMatchObject({ state: 'ok', reason: 'healthy', detail: '', lastGoodAt: now, lastNewItemAt: now, failures: 0 });
  expect(await stateOf(id)).toMatchObject({ etag: '"1"', lastModified: 'Thu, 15 Jan 2026 11:00:00 GMT', itemCount: 2, newestItemAt: now - HOUR });
  expect(await store.polls.recent(id, 5)).toMatchObject([{ outcome: 'fetched', httpStatus: 200, items: 2, added: 2 }]);
});

test('asks with the stored validators, and a 304 reads and stores nothing', async () => {
  const id = await knownFeed({ etag: '"1"', 'last-modified': 'then' });
  says('', { etag: '"1"' }, 304);
  expect(await poll(id)).toMatchObject({ recorded: { added: 0 } });
  expect(server.seen[0]?.headers).toMatchObject({ 'if-none-match': '"1"', 'if-modified-since': 'then' });
  expect(calls.read).toBe(0);
  expect((await found(id)).health).toMatchObject({ state: 'ok', lastGoodAt: now });
  expect(await store.polls.recent(id, 1)).toMatchObject([{ outcome: 'unchanged', httpStatus: 304 }]);
});

test('skips reading when the body hash is unchanged, and says that the server wastes it', async () => {
  const id = await addFeed();
  const body = rss([{ guid: `${id}-1` }]);
  says(body, { etag: '"1"' });
  await poll(id);
  says(body, { etag: '"2"' });
  calls.read = 0;
  await poll(id);
  expect(calls.read).toBe(0);
  expect((await found(id)).health.detail).toBe('sends the whole feed although nothing changed');
  expect(await stateOf(id)).toMatchObject({ etag: '"2"' });
});

test('an edited headline is a version of the same item', async () => {
  const id = await knownFeed();
  says(rss([{ guid: `${id}-1`, title: 'US envoys leave Venezuelan ministers in Caracas' }, { guid: `${id}-2`, title: 'Weather' }]));
  const result = await poll(id);
  expect(result).toMatchObject({ recorded: { added: 0, edited: 1 } });
  const edited = result.kind === 'recorded' ? result.record.edited[0] : undefined;
  expect((await store.items.versions(edited!.item.id)).map(({ title }) => title)).toEqual([`US envoys meet Venezuelan ministers in Caracas: ${id}-1`, 'US envoys leave Venezuelan ministers in Caracas']);
});

describe('a 200 that may not replace the last good copy', () => {
  test.each<[string, (id: string) => string, string]>([
    ['a web page', () => '<!doctype html><html><head><title>Just a moment</title></head><body>x</body></html>', 'html'],
    ['nothing at all', () => '', 'empty'],
    ['a feed that has lost its items', () => rss([]), 'empty'],
    ['an older copy', (id) => rss([{ guid: `${id}-2`, title: 'Weather', at: shift(now, -2 * DAY) }]), 'stale'],
    ['rubbish', () => 'not a feed in any way', 'not-a-feed'],
  ])('%s turns the feed degraded: its validators are not kept, its items stay', async (_, body, reason) => {
    const id = await knownFeed();
    const before = await stateOf(id);
    says(body(id), { etag: '"bad"', 'content-type': 'text/html' });
    expect(await poll(id)).toMatchObject({ recorded: { added: 0, edited: 0 } });
    expect((await found(id)).health).toMatchObject({ state: 'degraded', reason, failures: 1, lastGoodAt: now - MINUTE });
    expect(await stateOf(id)).toMatchObject({ etag: before.etag, bodyHash: before.bodyHash, itemCount: 2, newestItemAt: before.newestItemAt });
    // How it got there is kept, and a good copy brings it back.
    expect((await store.feeds.turns(id, 1))[0]).toMatchObject({ from: 'ok', to: 'degraded', reason });
    says(rss([{ guid: `${id}-3` }]));
    await poll(id);
    expect((await found(id)).health).toMatchObject({ state: 'ok', failures: 0 });
  });

  test('an old copy does not bring old headlines back', async () => {
    const id = await knownFeed();
    const old = rss([{ guid: `${id}-2`, title: 'Weather of yesterday', at: shift(now, -2 * DAY) }]);
    says(old);
    expect(await poll(id)).toMatchObject({ recorded: { edited: 0 } });
  });

  test('a copy that stays older for a day is the publisher’s word', async () => {
    const id = await knownFeed();
    says(rss([{ guid: `${id}-2`, title: 'Weather', at: shift(now, -2 * DAY) }]));
    await poll(id);
    now = shift(now, DAY + MINUTE);
    await poll(id);
    expect((await found(id)).health.state).toBe('ok');
  });

  test('an older date with an unknown item is a new copy', async () => {
    const id = await knownFeed();
    says(rss([{ guid: `${id}-9`, at: shift(now, -2 * DAY) }]));
    expect(await poll(id)).toMatchObject({ recorded: { added: 1 } });
    expect((await found(id)).health.state).toBe('ok');
  });
});

describe('trouble', () => {
  test('a failing poll keeps what is known and backs off', async () => {
    const id = await knownFeed();
    says('', {}, 500);
    for (const wait of [63, 120, 240]) {
      await poll(id);
      const { health } = await found(id);
      expect(health).toMatchObject({ state: 'failing', reason: 'http-status', detail: 'HTTP 500' });
      // The clock stands still but for the milliseconds that the poll took.
      expect((health.nextPollAt! - now) / 1_000).toBeCloseTo(wait, -1);
    }
    expect(await stateOf(id)).toMatchObject({ etag: '"1"', itemCount: 2 });
  });

  test('429 waits as long as the publisher asks', async () => {
    const id = await knownFeed();
    says('', { 'retry-after': '7200' }, 429);
    await poll(id);
    const { health } = await found(id);
    expect(health).toMatchObject({ state: 'failing', reason: 'throttled', detail: 'HTTP 429, Retry-After 7200 s' });
    expect(health.nextPollAt! - now).toBeGreaterThanOrEqual(7_200_000);
    expect(await store.polls.recent(id, 1)).toMatchObject([{ outcome: 'throttled' }]);
  });

  test('410 stops the feed', async () => {
    const id = await knownFeed();
    says('', {}, 410);
    await poll(id);
    expect((await found(id)).health).toMatchObject({ state: 'gone', reason: 'gone', nextPollAt: null });
    expect((await stateOf(id)).nextPollAt).toBeNull();
  });

  test('a server that says “unchanged” for ever is asked without validators once, and found out', async () => {
    const id = await knownFeed();
    says('', {}, 304);
    await poll(id);
    now = shift(now, 2 * DAY + HOUR);
    server.seen.length = 0;
    await poll(id);
    expect(server.seen[0]?.headers).not.toHaveProperty('if-none-match');
    expect((await found(id)).health).toMatchObject({ state: 'failing', reason: 'http-status', detail: expect.stringContaining('304') });
  });

  test('stopping in the middle records nothing', async () => {
    const id = await knownFeed();
    const before = await found(id);
    server.answer = () => undefined;
    const abort = new AbortController();
    const polling = poll(id, { signal: abort.signal });
    setTimeout(() => abort.abort(), 50);
    expect(await polling).toEqual({ kind: 'aborted' });
    expect(await found(id)).toEqual(before);
  });
});

describe('redirects', () => {
  const moves = (status: number, id: string) => {
    server.answer = (request, response) => {
      if (request.url === `/${id}`) response.writeHead(status, { location: `/new-${id}` }).end();
      else response.writeHead(200, { etag: '"n"' }).end(rss([{ guid: `${id}-1` }]));
    };
  };
  test('the third permanent one in a row rewrites the address', async () => {
    const id = await addFeed();
    moves(301, id);
    for (const count of [1, 2]) {
      await poll(id);
      expect((await stateOf(id)).redirect).toEqual({ url: `${server.url}/new-${id}`, count });
      expect((await found(id)).url).toBe(`${server.url}/${id}`);
    }
    await poll(id);
    expect(await found(id)).toMatchObject({ url: `${server.url}/new-${id}`, health: { state: 'ok' } });
    expect((await stateOf(id)).redirect).toBeNull();
  });
  test('a temporary one in between starts the count anew, and never rewrites', async () => {
    const id = await addFeed();
    moves(308, id);
    await poll(id);
    await poll(id);
    moves(302, id);
    await poll(id);
    expect((await stateOf(id)).redirect).toBeNull();
    expect((await found(id)).url).toBe(`${server.url}/${id}`);
    expect((await found(id)).health.detail).toContain('redirected to');
  });
  test('an address that leads to a web page does not count', async () => {
    const id = await knownFeed();
    server.answer = (request, response) => {
      if (request.url === `/${id}`) response.writeHead(301, { location: '/parked' }).end();
      else response.end('<!doctype html><html><body>For sale</body></html>');
    };
    for (let n = 0; n < 4; n++) await poll(id);
    expect((await found(id)).url).toBe(`${server.url}/${id}`);
  });
});

describe('hubs', () => {
  const named = '<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://made.example/topic"/>';
  test('a hub named in the feed is asked once its subscription is stored', async () => {
    const id = await addFeed();
    says(rss([{ guid: `${id}-1` }], named));
    const result = await poll(id, { hasCallback: true });
    expect(result).toMatchObject({ ask: { hubUrl: 'https://hub.example/', topicUrl: 'https://made.example/topic', status: 'requested' } });
    expect((await stateOf(id)).hub).toEqual(result.kind === 'recorded' ? result.ask : null);
  });
  test('without an address of our own there is no subscription', async () => {
    const id = await addFeed();
    says(rss([{ guid: `${id}-1` }], named));
    expect(await poll(id)).toMatchObject({ ask: null });
    expect((await stateOf(id)).hub).toBeNull();
  });
  test('a confirmation that arrives during a poll is not undone by it', async () => {
    const id = await addFeed();
    says(rss([{ guid: `${id}-1` }], named));
    const result = await poll(id, { hasCallback: true });
    const hub = result.kind === 'recorded' ? result.ask! : null!;
    server.answer = (_, response) => {
      void store.feeds.saveHub(id, { ...hub, status: 'verified', leaseExpiresAt: shift(now, DAY) }).then(() => response.end(rss([{ guid: `${id}-2` }], named)));
    };
    await poll(id, { hasCallback: true });
    expect((await stateOf(id)).hub).toMatchObject({ status: 'verified', leaseExpiresAt: now + DAY });
  });
});

test('the publisher’s hints are kept for the 304s that follow', async () => {
  const id = await addFeed();
  says(rss([{ guid: `${id}-1`, at: shift(now, -MINUTE) }], '<ttl>50</ttl>'), { etag: '"1"' });
  await poll(id);
  expect((await found(id)).health.nextPollAt! - now).toBeGreaterThanOrEqual(50 * MINUTE);
  says('', { etag: '"1"' }, 304);
  await poll(id);
  expect((await found(id)).health.nextPollAt! - now).toBeGreaterThanOrEqual(50 * MINUTE);
});
