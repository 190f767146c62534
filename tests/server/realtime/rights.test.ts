import type { Gatekeeper } from '@/server/realtime/rights';
import { LOOK_AT_RIGHTS_MS } from '@/server/realtime/rights';
import { PROTOCOL_VERSION } from '@/lib/protocol/events';
import { BUILD, endAll, next, openBare, openPage, snapshotAt, startNode, until } from './harness';
import { added } from './made';
import { memoryChanges } from './memoryChanges';

afterEach(endAll);

/** Sessions as accounts will bring them: named in a cookie, ended by someone else. */
function madeGatekeeper() {
  const ended = new Set<string>();
  const state = { isBroken: false };
  const gatekeeper: Gatekeeper = {
    async authorise({ headers }) {
      const sessionId = /session=(\w+)/.exec(headers.cookie ?? '')?.[1];
      if (!sessionId) return { kind: 'anonymous' };
      return ended.has(sessionId) ? null : { kind: 'session', sessionId };
    },
    async endedSessions(held) {
      if (state.isBroken) throw new Error('made failure');
      return new Set(held.map(({ sessionId }) => sessionId).filter((id) => ended.has(id)));
    },
  };
  return { gatekeeper, ended, state };
}

const withSession = (id: string) => ({ extraHeaders: { cookie: `session=${id}` } });

test('[LU6] a look at every session fits twice into the ten seconds', () => {
  // A look that is not answered is given up after 2 s.
  expect(2 * LOOK_AT_RIGHTS_MS + 2_000).toBeLessThan(10_000);
});

test('[LU6] a socket whose session has ended is told why and cut; others go on', async () => {
  const { gatekeeper, ended } = madeGatekeeper();
  const changes = memoryChanges();
  const node = await startNode(changes, { gatekeeper, limits: { lookAtRightsMs: 50 } });
  const loser = openBare(node.origin, undefined, withSession('ana'));
  const keeper = openBare(node.origin, undefined, withSession('luis'));
  const reader = openBare(node.origin);
  await Promise.all([loser, keeper, reader].map((socket) => next(socket, 'welcome')));

  ended.add('ana');
  expect(await next(loser, 'refused')).toEqual({ event: 'connect', reason: 'session-ended', field: '' });
  await until('it is cut', () => !loser.connected);
  expect(keeper.connected && reader.connected).toBe(true);

  // It may not come back with the same session either.
  const again = openBare(node.origin, undefined, withSession('ana'));
  expect(await next<Error & { data: object }>(again, 'connect_error')).toMatchObject({ data: { reason: 'not-authorised', build: BUILD } });
});

test('[LU6] when sessions cannot be checked twice in a row, their sockets are cut rather than trusted', async () => {
  const { gatekeeper, state } = madeGatekeeper();
  const node = await startNode(memoryChanges(), { gatekeeper, limits: { lookAtRightsMs: 50 } });
  const session = openBare(node.origin, undefined, withSession('ana'));
  const reader = openBare(node.origin);
  await Promise.all([session, reader].map((socket) => next(socket, 'welcome')));
  state.isBroken = true;
  await until('the session is cut', () => !session.connected);
  expect(reader.connected).toBe(true);
});

test('[LU6] a check that never answers counts as one that failed', async () => {
  const { gatekeeper } = madeGatekeeper();
  const node = await startNode(memoryChanges(), { gatekeeper: { ...gatekeeper, endedSessions: () => new Promise(() => undefined) }, limits: { lookAtRightsMs: 50 } });
  const session = openBare(node.origin, undefined, withSession('ana'));
  await next(session, 'welcome');
  await until('the session is cut', () => !session.connected, 6_000);
});

test('[LU6] a page that lost its right shows the reason and keeps asking', async () => {
  let mayListen = true;
  const gatekeeper: Gatekeeper = {
    authorise: async () => (mayListen ? { kind: 'session', sessionId: 'ana' } : null),
    endedSessions: async (held) => new Set(mayListen ? [] : held.map(({ sessionId }) => sessionId)),
  };
  const changes = memoryChanges();
  const node = await startNode(changes, { gatekeeper, limits: { lookAtRightsMs: 50 } });
  const page = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('it is live', () => page.store.getView().line.status === 'live');
  mayListen = false;
  await until('it knows', () => page.store.getView().line.refusal === 'session-ended');
  changes.append(added(1));
  page.sleep(60_000);
  await until('it was refused at the door', () => page.store.getView().line.refusal === 'not-authorised');
  expect(page.seen).toEqual([]);
  mayListen = true;
  page.sleep(60_000);
  await until('it is let in again', () => page.store.getView().line.status === 'live' && page.seen.length > 0);
  expect(page.store.getView().line.refusal).toBeNull();
  expect(page.seen).toEqual([1]);
});

test('[LU6] a page of a foreign site is not let in, whatever it knows', async () => {
  const node = await startNode(memoryChanges(), { allowedOrigins: ['https://desk.example.org'] });
  const auth = { protocol: PROTOCOL_VERSION, build: BUILD, surface: 'desk' };
  const from = (origin: string, transports: string[]) => openBare(node.origin, auth, { transports, extraHeaders: { origin } });
  for (const transports of [['websocket'], ['polling']]) {
    await next(from('https://evil.example', transports), 'connect_error');
    await next(from('null', transports), 'connect_error');
    await next(from(node.origin, transports), 'welcome');
    await next(from('https://desk.example.org', transports), 'welcome');
  }
});
