import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { getRouteMatcher } from 'next/dist/shared/lib/router/utils/route-matcher';
import { getRouteRegex } from 'next/dist/shared/lib/router/utils/route-regex';
import { getSortedRoutes } from 'next/dist/shared/lib/router/utils/sorted-routes';
import { NextRequest } from 'next/server';
import { routeFiles } from './routeFiles';

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
/** Says which file has answered: `GET /api/feeds/[id]`. Not there: nothing behind the door was reached. */
export const SERVED = 'x-served';

/** The request that is being answered, for `next/headers`. */
const asking = new AsyncLocalStorage<NextRequest>();

/** Stands in for `next/headers` (`jest.mock`), which knows only requests that Next itself has taken. */
export const nextHeaders = {
  headers: async () => requireAsking().headers,
  cookies: async () => requireAsking().cookies,
};
function requireAsking(): NextRequest {
  const request = asking.getStore();
  if (!request) throw new Error('no request is being answered');
  return request;
}

/** What the files under `app` serve, each as `GET /address`. Route files are loaded: what counts is what they export, not how it is written. */
export async function servedRoutes(): Promise<string[]> {
  return [...(await loadRoutes()).handlers.keys()];
}

async function loadRoutes() {
  const files = routeFiles();
  const handlers = new Map<string, Handler | null>();
  for (const { kind, file, address } of files) {
    if (kind === 'page') handlers.set(`GET ${address}`, null);
    else {
      const exported = (await import(path.resolve(file))) as Record<string, Handler>;
      for (const method of METHODS) if (typeof exported[method] === 'function') handlers.set(`${method} ${address}`, exported[method]);
    }
  }
  return { handlers, addresses: files.map(({ address }) => address) };
}

/**
 * Answers requests as Next would, without Next: its own router finds the file, routes run as they are, and of a page only its name is shown.
 * Errors: rejects what a route throws.
 */
export async function serveRoutes(): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> {
  const { handlers, addresses } = await loadRoutes();
  const sorted = getSortedRoutes([...new Set(addresses)]).map((address) => ({ address, match: getRouteMatcher(getRouteRegex(address)) }));

  return async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
    const [found] = sorted.flatMap(({ address, match }) => {
      const params = match(url.pathname);
      return params ? [{ address, params }] : [];
    });
    const method = incoming.method ?? 'GET';
    const name = `${method === 'HEAD' ? 'GET' : method} ${found?.address}`;
    const handler = handlers.get(name);
    if (!found || handler === undefined) return void outgoing.writeHead(404).end();
    outgoing.setHeader(SERVED, name);
    if (handler === null) return void outgoing.writeHead(200).end();
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const request = new NextRequest(url, {
      method,
      headers: Object.entries(incoming.headers).flatMap(([key, value]) => [value ?? []].flat().map((one): [string, string] => [key, one])),
      ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream as BodyInit, duplex: 'half' } : {}),
    });
    const answer = await asking.run(request, () => handler(request, { params: Promise.resolve(found.params as Record<string, string>) }));
    for (const cookie of answer.headers.getSetCookie()) outgoing.appendHeader('Set-Cookie', cookie);
    for (const [key, value] of answer.headers) if (key !== 'set-cookie') outgoing.setHeader(key, value);
    outgoing.writeHead(answer.status);
    outgoing.end(method === 'HEAD' || !answer.body ? undefined : Buffer.from(await answer.arrayBuffer()));
  };
}
