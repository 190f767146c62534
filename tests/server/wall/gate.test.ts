import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWallGate } from '@/server/wall/gate';

const TOKEN = 'a-token-of-some-length';

/** A server behind the gate that answers with the cookies it would hand to the page. */
async function behind(token: string | null, isSecure = false) {
  const gate = createWallGate({ token, isSecure });
  const server: Server = createServer((request, response) => {
    if (!gate.handle(request, response)) response.end(request.headers.cookie ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
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
    expect(cookie).toMatch(/^wall=[\w-]{43}; Path=\/wall; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain(TOKEN);
    const pass = cookie.split(';')[0]!;
    expect((await wall.get('/wall?scenes=live', pass)).status).toBe(200);
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

  it('is open, and takes a token that is not needed out of the address', async () => {
    expect((await wall.get('/wall')).status).toBe(200);
    const answer = await wall.get('/wall?token=whatever');
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([303, '/wall', null]);
  });

  it('dresses the page as the address asks, over what the browser chose before', async () => {
    expect(await (await wall.get('/wall?lang=es&theme=dark', 'locale=en; theme=light; other=1')).text()).toBe('locale=es; theme=dark; other=1');
    expect(await (await wall.get('/wall?lang=xx', 'locale=en')).text()).toBe('locale=en');
  });
});
