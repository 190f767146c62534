import { request as httpRequest } from 'node:http';
import { readAddressRanges } from '@/server/auth/addressRanges';
import { ACTOR_HEADER, writeActor } from '@/server/commands/actorOf';
import { KEY, madePerson, openDoor, sessionCookie, WALL_TOKEN, wallCookie } from './doors';

type OpenDoor = Awaited<ReturnType<typeof openDoor>>;
const problemOf = async (response: Response) => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

/** A path exactly as it is written here; fetch would tidy it. */
const raw = (origin: string, path: string, headers: Record<string, string> = {}): Promise<{ status: number; path: string | undefined }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    httpRequest({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, path: response.headers['x-path'] as string | undefined });
    })
      .on('error', reject)
      .end();
  });

describe('the door of a desk that anybody may read', () => {
  let door: OpenDoor;
  beforeAll(async () => (door = await openDoor()));
  afterAll(() => door.close());

  it('tells the pages who asks, whatever a client claims', async () => {
    const forged = { [ACTOR_HEADER]: writeActor({ kind: 'person', person: madePerson('admin'), sessionId: 'x' as never }), 'x-entente-address': '203.0.113.9' };
    const answer = await door.ask('GET', '/', forged);
    expect([answer.headers.get('x-actor'), answer.headers.get('x-address')]).toEqual(['nobody', '127.0.0.1']);
    expect((await door.ask('GET', '/', { cookie: await sessionCookie('viewer'), ...forged })).headers.get('x-actor')).toBe('person');
    expect((await door.ask('GET', '/api/feeds', { authorization: `Bearer ${KEY}` })).headers.get('x-actor')).toBe('desk-key');
    expect((await door.ask('GET', '/wall', { cookie: wallCookie })).headers.get('x-actor')).toBe('screen');
  });

  it('takes a session only as this desk sealed it', async () => {
    for (const cookie of [await sessionCookie('admin', 'another-secret-of-some-length'), 'entente.session=nonsense', 'entente.session=']) {
      expect((await door.ask('GET', '/', { cookie })).headers.get('x-actor')).toBe('nobody');
    }
  });

  it('asks the store once for the many requests of a page', async () => {
    const cookie = await sessionCookie('editor');
    const before = door.asked.length;
    for (let n = 0; n < 5; n++) await door.ask('GET', '/api/feeds', { cookie });
    expect(door.asked.length - before).toBe(1);
  });

  it('sends a person without a session to sign in, and says no to one whose role does not reach', async () => {
    const stranger = await door.ask('GET', '/people?x=1');
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fpeople%3Fx%3D1']);
    const viewer = await door.ask('GET', '/people', { cookie: await sessionCookie('viewer') });
    expect(viewer.status).toBe(403);
    expect(await viewer.text()).toMatch(/<section lang="en">[\s\S]*<section lang="es">/);
    expect(await problemOf(await door.ask('GET', '/api/people'))).toEqual([401, 'unauthorized']);
    expect(await problemOf(await door.ask('GET', '/api/people', { cookie: await sessionCookie('viewer') }))).toEqual([403, 'forbidden']);
  });

  it('never takes a token that does not hold for nobody', async () => {
    expect(await problemOf(await door.ask('GET', '/api/feeds', { authorization: `Bearer ${KEY}x` }))).toEqual([401, 'unauthorized']);
  });

  it('refuses what writes from another site, with a session or a key', async () => {
    const cookie = await sessionCookie('editor');
    for (const from of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.test' }, { origin: 'null' }] as Record<string, string>[]) {
      expect(await problemOf(await door.ask('POST', '/api/feeds', { cookie, ...from }))).toEqual([403, 'cross-site']);
      expect(await problemOf(await door.ask('POST', '/api/feeds', { authorization: `Bearer ${KEY}`, ...from }))).toEqual([403, 'cross-site']);
    }
    expect((await door.ask('POST', '/api/feeds', { cookie, origin: door.origin })).status).toBe(200);
    // A hub names no origin, or its own.
    expect((await door.ask('POST', '/api/websub/one/token', { origin: 'https://hub.example' })).status).toBe(200);
  });

  it.each([
    ['/%66eeds', '/feeds'],
    ['/feeds/', '/feeds'],
    ['//feeds', '/feeds'],
    ['/feeds/a%20b?x=1', '/feeds/a%20b?x=1'],
    ['/feeds/%E4%B8', '/no-such-page'],
    ['/feeds/..%2fpeople', '/no-such-page'],
    ['/feeds/../people', '/no-such-page'],
    ['/Feeds', '/no-such-page'],
    ['/_next/image?url=/api/people', '/no-such-page?url=/api/people'],
    ['/feeds.rsc', '/no-such-page'],
    ['/icons/one.png', '/icons/one.png'],
    ['/_next/static/chunks/a.js', '/_next/static/chunks/a.js'],
  ])('hands on %s as %s: whoever serves it reads the path that was looked up', async (path, expected) => {
    expect((await raw(door.origin, path)).path).toBe(expected);
  });

  it.each([['/api/nothing'], ['/%61pi/nothing'], ['//api/nothing'], ['/api/feeds/one/nothing']])('knows no route %s', async (path) => {
    expect((await raw(door.origin, path)).status).toBe(404);
  });

  it('names the methods that a route takes', async () => {
    const answer = await door.ask('PUT', '/api/feeds');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await door.ask('POST', '/feeds')).status).toBe(405);
    expect((await door.ask('POST', '/nothing')).status).toBe(405);
    expect((await door.ask('HEAD', '/api/people')).status).toBe(401);
  });
});

test('a desk for members shows a stranger nothing but the way in', async () => {
  const door = await openDoor({ access: 'members' });
  for (const path of ['/', '/feeds', '/wall', '/nothing']) expect((await door.ask('GET', path)).status).toBe(303);
  for (const path of ['/api/snapshot', '/api/updates']) expect((await door.ask('GET', path)).status).toBe(401);
  expect((await door.ask('GET', '/sign-in')).status).toBe(200);
  expect((await door.ask('GET', '/_next/static/chunks/a.js')).status).toBe(200);
  expect((await door.ask('GET', '/', { cookie: await sessionCookie('viewer') })).status).toBe(200);
  // A screen's link opens the wall and what it draws from, and nothing else.
  const screen = async (path: string) => (await door.ask('GET', path, { cookie: wallCookie })).status;
  expect([await screen('/wall'), await screen('/api/snapshot'), await screen('/api/index'), await screen('/'), await screen('/api/updates')]).toEqual([200, 200, 200, 403, 401]);
  expect((await door.ask('POST', '/api/feeds', { cookie: wallCookie })).status).toBe(401);
  await door.close();
});

test('a wall with a token of its own is closed to strangers on an open desk, and open to who is signed in', async () => {
  const door = await openDoor({ wallToken: 'a-token-of-some-length' });
  expect((await door.ask('GET', '/wall')).status).toBe(401);
  expect((await door.ask('GET', '/wall', { cookie: await sessionCookie('viewer') })).status).toBe(200);
  expect((await door.ask('GET', `/wall?token=${WALL_TOKEN}`)).status).toBe(303);
  await door.close();
});

test('a session that has ended opens nothing', async () => {
  const door = await openDoor({ ended: new Set(['admin']) });
  const cookie = await sessionCookie('admin');
  expect((await door.ask('GET', '/', { cookie })).headers.get('x-actor')).toBe('nobody');
  expect((await door.ask('GET', '/api/people', { cookie })).status).toBe(401);
  await door.close();
});

test('a store that cannot say who asks refuses rather than guesses', async () => {
  const door = await openDoor({ identify: () => Promise.reject(new Error('made failure')) });
  expect(await problemOf(await door.ask('GET', '/api/feeds'))).toEqual([503, 'store-unavailable']);
  await door.close();
});

test('guessing, writing and searching have a pace, for each person or address', async () => {
  const door = await openDoor({ monotonicMs: () => 0 });
  const last = async (n: number, attempt: () => Promise<Response>) => {
    let answer = await attempt();
    for (let i = 1; i < n; i++) answer = await attempt();
    return answer;
  };
  const guess = () => door.ask('POST', '/api/auth/callback/credentials');
  expect((await last(30, guess)).status).toBe(200);
  const refused = await guess();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
  const cookie = await sessionCookie('editor');
  const write = () => door.ask('POST', '/api/feeds', { cookie });
  expect((await last(120, write)).status).toBe(200);
  expect((await write()).status).toBe(429);
  expect((await door.ask('POST', '/api/feeds', { cookie: await sessionCookie('admin') })).status).toBe(200);
  const search = () => door.ask('GET', '/api/updates?q=oil');
  expect((await last(120, search)).status).toBe(200);
  expect((await search()).status).toBe(429);
  await door.close();
});

test('what a proxy says is believed only of those that are trusted', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
  const door = await openDoor();
  expect((await door.ask('GET', '/', forwarded)).headers.get('x-address')).toBe('127.0.0.1');
  const behind = await openDoor({ trustedProxies: readAddressRanges('127.0.0.1') ?? [] });
  expect((await behind.ask('GET', '/', forwarded)).headers.get('x-address')).toBe('203.0.113.9');
  await Promise.all([door.close(), behind.close()]);
});
