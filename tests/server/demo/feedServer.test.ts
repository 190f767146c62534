import { gunzipSync } from 'node:zlib';
import http from 'node:http';
import { feedId } from '@/lib/domain/ids';
import { type Instant, instant } from '@/lib/time/instant';
import { type FeedServer, startFeedServer } from '@/server/demo/feedServer';
import type { LocalFormat, LocalItem, LocalOutlet } from '@/server/demo/localFeed';

const outlet = (id: string, format: LocalFormat): LocalOutlet => ({
  id: feedId(id),
  name: `Sample ${id}`,
  outlet: `Sample ${id}`,
  language: 'en',
  country: 'US',
  pressGroup: 'wire',
  scope: 'topic',
  format,
});
const OUTLETS = [outlet('one', 'rss'), outlet('two', 'atom'), outlet('three', 'rdf')];
const ONE = OUTLETS[0]!.id;

const item = (n: number, patch: Partial<LocalItem> = {}): LocalItem => ({
  guid: `g${n}`,
  title: `Title ${n}`,
  summary: `Summary ${n}`,
  published: '2026-01-09T12:00:00Z',
  link: null,
  author: null,
  ...patch,
});

let clock: Instant;
let server: FeedServer;
beforeEach(async () => {
  clock = instant(Date.UTC(2026, 0, 9, 12));
  server = await startFeedServer({ outlets: OUTLETS, now: () => clock, windowSize: 3 });
});
afterEach(() => server.close());

const get = (feed: number, headers: Record<string, string> = {}) => fetch(server.feeds[feed]!.url, { headers });
const guidsIn = (text: string) => [...text.matchAll(/<guid[^>]*>([^<]+)</g)].map((match) => match[1]);

describe('the local feed server', () => {
  it('listens on the loopback address only and gives each outlet a feed of its own', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.feeds.map((feed) => [feed.id, feed.url.split('?')[0]])).toEqual(OUTLETS.map(({ id }) => [id, `${server.url}/feeds/${id}.xml`]));
  });

  it.each([
    [0, 'application/rss+xml', /^<\?xml[^>]+\?>\n<rss version="2\.0"/],
    [1, 'application/atom+xml', /^<\?xml[^>]+\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/],
    [2, 'application/rdf+xml', /^<\?xml[^>]+\?>\n<rdf:RDF/],
  ])('serves feed %i as %s', async (feed, contentType, start) => {
    server.publish(OUTLETS[feed]!.id, item(1));
    const response = await get(feed);
    expect(response.headers.get('content-type')).toContain(contentType);
    const text = await response.text();
    expect(text).toMatch(start);
    expect(text).toContain('Title 1');
  });

  it('answers 304 to the ETag it gave, and 200 again once something was published or edited', async () => {
    server.publish(ONE, item(1));
    const etag = (await get(0)).headers.get('etag')!;
    expect((await get(0, { 'if-none-match': etag })).status).toBe(304);
    server.publish(ONE, item(2));
    const second = await get(0, { 'if-none-match': etag });
    expect(second.status).toBe(200);
    server.edit(ONE, 'g2', { title: 'Title 2, reworded' });
    const third = await get(0, { 'if-none-match': second.headers.get('etag')! });
    expect(third.status).toBe(200);
    expect(await third.text()).toContain('Title 2, reworded');
    expect(server.requests()).toEqual({ all: 4, notModified: 1 });
  });

  it('gives Last-Modified only when its second is over, so that If-Modified-Since never hides a change', async () => {
    server.publish(ONE, item(1));
    clock = instant(clock + 400);
    expect((await get(0)).headers.get('last-modified')).toBeNull();
    clock = instant(clock + 700);
    const lastModified = (await get(0)).headers.get('last-modified')!;
    expect(lastModified).toBe('Fri, 09 Jan 2026 12:00:00 GMT');
    expect((await get(0, { 'if-modified-since': lastModified })).status).toBe(304);
    server.publish(ONE, item(2));
    expect((await get(0, { 'if-modified-since': lastModified })).status).toBe(200);
  });

  it('keeps every item in the feed until its reader has shown that it has it', async () => {
    for (let n = 1; n <= 8; n += 1) server.publish(ONE, item(n));
    const first = await get(0);
    expect(guidsIn(await first.text())).toEqual(['g8', 'g7', 'g6', 'g5', 'g4', 'g3', 'g2', 'g1']);
    // Fetched is not kept: until the reader names the ETag, it may have failed on the way to its store.
    expect(guidsIn(await (await get(0)).text())).toHaveLength(8);
    expect([...server.unread()]).toEqual([['one', 8]]);
    server.publish(ONE, item(9));
    const next = await get(0, { 'if-none-match': first.headers.get('etag')! });
    expect(guidsIn(await next.text())).toEqual(['g9', 'g8', 'g7']);
    expect([...server.unread()]).toEqual([['one', 1]]);
    await get(0, { 'if-none-match': next.headers.get('etag')! });
    expect([...server.unread()]).toEqual([]);
  });

  it('shows an old item again when it is edited', async () => {
    for (let n = 1; n <= 6; n += 1) server.publish(ONE, item(n));
    const etag = (await get(0)).headers.get('etag')!;
    server.edit(ONE, 'g1', { title: 'Reworded' });
    expect(guidsIn(await (await get(0, { 'if-none-match': etag })).text())).toContain('g1');
  });

  it('takes no ETag of an earlier run for its own', async () => {
    server.publish(ONE, item(1));
    const response = await get(0, { 'if-none-match': 'W/"otherrun-1"' });
    expect(response.status).toBe(200);
    expect([...server.unread()]).toEqual([['one', 1]]);
  });

  it('compresses when asked', async () => {
    server.publish(ONE, item(1));
    const body = await new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
      http
        .get(server.feeds[0]!.url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }));
        })
        .on('error', reject);
    });
    expect(body.encoding).toBe('gzip');
    expect(gunzipSync(body.bytes).toString('utf8')).toContain('Title 1');
  });

  it('gives a day without an hour as a day, never as midnight', async () => {
    server.publish(ONE, item(1, { published: '2026-01-07' }));
    const text = await (await get(0)).text();
    expect(text).toContain('<dc:date>2026-01-07</dc:date>');
    expect(text).not.toContain('pubDate');
  });

  it('links to a page of its own that says it is made, and shows hostile words as words', async () => {
    server.publish(ONE, item(1, { title: '<script>alert("x")</script> & more', summary: '</p><img src=x onerror=alert(1)>' }));
    const link = /<link>([^<]+\/articles\/[^<]+)</.exec(await (await get(0)).text())![1]!;
    const page = await (await fetch(link)).text();
    expect(page).toContain('made up for the demonstration');
    expect(page).not.toMatch(/<script|<img/);
  });

  it.each([
    ['http-500', 500],
    ['throttled', 429],
    ['gone', 410],
    ['html', 200],
    ['empty', 200],
    ['malformed', 200],
  ] as const)('answers with the fault %s until it is ended', async (fault, status) => {
    server.publish(ONE, item(1));
    server.setFault(ONE, fault);
    const response = await get(0);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('Title 1');
    server.setFault(ONE, null);
    expect(await (await get(0)).text()).toContain('Title 1');
  });

  it('can cut the connection, or never answer', async () => {
    server.setFault(ONE, 'reset');
    await expect(get(0)).rejects.toThrow();
    server.setFault(ONE, 'silent');
    await expect(fetch(server.feeds[0]!.url, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/i);
  });

  it('refuses writing methods and unknown addresses', async () => {
    expect((await fetch(server.feeds[0]!.url, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${server.url}/feeds/none.xml`)).status).toBe(404);
    expect((await fetch(`${server.url}/articles/one/g1`)).status).toBe(404);
    expect((await fetch(`${server.url}/articles/one/%E0%A4%A`)).status).toBe(404);
    expect((await fetch(`${server.url}/constructor/__proto__`)).status).toBe(404);
  });

  it('takes the port it is told to when that is free, and any other when it is not', async () => {
    const { port } = new URL(server.url);
    const beside = await startFeedServer({ outlets: OUTLETS, now: () => clock, port: Number(port) });
    expect(beside.url).not.toBe(server.url);
    const { url } = beside;
    await beside.close();
    const again = await startFeedServer({ outlets: OUTLETS, now: () => clock, port: Number(new URL(url).port) });
    expect(again.url).toBe(url);
    await again.close();
  });

  it('refuses to publish one guid twice or for an unknown outlet, by name', () => {
    server.publish(ONE, item(1));
    expect(() => server.publish(ONE, item(1))).toThrow(/g1/);
    expect(() => server.publish(feedId('nobody'), item(1))).toThrow(/nobody/);
    expect(server.edit(ONE, 'g2', { title: 'x' })).toBe(false);
  });
});
