import { encode } from 'next-auth/jwt';
import { sessionId } from '@/lib/domain/ids';
import type { TokenScope } from '@/lib/domain/apiToken';
import type { Person, Role } from '@/lib/domain/person';
import type { Access } from '@/lib/rights/actions';
import { DAY, HOUR, instant, shift, type Instant } from '@/lib/time/instant';
import { openDoors } from '@/server/auth/openDoors';
import { sessionCookieName } from '@/server/auth/sessionCookie';
import { hashToken } from '@/server/auth/tokens';
import { readConfig } from '@/server/config';
import { createLog } from '@/server/log';
import { attachRealtime } from '@/server/realtime/attachRealtime';
import { readFreshness } from '@/server/realtime/readFreshness';
import { wallPass } from '@/server/wall/gate';
import { createWeb } from '@/server/web/serve';
import { madePerson } from '../../contract/madePeople';
import { serveRoutes } from '../../harness/servedRoutes';
import { BUILD } from '../realtime/harness';
import { openDesk } from '../http/desk';

const AUTH_SECRET = 'a-secret-of-some-length';
const ADMIN_TOKEN = 'a-key-of-sixteen-letters';

/** Somebody who asks, and what they are allowed by. */
export interface Caller {
  readonly name: string;
  /** what each request of theirs carries; a session is another each time, for some requests end it */
  readonly headers: () => Promise<Record<string, string>>;
  /** null: no account, or none any more */
  readonly role: Role | null;
  /** of a program's token */
  readonly scopes?: readonly TokenScope[];
  readonly screen?: 'admitted' | 'refused';
  /** a bearer token that does not hold is refused everywhere, never taken for nobody */
  readonly isWrongToken?: true;
}

/** The names of all callers, for tables of tests. */
export const CALLERS = [
  'nobody',
  'viewer',
  'analyst',
  'editor',
  'admin',
  'desk key',
  'disabled admin',
  'signed-out admin',
  'admin of yesterday',
  'forged session',
  'screen',
  'revoked screen',
  'token to read',
  'token for watchlists',
  'token for both',
  'viewer’s token',
  'revoked token',
  'expired token',
  'disabled admin’s token',
] as const;
export type CallerName = (typeof CALLERS)[number];

/**
 * A desk as it runs, on a port of this machine: the real store, doors, HTTP server, live line and routes; only the pages' own drawing is left out.
 * With it one caller of each kind.
 */
export async function openWalkedDesk(access: Access, environment: Record<string, string> = {}) {
  const now = (): Instant => instant(Date.now());
  const log = createLog('silent');
  const desk = await openDesk({ now });
  const { store } = desk;
  // Each caller says an address of its own, so that none uses up the pace of another.
  const config = readConfig({ ACCESS: access, AUTH_SECRET, ADMIN_TOKEN, TRUSTED_PROXIES: '127.0.0.1', ...environment });
  const doors = openDoors({ config, store, now, log, isDevelopment: false });
  desk.provide({ accounts: doors.accounts, publicUrl: config.publicUrl, now });
  const handle = await serveRoutes();
  const web = createWeb({
    pages: () => ({ handle, sink: web.server, close: async () => undefined }),
    door: doors.door,
    operations: { handle: async () => false },
    isDevelopment: false,
    isSecure: doors.accounts.isSecure,
    embedOrigins: config.embedOrigins,
    log,
  });
  const realtime = attachRealtime({
    server: web.server,
    changes: store.changes,
    personal: store.personal,
    readFreshness: () => readFreshness(store),
    build: BUILD,
    now,
    log,
    allowedOrigins: config.publicUrl ? [new URL(config.publicUrl).origin] : [],
    gatekeeper: doors.gatekeeper,
    limits: { heartbeatMs: 50, lookEveryMs: 20, batchMs: 5, lookAtRightsMs: 50 },
  });
  const port = await web.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;

  const cookieName = sessionCookieName(doors.accounts.isSecure);
  const cookieOf = async (id: string, secret = AUTH_SECRET) => ({ cookie: `${cookieName}=${await encode({ token: { sid: id }, secret })}` });
  let sessions = 0;
  /** Signs somebody in. @returns the session's name */
  async function signIn(person: Person, expiresAt = shift(now(), HOUR)): Promise<string> {
    const id = `s-${++sessions}`;
    await store.sessions.start({ id: sessionId(id), personId: person.id, startedAt: shift(now(), -DAY), seenAt: now(), expiresAt, agent: 'Firefox', address: '127.0.0.1' });
    return id;
  }
  async function makeToken(person: Person, name: string, scopes: readonly TokenScope[], expiresAt = shift(now(), DAY)) {
    await store.taking.addToken({ id: name, personId: person.id, name, scopes, madeAt: now(), expiresAt, usedAt: null, revokedAt: null }, hashToken(name), { kind: 'person', person, sessionId: sessionId('s') });
    return async () => ({ authorization: `Bearer ${name}` });
  }
  async function makeScreen(name: string) {
    const pass = wallPass(name);
    await store.wallLinks.add({ id: name, name, madeBy: '', madeAt: now(), revokedAt: null, seenAt: null, seenFrom: null, tokenHash: hashToken(pass) }, { kind: 'desk-key' });
    return async () => ({ cookie: `wall=${pass}` });
  }
  const decided = () => ({ by: null, at: now() });

  const [viewer, analyst, editor, admin, gone] = await Promise.all([
    madePerson(store, 'vera', 'viewer'),
    madePerson(store, 'ana', 'analyst'),
    madePerson(store, 'eva', 'editor'),
    madePerson(store, 'abel', 'admin'),
    madePerson(store, 'gil', 'admin'),
  ]);
  const signedIn = (person: Person) => async () => cookieOf(await signIn(person));
  const [ofGone, ofSignedOut, ofYesterday] = [await signIn(gone), await signIn(admin), await signIn(admin, shift(now(), -HOUR))];
  const tokens = {
    read: await makeToken(admin, 'read', ['read']),
    watchlists: await makeToken(admin, 'watchlists', ['watchlists']),
    both: await makeToken(admin, 'both', ['read', 'watchlists']),
    viewers: await makeToken(viewer, 'viewers', ['read', 'watchlists']),
    revoked: await makeToken(admin, 'revoked', ['read', 'watchlists']),
    expired: await makeToken(admin, 'expired', ['read', 'watchlists'], shift(now(), -1)),
    ofGone: await makeToken(gone, 'of-gone', ['read', 'watchlists']),
  };
  const screens = { lobby: await makeScreen('lobby'), cellar: await makeScreen('cellar') };
  await store.people.edit(gone.id, { isDisabled: true }, decided());
  await store.sessions.end(sessionId(ofSignedOut), admin.id, decided());
  await store.taking.revokeToken('revoked', admin.id, { by: null, at: now() });
  await store.wallLinks.revoke('cellar', decided());

  const scopes = ['read', 'watchlists'] as const;
  const callers: Record<CallerName, Omit<Caller, 'name'>> = {
    nobody: { headers: async () => ({}), role: null },
    viewer: { headers: signedIn(viewer), role: 'viewer' },
    analyst: { headers: signedIn(analyst), role: 'analyst' },
    editor: { headers: signedIn(editor), role: 'editor' },
    admin: { headers: signedIn(admin), role: 'admin' },
    'desk key': { headers: async () => ({ authorization: `Bearer ${ADMIN_TOKEN}` }), role: 'admin' },
    'disabled admin': { headers: () => cookieOf(ofGone), role: null },
    'signed-out admin': { headers: () => cookieOf(ofSignedOut), role: null },
    'admin of yesterday': { headers: () => cookieOf(ofYesterday), role: null },
    'forged session': { headers: async () => cookieOf(await signIn(admin), 'another-secret-of-some-length'), role: null },
    screen: { headers: screens.lobby, role: null, screen: 'admitted' },
    'revoked screen': { headers: screens.cellar, role: null, screen: 'refused' },
    'token to read': { headers: tokens.read, role: 'admin', scopes: ['read'] },
    'token for watchlists': { headers: tokens.watchlists, role: 'admin', scopes: ['watchlists'] },
    'token for both': { headers: tokens.both, role: 'admin', scopes },
    'viewer’s token': { headers: tokens.viewers, role: 'viewer', scopes },
    'revoked token': { headers: tokens.revoked, role: null, isWrongToken: true },
    'expired token': { headers: tokens.expired, role: null, isWrongToken: true },
    'disabled admin’s token': { headers: tokens.ofGone, role: null, isWrongToken: true },
  };

  return {
    store,
    now,
    origin,
    doors,
    realtime,
    people: { viewer, analyst, editor, admin },
    cookieOf,
    signIn,
    decided,
    caller: (name: CallerName): Caller => ({ name, ...callers[name] }),
    async close() {
      await realtime.close();
      await web.close();
      await desk.close();
    },
  };
}

export type WalkedDesk = Awaited<ReturnType<typeof openWalkedDesk>>;

/** An address that fits a pattern of the table. */
export const anAddress = (pattern: string): string =>
  pattern
    .replace('/api/auth/[...nextauth]', '/api/auth/csrf')
    .replace('[...path]', 'updates')
    .replace(/\[(?:n|act)\]/, '1')
    .replace('[chart]', 'index')
    .replace(/\[[^\]]+\]/g, 'none-such');
