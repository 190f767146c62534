import { hashPassword } from '@/server/auth/passwords';
import { openWalkedDesk, type WalkedDesk } from './walkedDesk';

jest.mock('next/headers', () => jest.requireActual<{ nextHeaders: object }>('../../harness/servedRoutes').nextHeaders);

const PASSWORD = 'four plain words here';
const PUBLIC_URL = 'https://desk.example';
const BEHIND_PROXY = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'desk.example', origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin', 'user-agent': 'Firefox' };

let desk: WalkedDesk;
afterEach(async () => {
  delete process.env.NEXTAUTH_URL;
  await desk.close();
});

async function open(environment: Record<string, string>) {
  desk = await openWalkedDesk('members', environment);
  // As start-up says it to next-auth.
  process.env.NEXTAUTH_URL = `${environment.PUBLIC_URL ?? desk.origin}/api/auth`;
  await desk.store.people.setPassword(desk.people.analyst.id, await hashPassword(PASSWORD), null, desk.decided());
}
const flagsOf = (cookie: string | undefined) =>
  (cookie ?? '').split(/;\s*/).slice(1).filter((flag) => !/^(expires|max-age)=/i.test(flag)).sort();
const valueOf = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');

/** Signs the analyst in as a browser does. @returns all cookies that were set on the way */
async function signIn(headers: Record<string, string>, password = PASSWORD): Promise<{ cookies: string[]; url: string }> {
  const asked = await fetch(`${desk.origin}/api/auth/csrf`, { headers });
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const first = asked.headers.getSetCookie();
  const answer = await fetch(`${desk.origin}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { ...headers, cookie: valueOf(first) },
    body: new URLSearchParams({ csrfToken, email: 'ana@example.org', password, code: '', json: 'true' }),
  });
  return { cookies: [...first, ...answer.headers.getSetCookie()], url: ((await answer.json()) as { url: string }).url };
}

test('behind https every cookie of sign-in is for this host alone, out of reach of scripts and of plain http', async () => {
  await open({ PUBLIC_URL });
  const { cookies } = await signIn(BEHIND_PROXY);
  const session = cookies.filter((cookie) => cookie.startsWith('__Host-entente.session='));
  expect(session.map(flagsOf)).toEqual([['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']]);
  for (const cookie of cookies) expect([cookie, flagsOf(cookie)]).toEqual([cookie, expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Secure'])]);
  expect(cookies.filter((cookie) => /domain=/i.test(cookie))).toEqual([]);
  const me = await fetch(`${desk.origin}/api/me`, { headers: { ...BEHIND_PROXY, cookie: valueOf(session) } });
  expect(await me.json()).toMatchObject({ person: { name: 'ana' } });
  // The session is written down with the reader's address, which only the proxy knows.
  expect((await desk.store.sessions.ofPerson(desk.people.analyst.id, desk.now())).map(({ address, agent }) => [address, agent])).toEqual([['203.0.113.9', 'Firefox']]);
});

test('behind https a session is taken only from the cookie that no other host can set', async () => {
  await open({ PUBLIC_URL });
  const session = (await signIn(BEHIND_PROXY)).cookies.find((cookie) => cookie.startsWith('__Host-entente.session='))!;
  const tossed = valueOf([session]).replace('__Host-', '');
  expect((await fetch(`${desk.origin}/api/me`, { headers: { ...BEHIND_PROXY, cookie: tossed } })).status).toBe(401);
});

test('over plain http the cookie says so, and is as closed to scripts', async () => {
  await open({});
  const { cookies } = await signIn({});
  expect(cookies.filter((cookie) => cookie.startsWith('entente.session=')).map(flagsOf)).toEqual([['HttpOnly', 'Path=/', 'SameSite=Lax']]);
});

test('signing out takes both cookies away and ends the session for whoever still has one', async () => {
  await open({ PUBLIC_URL });
  const cookie = valueOf((await signIn(BEHIND_PROXY)).cookies.filter((one) => one.startsWith('__Host-entente.session=')));
  expect((await fetch(`${desk.origin}/api/me`, { headers: { ...BEHIND_PROXY, cookie } })).status).toBe(200);
  const answer = await fetch(`${desk.origin}/api/sign-out`, { method: 'POST', redirect: 'manual', headers: { ...BEHIND_PROXY, cookie } });
  expect(answer.headers.getSetCookie().map((one) => [one.split('=', 1)[0], flagsOf(one)])).toEqual([
    ['__Host-entente.session', ['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']],
    ['entente.session', ['HttpOnly', 'Path=/', 'SameSite=Lax']],
  ]);
  expect((await fetch(`${desk.origin}/api/me`, { headers: { ...BEHIND_PROXY, cookie } })).status).toBe(401);
});

test('a wrong password sets no session, and says no more than that', async () => {
  await open({ PUBLIC_URL });
  const { cookies, url } = await signIn(BEHIND_PROXY, 'not the password');
  expect(cookies.filter((cookie) => cookie.includes('entente.session'))).toEqual([]);
  expect(new URL(url).searchParams.get('error')).toBe('wrong');
});

test('a form of another type or size is refused before it is read', async () => {
  await open({});
  const post = async (body: string, type: string) => (await fetch(`${desk.origin}/api/auth/callback/credentials`, { method: 'POST', body, headers: { 'content-type': type } })).status;
  expect([await post('{', 'application/json'), await post(`email=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded')]).toEqual([415, 413]);
});
