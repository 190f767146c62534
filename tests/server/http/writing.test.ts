import { POST as postFeed } from '@/app/api/feeds/route';
import { DELETE as deleteFeed, PATCH as patchFeed } from '@/app/api/feeds/[id]/route';
import { POST as postPoll } from '@/app/api/feeds/[id]/poll/route';
import { POST as postOpml } from '@/app/api/feeds/opml/route';
import { POST as postTest } from '@/app/api/feeds/test/route';
import { GET as getWebSub, POST as postWebSub } from '@/app/api/websub/[feedId]/[token]/route';
import type { FeedWithHealth } from '@/lib/domain/feed';
import { feedId } from '@/lib/domain/ids';
import { ok } from '@/lib/domain/result';
import { writeOpml } from '@/lib/opml/writeOpml';
import { makeFeed, NOW } from '../../fixtures/made/records';
import { at, openDesk, request, type Desk } from './desk';

const NEW_FEED = { name: 'Diario de Prueba', outlet: 'Diario', url: 'https://Diario.example/rss', language: 'es', country: 'VE', pressGroup: 'venezuelan-independent' };
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.store.feeds.seed([makeFeed('one')], NOW);
});
afterEach(() => desk.close());

const problemOf = async (response: Response) => [response.status, (await response.json()).error.code] as const;
const stored = (id: string) => desk.store.feeds.get(feedId(id));

describe('POST /api/feeds', () => {
  it('adds a feed with an id made from its name and its address in one spelling', async () => {
    const response = await postFeed(request('/api/feeds', { method: 'POST', json: NEW_FEED }));
    expect(response.status).toBe(201);
    const { feed } = (await response.json()) as { feed: FeedWithHealth };
    expect(feed).toMatchObject({ id: 'diario-de-prueba', url: 'https://diario.example/rss', scope: 'general', enabled: true });
    expect(await stored('diario-de-prueba')).toMatchObject({ name: 'Diario de Prueba' });
  });

  it('refuses an address that is there already', async () => {
    const response = await postFeed(request('/', { method: 'POST', json: { ...NEW_FEED, url: 'https://one.example/feed.xml' } }));
    expect(await problemOf(response)).toEqual([409, 'duplicate-url']);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: undefined }, 'name'],
    [{ url: 'ftp://diario.example/' }, 'url'],
    [{ url: 'https://me:secret@diario.example/' }, 'url'],
    [{ url: 'diario.example' }, 'url'],
    [{ homepage: 'javascript:alert(1)' }, 'homepage'],
    [{ country: 'Venezuela' }, 'country'],
    [{ language: 'fr' }, 'language'],
    [{ pressGroup: 'blogs' }, 'pressGroup'],
    [{ enabled: 'yes' }, 'enabled'],
    [{ notes: 'n'.repeat(1_001) }, 'notes'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j and names the field', async (wrong, field) => {
    const response = await postFeed(request('/', { method: 'POST', json: { ...NEW_FEED, ...wrong } }));
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatchObject({ code: 'invalid', field });
  });

  it('refuses what is not JSON, and what is too large to be read', async () => {
    const post = (body: string, type = 'application/json') => postFeed(request('/', { method: 'POST', body, headers: { 'content-type': type } }));
    expect(await problemOf(await post('{'))).toEqual([400, 'bad-json']);
    expect(await problemOf(await post('name=x', 'application/x-www-form-urlencoded'))).toEqual([415, 'unsupported-type']);
    expect(await problemOf(await post(JSON.stringify({ ...NEW_FEED, notes: 'n'.repeat(70_000) })))).toEqual([413, 'too-large']);
  });
});

describe('one feed', () => {
  it('is edited, paused and resumed', async () => {
    const patch = (json: object) => patchFeed(request('/', { method: 'PATCH', json }), at({ id: 'one' }));
    expect((await patch({ name: 'New name' })).status).toBe(200);
    await patch({ enabled: false });
    expect(await stored('one')).toMatchObject({ name: 'New name', enabled: false, health: { state: 'paused', reason: 'paused-by-desk', nextPollAt: null } });
    await patch({ enabled: true });
    expect((await stored('one'))?.health.nextPollAt).not.toBeNull();
  });

  it('refuses an empty change, and a change of a feed that is not there', async () => {
    expect(await problemOf(await patchFeed(request('/', { method: 'PATCH', json: {} }), at({ id: 'one' })))).toEqual([400, 'invalid']);
    expect(await problemOf(await patchFeed(request('/', { method: 'PATCH', json: { name: 'x' } }), at({ id: 'two' })))).toEqual([404, 'not-found']);
  });

  it('is polled now, unless it is paused', async () => {
    expect((await postPoll(request('/', { method: 'POST' }), at({ id: 'one' }))).status).toBe(202);
    await patchFeed(request('/', { method: 'PATCH', json: { enabled: false } }), at({ id: 'one' }));
    expect(await problemOf(await postPoll(request('/', { method: 'POST' }), at({ id: 'one' })))).toEqual([409, 'not-polled']);
    expect(await problemOf(await postPoll(request('/', { method: 'POST' }), at({ id: 'two' })))).toEqual([404, 'not-found']);
  });

  it('is removed', async () => {
    expect((await deleteFeed(request('/', { method: 'DELETE' }), at({ id: 'one' }))).status).toBe(204);
    expect(await stored('one')).toBeUndefined();
    expect(await problemOf(await deleteFeed(request('/', { method: 'DELETE' }), at({ id: 'one' })))).toEqual([404, 'not-found']);
  });
});

describe('POST /api/feeds/test', () => {
  it('tells what a feed would bring, and keeps nothing of it', async () => {
    desk.provide({
      previewFeed: async (url) =>
        ok({
          url,
          movedTo: 'https://moved.example/feed',
          suggestedId: feedId('x'),
          title: 'A feed',
          homepage: null,
          format: 'rss',
          language: 'en',
          encoding: 'utf-8',
          hubUrl: null,
          repairs: [],
          itemCount: 2,
          relevantCount: 1,
          items: [{ title: 'Caracas', outlet: 'A', link: null, publishedAt: NOW, relevant: true, words: ['Caracas'] }],
        }),
    });
    const response = await postTest(request('/', { method: 'POST', json: { url: 'https://a.example/feed' } }));
    expect(await response.json()).toMatchObject({ url: 'https://moved.example/feed', itemCount: 2, relevantCount: 1, headlines: [{ title: 'Caracas', isRelevant: true }] });
    expect(await desk.store.feeds.list()).toHaveLength(1);
  });

  it('tells why a feed cannot be read', async () => {
    const response = await postTest(request('/', { method: 'POST', json: { url: 'https://a.example/feed' } }));
    expect(response.status).toBe(422);
    expect((await response.json()).error).toEqual({ code: 'unreadable-feed', field: 'timeout', message: 'no answer in 20 s' });
  });
});

describe('POST /api/feeds/opml', () => {
  const post = (body: string, mode: string, type = 'text/x-opml') => postOpml(request(`/api/feeds/opml?mode=${mode}`, { method: 'POST', body, headers: { 'content-type': type } }));
  const opml = writeOpml([makeFeed('one'), makeFeed('two'), { ...makeFeed('three'), id: feedId('one') }]);

  it('looks first without adding, then adds just that', async () => {
    const looked = await (await post(opml, 'preview')).json();
    expect(await desk.store.feeds.list()).toHaveLength(1);
    expect(looked.added.map((feed: { url: string }) => feed.url)).toEqual(['https://two.example/feed.xml', 'https://three.example/feed.xml']);
    expect(looked.known.map((feed: { url: string }) => feed.url)).toEqual(['https://one.example/feed.xml']);
    const taken = await (await post(opml, 'accept')).json();
    expect(taken.added).toEqual(looked.added);
    expect(await desk.store.feeds.list()).toHaveLength(3);
    expect((await (await post(opml, 'accept')).json()).added).toEqual([]);
  });

  it('names what it could not read', async () => {
    const { added, problems } = await (await post('<opml><outline xmlUrl="ftp://x"/><outline xmlUrl="https://ok.example/f"/></opml>', 'preview')).json();
    expect(added).toHaveLength(1);
    expect(problems[0]).toContain('ftp://x');
  });

  it('refuses what is no OPML, an unknown mode and an unknown type', async () => {
    expect(await problemOf(await post('<html></html>', 'preview'))).toEqual([422, 'unreadable-opml']);
    expect(await problemOf(await post(opml, 'maybe'))).toEqual([400, 'invalid']);
    expect(await problemOf(await post(opml, 'preview', 'image/png'))).toEqual([415, 'unsupported-type']);
  });
});

describe('the hub’s callback', () => {
  it('is not there for a token nobody gave out', async () => {
    const params = at({ feedId: 'one', token: 'guess' });
    expect((await getWebSub(request('/?hub.mode=subscribe&hub.topic=x&hub.challenge=y'), params)).status).toBe(404);
    expect((await postWebSub(request('/', { method: 'POST', body: 'x' }), params)).status).toBe(404);
  });

  it('confirms the subscription that was asked for, by its challenge', async () => {
    const hub = { hubUrl: 'https://hub.example/', topicUrl: 'https://one.example/feed.xml', secret: 's', token: 'right', status: 'requested' as const, leaseExpiresAt: null };
    await desk.bring(makeFeed('one'), [], hub);
    const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': hub.topicUrl, 'hub.challenge': 'c-1', 'hub.lease_seconds': '3600' });
    const response = await getWebSub(request(`/?${query}`), at({ feedId: 'one', token: 'right' }));
    expect([response.status, await response.text()]).toEqual([200, 'c-1']);
  });
});
