import { Socket } from 'socket.io';
import { sessionId, watchlistId } from '@/lib/domain/ids';
import { ROLES } from '@/lib/domain/person';
import { toFollow } from '@/lib/domain/watchlist';
import { browserEventSchemas, PROTOCOL_VERSION, serverEventSchemas, SURFACES, type ConnectionRefusal, type Surface } from '@/lib/protocol/events';
import { ACCESS, ACTIONS, type Access, type Action } from '@/lib/rights/actions';
import { LISTENING, MESSAGES } from '@/lib/rights/liveLine';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { BUILD, endAll, next, openBare, until } from '../realtime/harness';
import { CALLERS, openWalkedDesk, type Caller, type WalkedDesk } from './walkedDesk';

jest.mock('next/headers', () => jest.requireActual<{ nextHeaders: object }>('../../harness/servedRoutes').nextHeaders);
afterEach(endAll);

/** Socket.IO's own: every socket listens to them. */
const OF_EVERY_SOCKET: readonly string[] = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'error', 'newListener', 'removeListener'];

const openLine = async (desk: WalkedDesk, caller: Caller, surface: Surface = 'desk') =>
  openBare(desk.origin, { protocol: PROTOCOL_VERSION, build: BUILD, surface }, { extraHeaders: await caller.headers() });

/** What the table says, read apart from the code that lets pages in. */
function heardBy(caller: Caller, access: Access, surface: Surface): string[] {
  if (caller.isWrongToken || (surface === 'wall' && caller.screen === 'refused')) return ['not-authorised'];
  // A token is not watched on the line, so whoever holds it listens as anybody may.
  const role = caller.scopes ? null : caller.role;
  const isWall = surface === 'wall' && caller.screen === 'admitted';
  const may = (action: Action) => {
    const least = ACTIONS[action];
    if (least === 'reader') return access === 'public' || role !== null || isWall;
    // The desk's key is a program's: nothing is its own.
    return least === 'nobody' || (role !== null && caller.name !== 'desk key' && ROLES.indexOf(role) >= ROLES.indexOf(least));
  };
  if (!may(LISTENING)) return ['not-authorised'];
  return Object.entries(MESSAGES).flatMap(([message, action]) => (may(action) ? [message] : []));
}

/** Opens the line as somebody, sends all that a browser can, and has everything told that the server can. @returns what was taken and what came */
async function talk(desk: WalkedDesk, caller: Caller, surface: Surface): Promise<string[]> {
  const page = await openLine(desk, caller, surface);
  const heard = new Set<string>();
  page.onAny((event: string) => heard.add(event));
  const refusal = await Promise.race([next(page, 'welcome').then(() => null), next<Error & { data: { reason: ConnectionRefusal } }>(page, 'connect_error').then(({ data }) => data.reason)]);
  if (refusal !== null) return [refusal];
  const { dataVersion, head } = await desk.store.changes.head();
  page.emit('follow', { dataVersion, after: head });
  await until('an answer to follow', () => heard.has('changes'));
  heard.add('follow');
  page.emit('follow', { dataVersion: 'another-history', after: head });
  page.emit('no-such-message');
  await until('a reset and a refusal', () => heard.has('reset') && heard.has('refused'));
  await tellAllWhoAreSignedIn(desk);
  await next(page, 'heartbeat');
  page.close();
  return [...heard].sort();
}

let lists = 0;
/** Resolves once the server has said it: what is sent to a page afterwards comes after. */
async function tellAllWhoAreSignedIn(desk: WalkedDesk): Promise<void> {
  const { store, people, now } = desk;
  const colleague = await openLine(desk, desk.caller('editor'));
  await next(colleague, 'welcome');
  const said = next(colleague, 'personal');
  const list = { id: watchlistId(`l-${++lists}`), ownerId: people.analyst.id, name: 'Oil', colour: 'blue', isShared: true, selection: toFollow(EMPTY_SELECTION), threshold: 'each-update', createdAt: now() } as const;
  await store.watchlists.add([list], { by: { kind: 'person', person: people.analyst, sessionId: sessionId('s') }, at: now() });
  await said;
  await store.watchlists.remove(list.id, { by: null, at: now() });
  colleague.close();
}

describe.each(ACCESS)('where the desk is open to: %s', (access) => {
  let desk: WalkedDesk;
  beforeAll(async () => (desk = await openWalkedDesk(access)), 60_000);
  afterAll(() => desk.close());

  describe.each(SURFACES)('a %s', (surface) => {
    test.each(CALLERS)('is told and asked what the table says: %s', async (name) => {
      const caller = desk.caller(name);
      expect(await talk(desk, caller, surface)).toEqual(heardBy(caller, access, surface).sort());
    });
  });

  test('a page of another site hears nothing, whoever reads it', async () => {
    for (const name of ['nobody', 'admin', 'screen'] as const) {
      const headers = await desk.caller(name).headers();
      const page = openBare(desk.origin, undefined, { extraHeaders: { ...headers, origin: 'https://elsewhere.test' } });
      expect(await Promise.race([next(page, 'connect_error').then(() => 'refused'), next(page, 'welcome').then(() => 'welcome')])).toBe('refused');
    }
  });
});

describe('a line that is open', () => {
  let desk: WalkedDesk;
  beforeEach(async () => (desk = await openWalkedDesk('public')));
  afterEach(() => desk.close());

  test('every message that the server listens to has its row in the table, and every row its message', async () => {
    const listens = jest.spyOn(Socket.prototype, 'on');
    await next(await openLine(desk, desk.caller('admin')), 'welcome');
    const events = new Set(listens.mock.calls.map(([event]) => String(event)).filter((event) => !OF_EVERY_SOCKET.includes(event)));
    listens.mockRestore();
    expect([...events].sort()).toEqual(Object.keys(browserEventSchemas).sort());
    expect(Object.keys(MESSAGES).sort()).toEqual([...events, ...Object.keys(serverEventSchemas)].sort());
  });

  /** Opens a line, takes the right to it away, and waits for its end. */
  async function endedBy(headers: Record<string, string>, surface: Surface, takeAway: () => Promise<unknown>) {
    const page = openBare(desk.origin, { protocol: PROTOCOL_VERSION, build: BUILD, surface }, { extraHeaders: headers });
    await next(page, 'welcome');
    const refused = next(page, 'refused');
    await takeAway();
    expect(await refused).toEqual({ event: 'connect', reason: 'session-ended', field: '' });
    await until('it is cut', () => !page.connected);
  }

  test('[LU6] ends with the session, with the role, with the account, and with a wall’s link', async () => {
    const { store, people, decided } = desk;
    const signedIn = async (person: (typeof people)['viewer']) => {
      const id = await desk.signIn(person);
      return { id: sessionId(id), headers: await desk.cookieOf(id) };
    };
    const one = await signedIn(people.viewer);
    await endedBy(one.headers, 'desk', () => store.sessions.end(one.id, people.viewer.id, decided()));
    await endedBy((await signedIn(people.viewer)).headers, 'desk', () => store.people.edit(people.viewer.id, { role: 'analyst' }, decided()));
    await endedBy((await signedIn(people.viewer)).headers, 'wall', () => store.people.edit(people.viewer.id, { isDisabled: true }, decided()));
    await endedBy(await desk.caller('screen').headers(), 'wall', () => store.wallLinks.revoke('lobby', decided()));
  });
});
