import type { z } from 'zod';
import { GET } from '@/app/api/v1/[...path]/route';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { BEFORE_FIRST, storyId } from '@/lib/domain/ids';
import { paceBaseline } from '@/lib/grouping/pace';
import { HOUR, shift } from '@/lib/time/instant';
import { makeFeed, makeUpdate, NOW } from '../../fixtures/made/records';
import { at, openDesk, request, type Desk } from './desk';

const wire = makeFeed('wire');
const updates = Array.from({ length: 12 }, (_, i) => makeUpdate(i + 1, { feedId: wire.id, orderedAt: shift(NOW, -(i + 1) * HOUR), editedAt: i === 3 ? NOW : null }));
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: 'https://desk.example' });
  await desk.store.feeds.seed([wire], NOW);
  await desk.bring(wire, updates);
  await desk.store.analysis.record({
    epoch: 1_000_000,
    at: NOW,
    members: updates.slice(0, 6).map((update) => ({ itemId: update.id, storyId: storyId('talks'), publisher: update.outlet, voice: update.outlet })),
    stories: [{ id: storyId('talks'), headlineId: updates[0]!.id, headlines: {} }],
    removed: [],
    days: updates.map(({ orderedAt }) => orderedAt),
    followed: BEFORE_FIRST,
    baseline: paceBaseline([], NOW),
  });
});
afterAll(() => desk.close());

const ask = (path: string, headers: Record<string, string> = {}) => {
  const [parts = '', query = ''] = path.split('?');
  return GET(request(`/api/v1${parts}?${query}`, { headers }), at({ path: parts.slice(1).split('/') as never }) as never);
};

const IDS: Readonly<Record<string, string>> = { '/updates/{id}': updates[0]!.id, '/stories/{id}': 'talks', '/claims/{id}': 'sanctions-relief' };

it.each(ENDPOINTS.map((endpoint) => [endpoint.path, endpoint] as const))('answers %s in the shape it promises, and in no other', async (path, { answer }) => {
  const response = await ask(path.replace('{id}', IDS[path] ?? ''));
  expect(response.status).toBe(200);
  const given: unknown = await response.json();
  // What a program is given holds just the promised fields: reading it leaves nothing out.
  expect((answer as z.ZodType).parse(given)).toEqual(given);
});

it('gives every update once, page after page', async () => {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await (await ask(`/updates?limit=5${cursor && `&cursor=${cursor}`}`)).json()) as { data: { id: string }[]; next: string | null; total: number };
    expect(page.total).toBe(12);
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.next;
  }
  expect(seen).toEqual(updates.map(({ id }) => id));
});

it('answers 304 while nothing has changed', async () => {
  const etag = (await ask('/updates')).headers.get('etag')!;
  expect((await ask('/updates', { 'if-none-match': etag })).status).toBe(304);
});

it('names what is wrong: the path, the parameter, the cursor', async () => {
  expect((await ask('/nothing')).status).toBe(404);
  expect((await ask('/updates/a/b')).status).toBe(404);
  expect((await ask('/updates/none')).status).toBe(404);
  expect(await (await ask('/updates?tags=oil')).json()).toMatchObject({ error: { code: 'invalid', field: 'tags' } });
  expect(await (await ask('/updates?cursor=x')).json()).toMatchObject({ error: { code: 'invalid', field: 'cursor' } });
});

describe('the description of it', () => {
  type Described = { paths: Record<string, { get: { operationId: string; parameters: { name: string }[] } }>; components: { schemas: Record<string, unknown> }; servers: { url: string }[] };
  let described: Described;
  beforeAll(async () => {
    described = (await (await ask('/openapi.json')).json()) as Described;
  });

  it('has every endpoint, at the desk’s own address', () => {
    expect(Object.keys(described.paths)).toEqual(ENDPOINTS.map(({ path }) => path));
    expect(described.servers).toEqual([{ url: 'https://desk.example/api/v1' }]);
  });

  it('points to no schema that it does not hold', () => {
    const references = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!);
    expect(references.length).toBeGreaterThan(ENDPOINTS.length);
    for (const to of references) expect(described.components.schemas).toHaveProperty([to.replace('#/components/schemas/', '')]);
    expect(Object.keys(described.components.schemas)).toEqual(expect.arrayContaining(['Update', 'Story', 'Claim', 'Evidence', 'IndexPoint', 'Feed', 'Problem']));
  });

  it('names only parameters that are taken', async () => {
    const good: Readonly<Record<string, string>> = {
      q: 'headline', tag: 'sanctions', direction: 'thaw', group: 'wire', outlet: 'x', lang: 'en', feed: 'wire', claim: 'talks', stance: 'supports', story: 'talks', from: '2026-01-01', to: '2026-02-01', limit: '5', cursor: '',
      order: 'newest', asOf: '2026-01-09', variant: 'all', leaveStory: 'a', leaveGroup: 'wire', leaveOutlet: 'x', dimension: 'tag', barHours: '24', hl: 'es',
    };
    for (const [path, { get }] of Object.entries(described.paths)) {
      for (const { name } of get.parameters.filter(({ name: parameter }) => parameter !== 'id' && parameter !== 'cursor')) {
        const response = await ask(`${path.replace('{id}', IDS[path] ?? '')}?${name}=${good[name]}`);
        expect([path, name, response.status]).toEqual([path, name, 200]);
      }
    }
  });
});
