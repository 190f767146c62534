import type { Instant } from '@/lib/time/instant';
import { keepAdminToken } from '../adminToken';
import type { Config } from '../config';
import type { Logger } from '../log';
import type { Gatekeeper } from '../realtime/rights';
import type { AccountServices } from '../services';
import type { Store } from '../store/store';
import { createWallGate } from '../wall/gate';
import { createDoor, type Door } from './door';
import { createFailures } from './failures';
import { createGatekeeper } from './gatekeeper';
import { createFindToken } from './findToken';
import { createIdentify, type FindToken } from './identify';
import { keepSecret } from './keptSecret';
import { publicFiles } from './publicFiles';
import { createSessionMemory } from './sessionMemory';


/** Everything that decides who comes in: one door for pages and routes, one for the live line, and what the pages need to sign people in. */
export function openDoors(parts: {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly isDevelopment: boolean;
  readonly findToken?: FindToken;
}): { readonly door: Door; readonly gatekeeper: Gatekeeper; readonly accounts: AccountServices } {
  const { config, store, now, log, isDevelopment, findToken = createFindToken(store, now) } = parts;
  const { access, trustedProxies, publicUrl } = config;
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  // Several nodes are given one; a node that only polls signs nobody in.
  const authSecret = config.authSecret ?? keepSecret(config.dataDirectory, 'auth-secret');
  const sessions = createSessionMemory({ sessions: store.sessions, now });
  const wall = createWallGate({ token: config.wallToken, links: store.wallLinks, isSecure, now });
  const identify = createIdentify({ adminToken: config.adminToken ?? keepAdminToken(config), authSecret, isSecure, sessions, wall, findToken });
  return {
    door: createDoor({ access, identify, wall, trustedProxies, publicUrl, isDevelopment, files: publicFiles('public'), monotonicMs: () => performance.now(), log }),
    gatekeeper: createGatekeeper({ access, identify, sessions: store.sessions, wall, trustedProxies, now }),
    accounts: {
      access,
      authSecret,
      isSecure,
      oidc: config.oidc,
      failures: createFailures(store.signInFailures),
      forget() {
        sessions.forget();
        wall.forget();
      },
    },
  };
}
