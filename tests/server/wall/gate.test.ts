import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NOBODY } from '@/lib/domain/person';
import { instant } from '@/lib/time/instant';
import { readCookies } from '@/server/auth/sessionCookie';
import { hashToken } from '@/server/auth/tokens';
import { createWallGate, wallPass } from '@/server/wall/gate';
import type { WallLinkStore } from '@/server/store/peopleStore';

const TOKEN = 'a-token-of-some-length';
const LINK = 'the-token-of-a-link';

/** Links as the store holds them; `revoked` no longer opens. */
function madeLinks() {
  const state = { isRevoked: false, seen: [] as string[] };
  const link = { id: 'lobby', name: 'Lobby', madeBy: 'Ana', madeAt: instant(0), revokedAt: null, seenAt: null, seenFrom: null };
  const links = {
    byToken: async (hash: string) => (hash === hashToken(wallPass(LINK)) && !state.isRevoked ? link : undefined),
    standing: async (ids: readonly string[]) => (state.isRevoked ? [] : [...ids]),
    seen: async (id: string, _at: number, from: string) => void state.seen.push(`${id} ${from}`),
  } as unknown as WallLinkStore;
  return { links, state };
}

/** A server behind the gate that answers with the cookies it would hand to the page. */
async function behind(token: string | null, isSecure = false) {
  const { links, state } = madeLinks();
  let clock = 1_000_000;
  const gate = createWallGate({ token, links, isSecure, now: () => instant(clock) });
  const server: Server = createServer((request, response) => {
    void (async () => {
      const screen = await gate.screenOf(readCookies(request.headers.cookie));
      const actor = screen.kind === 'admitted' ? ({ kind: 'screen', linkId: screen.linkId } as const) : NOBODY;
      if (!(await gate.handle(request, response, { actor, screen, address: '192.0.2.7' }))) response.end(request.headers.cookie ?? '');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    gate,
    state,
    later: (milliseconds: number) => (clock += milliseconds),
    get: (path: string, cookie?: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers: cookie ? { cookie } : {} }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('with a token', () => {
  let wall: Awaited<ReturnType<typeof behind>>;
  beforeAll(async () => (wall = await behind(TOKEN, true)));
  afterAll(() => wall.close());

  it('changes the token of the link into a cookie no script can read, and keeps the rest of the address', async () => {
    const answer = await wall.get(`/wall?token=${TOKEN}&scenes=live&lang=es`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/wall?scenes=live&lang=es');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^wall=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain(TOKEN);
    const pass = cookie.split(';')[0]!;
    expect((await wall.get('/wall?scenes=live', pass)).status).toBe(200);
    expect(await wall.gate.endedLinks(['configured'])).toEqual([]);
  });

  it.each(['/wall', '/wall?token=', '/wall?token=wrong', '/wall/', '/%77all', '/WALL?x=1', '/wall.rsc'])('refuses %s in both languages', async (path) => {
    const answer = await wall.get(path);
    expect(answer.status).toBe(401);
    const text = await answer.text();
    expect(text).toContain('<section lang="en">');
    expect(text).toContain('<section lang="es">');
    expect(text).not.toContain(TOKEN);
  });

  it('refuses the token itself, or another one’s pass, as a cookie', async () => {
    expect((await wall.get('/wall', `wall=${TOKEN}`)).status).toBe(401);
    expect((await wall.get('/wall', 'wall=x')).status).toBe(401);
  });

  it('leaves every other path alone', async () => {
    for (const path of ['/', '/wallet', '/stories/wall', '//', '/%']) expect((await wall.get(path)).status).toBe(200);
  });
});

describe('without a token', () => {
  let wall: Awaited<ReturnType<typeof behind>>;
  beforeAll(async () => (wall = await behind(null)));
  afterAll(() => wall.close());

  it('is open, but not to a link that opens nothing', async () => {
    expect((await wall.get('/wall')).status).toBe(200);
    expect((await wall.get('/wall?token=whatever')).status).toBe(401);
  });

  it('dresses the page as the address asks, over what the browser chose before', async () => {
    expect(await (await wall.get('/wall?lang=es&theme=dark', 'locale=en; theme=light; other=1')).text()).toBe('locale=es; theme=dark; other=1');
    expect(await (await wall.get('/wall?lang=xx', 'locale=en')).text()).toBe('locale=en');
  });

  it('opens by a link that somebody made, notes the screen, and stays dark within seconds once the link is revoked', async () => {
    const answer = await wall.get(`/wall?token=${LINK}`);
    const pass = (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/wall']);
    expect((await wall.get('/wall', pass)).status).toBe(200);
    expect(wall.state.seen).toEqual(['lobby 192.0.2.7']);
    wall.later(60_000);
    wall.gate.seen('lobby', '192.0.2.8');
    wall.gate.seen('lobby', '192.0.2.8');
    expect(wall.state.seen).toEqual(['lobby 192.0.2.7', 'lobby 192.0.2.8']);
    wall.state.isRevoked = true;
    wall.later(3_000);
    expect((await wall.get('/wall', pass)).status).toBe(401);
    expect((await wall.get(`/wall?token=${LINK}`)).status).toBe(401);
    expect(await wall.gate.endedLinks(['lobby'])).toEqual(['lobby']);
  });
});
