import type { IncomingHttpHeaders } from 'node:http';
import { NOBODY, type Actor } from '@/lib/domain/person';
import type { ScreenPass, WallGate } from '../wall/gate';
import { isSameSecret } from '../web/operations';
import { readCookies, readSessionId } from './sessionCookie';
import type { SessionMemory } from './sessionMemory';

/** Who asks. `screen`: what a wall's cookie says, also where somebody is signed in on that screen. */
export type Identified = { readonly kind: 'known'; readonly actor: Actor; readonly screen: ScreenPass } | { readonly kind: 'wrong-token' };

/** Errors: `StoreUnavailable` when it cannot be told right now. */
export type Identify = (headers: IncomingHttpHeaders, address: string) => Promise<Identified>;

/** Finds a program's own token: whose it is and what it may do; null when there is none, or it has expired. */
export type FindToken = (token: string, address: string) => Promise<Extract<Actor, { kind: 'token' }> | null>;

export interface IdentifyParts {
  readonly adminToken: string | null;
  readonly authSecret: string;
  /** readers come over https */
  readonly isSecure: boolean;
  readonly sessions: SessionMemory;
  readonly wall: WallGate;
  readonly findToken: FindToken;
}

/** Tells who asks by what a request carries: a bearer token before a session, a session before a screen's link. */
export function createIdentify({ adminToken, authSecret, isSecure, sessions, wall, findToken }: IdentifyParts): Identify {
  return async (headers, address) => {
    const [, token] = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    if (token !== undefined) {
      if (adminToken !== null && isSameSecret(token, adminToken)) return { kind: 'known', actor: { kind: 'desk-key' }, screen: { kind: 'none' } };
      const actor = await findToken(token, address);
      // Never taken for nobody: a program whose token has expired must be told, not served less.
      return actor ? { kind: 'known', actor, screen: { kind: 'none' } } : { kind: 'wrong-token' };
    }
    const cookies = readCookies(headers.cookie);
    const screen = await wall.screenOf(cookies);
    const sessionId = await readSessionId(cookies, authSecret, isSecure);
    const actor = sessionId && (await sessions.actorOf(sessionId, address));
    if (actor) return { kind: 'known', actor, screen };
    return { kind: 'known', actor: screen.kind === 'admitted' ? { kind: 'screen', linkId: screen.linkId } : NOBODY, screen };
  };
}
