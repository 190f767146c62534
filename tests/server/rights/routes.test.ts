import { ROLES } from '@/lib/domain/person';
import { ACCESS, ACTIONS, type Access } from '@/lib/rights/actions';
import { ROUTES, type Route } from '@/lib/rights/routes';
import { SERVED, servedRoutes } from '../../harness/servedRoutes';
import { anAddress, CALLERS, openWalkedDesk, type Caller, type WalkedDesk } from './walkedDesk';

jest.mock('next/headers', () => jest.requireActual<{ nextHeaders: object }>('../../harness/servedRoutes').nextHeaders);

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
/** What a screen on a wall shows, and what it draws that from. */
const OF_A_WALL: readonly string[] = ['/wall', '/api/snapshot', '/api/index', '/api/index/point', '/api/press'];

/** What the table of rights says, read apart from the code that the door reads it with. */
function mayBy(route: Route, caller: Caller, access: Access): boolean {
  const { role, scopes, screen } = caller;
  if (scopes) {
    const isReading = route.method === 'GET' && (route.needs === 'read' || route.needs === 'open');
    const isOwnNews = route.needs === 'own' && /^\/api\/(alerts|watchlists)\b/.test(route.path) && (route.method === 'GET' || /\/read$/.test(route.path));
    if (!(isReading && scopes.includes('read')) && !(isOwnNews && scopes.includes('watchlists'))) return false;
  }
  const least = ACTIONS[route.needs];
  if (least === 'nobody') return true;
  if (least === 'reader') return access === 'public' || role !== null || (screen === 'admitted' && OF_A_WALL.includes(route.path));
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** `served`, or how a request is turned away. */
function outcomeBy(route: Route, caller: Caller, access: Access): string {
  if (caller.isWrongToken) return '401';
  if (route.path === '/wall' && caller.screen === 'refused') return '401';
  if (mayBy(route, caller, access)) return 'served';
  const isUnknown = caller.role === null;
  if (route.path.startsWith('/api/')) return isUnknown ? '401' : '403';
  // A person is shown the way in; a screen has nobody before it.
  return isUnknown && caller.screen !== 'admitted' ? '303 /sign-in' : '403';
}

async function ask(desk: WalkedDesk, caller: Caller, method: string, route: Route): Promise<{ outcome: string; status: number }> {
  const isWriting = method !== 'GET' && method !== 'HEAD';
  const answer = await fetch(`${desk.origin}${anAddress(route.path)}`, {
    method,
    redirect: 'manual',
    headers: { 'x-forwarded-for': `198.51.100.${CALLERS.indexOf(caller.name as never) + 1}`, ...(isWriting ? { 'content-type': 'application/json' } : {}), ...(await caller.headers()) },
    ...(isWriting ? { body: '{}' } : {}),
  });
  await answer.arrayBuffer();
  const served = answer.headers.get(SERVED);
  // Whoever answers is the very route that was asked for, and not one that its address leads to as well.
  if (served !== null) return { outcome: served === nameOf(route) ? 'served' : served, status: answer.status };
  const to = answer.headers.get('location')?.split('?', 1)[0];
  return { outcome: to ? `${answer.status} ${to}` : String(answer.status), status: answer.status };
}

test('every page and route that the desk serves has its row in the table, and every row is served', async () => {
  const served = await servedRoutes();
  expect(served.length).toBeGreaterThan(100);
  expect(served.sort()).toEqual(ROUTES.map(nameOf).sort());
});

describe.each(ACCESS)('where the desk is open to: %s', (access) => {
  let desk: WalkedDesk;
  beforeAll(async () => (desk = await openWalkedDesk(access)), 60_000);
  afterAll(() => desk.close());

  test.each(CALLERS)('each route serves or refuses, as the table says: %s', async (name) => {
    const caller = desk.caller(name);
    const found: Record<string, string> = {};
    const faults: string[] = [];
    for (const route of ROUTES) {
      const { outcome, status } = await ask(desk, caller, route.method, route);
      found[nameOf(route)] = outcome;
      // What the door lets through is not refused behind it: the table would not be the whole of it. The desk's key and programs have nothing of their own.
      const isRefused = (status === 401 || status === 403) && caller.role !== null && !caller.scopes && name !== 'desk key';
      if (outcome === 'served' && (status >= 500 || isRefused)) faults.push(`${nameOf(route)}: ${status}`);
    }
    expect(found).toEqual(Object.fromEntries(ROUTES.map((route) => [nameOf(route), outcomeBy(route, caller, access)])));
    expect(faults).toEqual([]);
  }, 60_000);

  test.each(['nobody', 'viewer', 'screen'] as const)('HEAD opens nothing that GET does not: %s', async (name) => {
    const caller = desk.caller(name);
    const reading = ROUTES.filter(({ method }) => method === 'GET');
    const found: Record<string, string> = {};
    for (const route of reading) found[route.path] = (await ask(desk, caller, 'HEAD', route)).outcome;
    expect(found).toEqual(Object.fromEntries(reading.map((route) => [route.path, outcomeBy(route, caller, access)])));
  }, 60_000);

  test('what is no route is served to nobody, by any method', async () => {
    const paths = [...new Set(ROUTES.map(({ path }) => path))];
    const served: string[] = [];
    for (const path of paths) {
      const allowed = ROUTES.filter((route) => route.path === path).map(({ method }) => method);
      for (const method of (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((one) => !allowed.includes(one))) {
        const { outcome, status } = await ask(desk, desk.caller('admin'), method, { method, path, needs: 'open' });
        if (status !== 405) served.push(`${method} ${path}: ${outcome}`);
      }
    }
    expect(served).toEqual([]);
  }, 60_000);
});
