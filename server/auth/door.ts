import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '@/lib/domain/person';
import { personOf } from '@/lib/domain/person';
import { PROBLEM_STATUS, type Problem, type ProblemBody } from '@/lib/protocol/problem';
import type { Access } from '@/lib/rights/actions';
import { findRoute } from '@/lib/rights/findRoute';
import { mayUse } from '@/lib/rights/mayUse';
import { ROUTES, type Route } from '@/lib/rights/routes';
import { ACTOR_HEADER, writeActor } from '../commands/actorOf';
import type { Logger } from '../log';
import { isOwnOrigin } from '../realtime/origin';
import type { WallGate } from '../wall/gate';
import type { AddressRanges } from './addressRanges';
import { ADDRESS_HEADER, clientAddress, dropForwarded } from './clientAddress';
import type { Identify } from './identify';
import { plainPage } from './plainPage';
import { createRateLimit } from './rateLimit';

export interface Door {
  /** true when the request has been answered: refused, sent elsewhere, or let to the wall by its link */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

export interface DoorParts {
  readonly access: Access;
  readonly identify: Identify;
  readonly wall: WallGate;
  readonly trustedProxies: AddressRanges;
  readonly publicUrl: string | null;
  readonly isDevelopment: boolean;
  /** paths of files that anybody may have: what lies in `public` */
  readonly files: ReadonlySet<string>;
  /** a clock that only moves forward, in milliseconds */
  readonly monotonicMs: () => number;
  readonly log: Logger;
  readonly routes?: readonly Route[];
}

/** What pages are made of, and what browsers ask of any site. */
const OPEN_FILES = /^\/(?:_next\/static\/.+|icon\.svg|icon-[\w-]+|apple-icon\.png|manifest\.webmanifest|favicon\.ico)$/;
/** Next's own channels while the pages are being written. */
const DEVELOPMENT_FILES = /^\/(?:_next\/|__nextjs)/;
/** No page: Next answers what it answers to any address it does not know. */
const NO_SUCH_PAGE = '/no-such-page';
/** Pages whose address carries a secret tell it to nobody. */
const SECRET_ADDRESSES: readonly string[] = ['/setup', '/invitation', '/reset'];
/** Where passwords and secrets of links are tried. */
const GUESSABLE: readonly string[] = ['/api/auth/[...nextauth]', '/api/invitations/accept', '/api/password/reset', '/api/password/forgot'];

/**
 * Stands before every page and route: finds out who asks, looks up in the table of routes what it takes, and lets on only who may. What it lets on
 * carries who asks in a header that no client can write.
 */
export function createDoor(parts: DoorParts): Door {
  const { access, identify, wall, trustedProxies, publicUrl, isDevelopment, files, monotonicMs, log, routes = ROUTES } = parts;
  const allowedOrigins = publicUrl ? [new URL(publicUrl).origin] : [];
  const limits = {
    guess: createRateLimit({ burst: 30, perSecond: 0.2 }),
    write: createRateLimit({ burst: 120, perSecond: 2 }),
    search: createRateLimit({ burst: 120, perSecond: 10 }),
    // docs/api.md tells programs of these two.
    stranger: createRateLimit({ burst: 60, perSecond: 1 }),
    program: createRateLimit({ burst: 600, perSecond: 10 }),
  };

  return {
    async handle(request, response) {
      delete request.headers[ACTOR_HEADER];
      delete request.headers[ADDRESS_HEADER];
      const address = clientAddress(request, trustedProxies);
      dropForwarded(request, trustedProxies);
      request.headers[ADDRESS_HEADER] = address;

      const method = request.method ?? 'GET';
      const [path = '/', search] = (request.url ?? '/').split('?', 2) as [string, string?];
      const isReading = method === 'GET' || method === 'HEAD';
      if (isReading && (files.has(path) || OPEN_FILES.test(path) || (isDevelopment && DEVELOPMENT_FILES.test(path)))) return false;

      const isApi = /^\/+(?:api|%61pi)(?:\/|$)/i.test(path);
      const refuse = (problem: Problem, headers: Record<string, string> = {}) => {
        sendProblem(response, method, problem, isApi, headers);
        return true as const;
      };

      let identified;
      try {
        identified = await identify(request.headers, address);
      } catch (error) {
        log.warn({ err: error }, 'who asks could not be told');
        return refuse({ code: 'store-unavailable', message: 'the store cannot be reached; try again' }, { 'Retry-After': '5' });
      }
      if (identified.kind === 'wrong-token') {
        return refuse({ code: 'unauthorized', message: 'the Authorization header carries no key or token that holds' }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
      }
      const { actor, screen } = identified;
      if (await wall.handle(request, response, { actor, screen, address })) return true;

      const found = findRoute(routes, method, path);
      if (found.kind === 'wrong-method') return refuse({ code: 'wrong-method', message: `this address takes ${found.allowed.join(', ')}` }, { Allow: found.allowed.join(', ') });
      if (found.kind === 'none') {
        if (isApi) return refuse({ code: 'not-found', message: 'there is no such route' });
        if (!isReading) return refuse({ code: 'wrong-method', message: 'this address takes GET' }, { Allow: 'GET, HEAD' });
      }
      const route: Route = found.kind === 'found' ? found.route : { method: 'GET', path: NO_SUCH_PAGE, needs: 'read' };
      const isHub = route.path.startsWith('/api/websub/');

      // A hub is a program: it names no origin. Everything else that writes comes from our own pages, or from a program with a key.
      if (!isReading && !isHub && !isFromHere(request, allowedOrigins)) return refuse({ code: 'cross-site', message: 'the request came from a page of another site' });
      if (!mayUse(route, actor, access)) return refuseActor(actor);

      const isForPrograms = route.path.startsWith('/api/v1/');
      const limit = isForPrograms ? (personOf(actor) ? limits.program : limits.stranger) : isReading ? (search?.includes('q=') ? limits.search : null) : isHub ? null : GUESSABLE.includes(route.path) ? limits.guess : limits.write;
      const allowance = limit?.take(limit === limits.guess ? address : (personOf(actor)?.id ?? address), monotonicMs());
      if (allowance && !allowance.isAllowed) {
        return refuse({ code: 'too-often', message: `too many requests: try again in ${allowance.retryAfterSeconds} s` }, { 'Retry-After': String(allowance.retryAfterSeconds) });
      }

      // Whoever serves it reads the very path that was looked up here.
      request.url = `${found.kind === 'found' ? found.path : NO_SUCH_PAGE}${search === undefined ? '' : `?${search}`}`;
      request.headers[ACTOR_HEADER] = writeActor(actor);
      if (SECRET_ADDRESSES.includes(route.path)) response.setHeader('Referrer-Policy', 'no-referrer');
      return false;

      function refuseActor(who: Actor): true {
        if (isApi) {
          return who.kind === 'nobody' || who.kind === 'screen'
            ? refuse({ code: 'unauthorized', message: 'sign in first, or send a key or token that may do this' }, { 'WWW-Authenticate': 'Bearer' })
            : refuse({ code: 'forbidden', message: `this takes the right “${route.needs}”, which your role does not have` });
        }
        if (who.kind === 'nobody') {
          const next = `${path}${search === undefined ? '' : `?${search}`}`;
          response.writeHead(303, { Location: next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`, 'Cache-Control': 'no-store' }).end();
          return true;
        }
        response.writeHead(403, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
        response.end(method === 'HEAD' ? undefined : plainPage((messages) => messages.notAllowed, true));
        return true;
      }
    },
  };
}

/** Browsers say where a request comes from in two ways; a program says it in neither. Source: Fetch Metadata; RFC 6454 §7. */
function isFromHere(request: IncomingMessage, allowed: readonly string[]): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') return false;
  return isOwnOrigin(request, allowed);
}

function sendProblem(response: ServerResponse, method: string, problem: Problem, isApi: boolean, headers: Record<string, string>): void {
  const type = isApi ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
  response.writeHead(PROBLEM_STATUS[problem.code], { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers });
  const body = isApi ? JSON.stringify({ error: problem } satisfies ProblemBody) : `${problem.message}\n`;
  response.end(method === 'HEAD' ? undefined : body);
}
