import pino from 'pino';
import { GET as getFeeds } from '@/app/api/feeds/route';
import { GET as getFeed } from '@/app/api/feeds/[id]/route';
import { GET as getOpml } from '@/app/api/feeds/opml/route';
import { GET as getSnapshot } from '@/app/api/snapshot/route';
import { GET as getUpdates } from '@/app/api/updates/route';
import { GET as getUpdate } from '@/app/api/updates/[id]/route';
import type { Update } from '@/lib/domain/update';
import { parseOpml } from '@/lib/opml/parseOpml';
import { snapshotSchema } from '@/lib/protocol/snapshot';
import { SNAPSHOT_UPDATES } from '@/lib/protocol/snapshotSize';
import { StoreUnavailable } from '@/server/store/store';
import { makeFeed, makeUpdate, NOW } from '../../fixtures/made/records';
import { at, manyUpdates, openDesk, request, type Desk } from './desk';

const english = makeFeed('english', { pressGroup: 'wire' });
const spanish = makeFeed('spanish', { pressGroup: 'us-media', language: 'es' });
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await desk.store.feeds.seed([english, spanish], NOW);
  await desk.bring(english, manyUpdates(60));
  await desk.bring(spanish, [makeUpdate(500, { language: 'es', title: 'Cancillería anuncia conversaciones en Caracas' })]);
});
afterAll(() => desk.close());

const listed = async (query: string) => (await (await getUpdates(request(`/api/updates${query}`))).json()) as { updates: Update[]; next: string | null };

describe('GET /api/snapshot', () => {
  it('answers with what the live line’s own schema accepts, newest first, and says that there is more', async () => {
    const response = await getSnapshot();
    const snapshot = snapshotSchema.parse(await response.json());
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(snapshot.updates).toHaveLength(SNAPSHOT_UPDATES);
    expect(snapshot.updates[0]?.title).toBe('Caracas headline 1');
    expect(snapshot.hasOlder).toBe(true);
    expect(snapshot.feeds).toHaveLength(2);
    expect(snapshot.volume.reduce((sum, row) => sum + row.count, 0)).toBe(61);
    expect(snapshot.head).toBe((await desk.store.changes.head()).head);
  });
});

describe('GET /api/updates', () => {
  it('gives every update once, page after page', async () => {
    const seen: string[] = [];
    let before = '';
    for (let page = 0; page < 10; page++) {
      const { updates, next } = await listed(`?limit=25${before && `&before=${before}`}`);
      seen.push(...updates.map((update) => update.id));
      if (next === null) break;
      before = next;
    }
    expect(seen).toHaveLength(61);
    expect(new Set(seen).size).toBe(61);
  });

  it('narrows by press group, language, feed, words and time', async () => {
    expect((await listed('?group=us-media')).updates).toHaveLength(1);
    expect((await listed('?group=us-media&group=wire&limit=100')).updates).toHaveLength(61);
    expect((await listed('?lang=es')).updates.map((update) => update.language)).toEqual(['es']);
    expect((await listed('?feed=spanish')).updates).toHaveLength(1);
    expect((await listed('?q=cancilleria')).updates.map((update) => update.title)).toEqual(['Cancillería anuncia conversaciones en Caracas']);
    expect((await listed('?from=2026-01-09T17:55:00Z&to=2026-01-09T18:00:00Z')).updates).toHaveLength(5);
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=many', 'limit'],
    ['?group=nobody', 'group.0'],
    ['?lang=english', 'lang.0'],
    ['?feed=No%20Such', 'feed.0'],
    ['?from=yesterday', 'from'],
    ['?from=2026-01-09T18:00', 'from'],
    ['?from=2026-01-09&to=2026-01-08', 'to'],
    ['?before=1', 'before'],
    ['?sort=up', 'sort'],
    [`?q=${'a'.repeat(501)}`, 'q'],
  ])('refuses %s and names the parameter', async (query, field) => {
    const response = await getUpdates(request(`/api/updates${query}`));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: 'invalid', field, message: expect.stringContaining(`${field}: `) } });
  });
});

describe('GET /api/updates/[id]', () => {
  it('gives an update with its wordings', async () => {
    const { id } = makeUpdate(1);
    const body = await (await getUpdate(request('/'), at({ id }))).json();
    expect(body).toMatchObject({ update: { id }, versions: [{ version: 1, title: 'Caracas headline 1' }] });
  });

  it('says when there is none', async () => {
    const response = await getUpdate(request('/'), at({ id: 'nothing' }));
    expect([response.status, (await response.json()).error.code]).toEqual([404, 'not-found']);
  });
});

describe('GET /api/feeds', () => {
  it('lists the feeds, and tells one in full', async () => {
    expect((await (await getFeeds()).json()).feeds.map((feed: { id: string }) => feed.id).sort()).toEqual(['english', 'spanish']);
    const detail = await (await getFeed(request('/'), at({ id: 'english' }))).json();
    expect(detail).toMatchObject({ feed: { id: 'english' }, polls: [{ outcome: 'fetched', httpStatus: 200 }] });
    expect(detail.updates).toHaveLength(10);
  });

  it('exports an OPML file that reads back as the same feeds', async () => {
    const response = await getOpml();
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(parseOpml(await response.text()).feeds.map((feed) => feed.url).sort()).toEqual([english.url, spanish.url].sort());
  });
});

it('answers 503 with the reason while the store cannot be reached', async () => {
  const out = () => Promise.reject(new StoreUnavailable('unreachable', 'the database does not answer'));
  desk.provide({ store: { ...desk.store, feeds: { ...desk.store.feeds, list: out } } });
  const response = await getFeeds();
  desk.provide();
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ error: { code: 'store-unavailable', message: 'the database does not answer' } });
});

it('answers 500 in the same form when something unforeseen breaks, and logs it', async () => {
  const logged: unknown[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  desk.provide({ log, store: { ...desk.store, feeds: { ...desk.store.feeds, list: () => Promise.reject(new TypeError('a bug')) } } });
  const response = await getFeeds();
  desk.provide();
  expect(response.status).toBe(500);
  expect((await response.json()).error.code).toBe('internal');
  expect(logged).toMatchObject([{ err: { message: 'a bug' } }]);
});
