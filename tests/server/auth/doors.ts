import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encode } from 'next-auth/jwt';
import { sessionId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import { personId } from '@/lib/domain/ids';
import type { Access } from '@/lib/rights/actions';
import { instant } from '@/lib/time/instant';
import { createDoor, type DoorParts } from '@/server/auth/door';
import { createIdentify } from '@/server/auth/identify';
import { createSessionMemory } from '@/server/auth/sessionMemory';
import { SESSION_COOKIES } from '@/server/auth/sessionCookie';
import { hashToken } from '@/server/auth/tokens';
import { actorOf } from '@/server/commands/actorOf';
import { createLog } from '@/server/log';
import type { SessionStore, WallLinkStore } from '@/server/store/peopleStore';
import { createWallGate, wallPass } from '@/server/wall/gate';

export const SECRET = 'a-secret-of-some-length';
export const KEY = 'a-key-of-sixteen-letters';
export const WALL_TOKEN = 'the-token-of-a-wall';
export const NOW = instant(Date.UTC(2026, 0, 15, 12));

export const madePerson = (role: Role, parts: Partial<Person> = {}): Person => ({ id: personId(`p-${role}`), name: role, email: `${role}@example.org`, role, createdAt: NOW, disabledAt: null, ...parts });

/** The cookie of a session, sealed as signing in seals it. */
export const sessionCookie = async (id: string, secret = SECRET): Promise<string> => `${SESSION_COOKIES.plain}=${await encode({ token: { sid: id }, secret })}`;

/** Sessions of one person of each role, named by it; `ended` have ended. */
export function madeSessions(ended: ReadonlySet<string> = new Set()) {
  const asked: string[][] = [];
  const sessions = {
    standing: async (ids: readonly string[]) => {
      asked.push([...ids]);
      return ids
        .filter((id) => !ended.has(id))
        .map((id) => ({
          session: { id: sessionId(id), personId: personId(`p-${id}`), startedAt: NOW, seenAt: NOW, expiresAt: instant(NOW + 1_000_000), agent: '', address: '127.0.0.1' },
          person: madePerson(id as Role),
        }));
    },
    seen: async () => undefined,
  } as unknown as SessionStore;
  return { sessions, asked };
}

/** A door on a real HTTP server; behind it every request is answered with the path and the actor it arrived with. */
export async function openDoor(parts: Partial<DoorParts> & { access?: Access; ended?: ReadonlySet<string>; wallToken?: string | null; findToken?: (token: string) => Promise<Extract<Actor, { kind: 'token' }> | null> } = {}) {
  const { sessions, asked } = madeSessions(parts.ended);
  const links = { byToken: async (hash: string) => (hash === hashToken(wallPass(WALL_TOKEN)) ? { id: 'lobby' } : undefined), standing: async (ids: readonly string[]) => ids, seen: async () => undefined } as unknown as WallLinkStore;
  const wall = createWallGate({ token: parts.wallToken ?? null, links, isSecure: false, now: () => NOW });
  const identify = createIdentify({ adminToken: KEY, authSecret: SECRET, isSecure: false, sessions: createSessionMemory({ sessions, now: () => NOW }), wall, findToken: parts.findToken ?? (async () => null) });
  let clock = 0;
  const door = createDoor({ access: 'public', identify, wall, trustedProxies: [], publicUrl: null, isDevelopment: false, files: new Set(['/icons/one.png']), monotonicMs: () => (clock += 1_000), log: createLog('silent'), ...parts });
  const server: Server = createServer((request, response) => {
    void door.handle(request, response).then((isAnswered) => {
      if (isAnswered) return;
      const actor = actorOf({ get: (name) => (request.headers[name] as string | undefined) ?? null });
      response.writeHead(200, { 'x-path': request.url ?? '', 'x-actor': actor.kind, 'x-address': String(request.headers['x-entente-address']) }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    ask: (method: string, path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { method, headers, redirect: 'manual' }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const wallCookie = `wall=${wallPass(WALL_TOKEN)}`;
