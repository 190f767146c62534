import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Feed } from '@/lib/domain/feed';
import type { FeedId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import { articlePage } from './articlePage';
import { CONTENT_TYPES, writeFeed } from './feedDocument';
import { answerWithFault } from './feedFaults';
import { FeedShelf } from './feedShelf';
import type { LocalFault, LocalItem, LocalOutlet } from './localFeed';

export interface FeedServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end */
  readonly url: string;
  /** the outlets as feeds to be polled, in their order */
  readonly feeds: readonly Feed[];
  /** Errors: throws for an unknown outlet and for a guid the outlet has published before. */
  publish(outletId: FeedId, item: LocalItem): void;
  /** @returns whether the outlet has published such a guid. Errors: throws for an unknown outlet. */
  edit(outletId: FeedId, guid: string, wording: Partial<Pick<LocalItem, 'title' | 'summary' | 'link'>>): boolean;
  /** null ends the fault. Errors: throws for an unknown outlet. */
  setFault(outletId: FeedId, fault: LocalFault | null): void;
  /** publications and edits that the reader has not yet shown to have, by outlet; outlets without any are left out */
  unread(): ReadonlyMap<FeedId, number>;
  /** feed requests so far, and how many of them were answered 304 */
  requests(): { readonly all: number; readonly notModified: number };
  close(): Promise<void>;
}

interface Stand {
  readonly outlet: LocalOutlet;
  readonly shelf: FeedShelf;
  fault: LocalFault | null;
  changedAt: Instant;
}

/**
 * Serves outlets as RSS 2.0, Atom and RSS 1.0 feeds on the loopback address, at a port of the system's choice: with
 * ETag, Last-Modified, 304, gzip and a page for each item. For one reader: it is this reader's ETags that say what was read.
 * @param now         epoch milliseconds, UTC
 * @param windowSize  items a feed shows at least, when there are as many
 * @param port        tried first, so that addresses of an earlier run hold; 0, or one that is taken: any
 */
export async function startFeedServer({
  outlets,
  now,
  windowSize = 60,
  port = 0,
}: {
  readonly outlets: readonly LocalOutlet[];
  readonly now: () => Instant;
  readonly windowSize?: number;
  readonly port?: number;
}): Promise<FeedServer> {
  const stands = new Map<string, Stand>(
    outlets.map((outlet) => [outlet.id, { outlet, shelf: new FeedShelf(windowSize), fault: null, changedAt: now() }]),
  );
  // Validators of an earlier run must not pass for ours: a kept data folder still holds them.
  const run = now().toString(36);
  const requests = { all: 0, notModified: 0 };
  let url = '';

  const server = http.createServer((request, response) => {
    // The port is open to every page in every browser of this machine: only feeds and articles, only reading.
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(request, response, 405, 'text/plain', 'GET or HEAD only\n');
    const [, kind, name = '', page = ''] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/');
    const stand = stands.get(kind === 'feeds' ? name.replace(/\.xml$/, '') : name);
    if (stand && kind === 'feeds' && name.endsWith('.xml')) return serveFeed(stand, request, response);
    const item = stand && kind === 'articles' ? stand.shelf.item(decodeOrEmpty(page)) : undefined;
    if (stand && item) return answer(request, response, 200, 'text/html; charset=utf-8', articlePage(stand.outlet, item));
    answer(request, response, 404, 'text/plain', 'not here\n');
  });

  function serveFeed(stand: Stand, request: IncomingMessage, response: ServerResponse): void {
    requests.all += 1;
    if (stand.fault) return answerWithFault(stand.fault, response);
    const { outlet, shelf } = stand;
    const known = revisionIn(request.headers['if-none-match'], run);
    if (known !== null) shelf.acknowledge(known);

    // Weak, because what was read may leave the document without making it another one.
    response.setHeader('ETag', `W/"${run}-${shelf.revision}"`);
    // Within the second of a change the date cannot tell two documents apart, so it is not given (RFC 9110 §8.8.2.2).
    const lastModified = Math.floor(stand.changedAt / 1000) * 1000;
    if (now() - lastModified >= 1000) response.setHeader('Last-Modified', new Date(lastModified).toUTCString());

    const isUnchanged =
      request.headers['if-none-match'] === undefined
        ? Date.parse(request.headers['if-modified-since'] ?? '') >= lastModified && shelf.revision > 0
        : known === shelf.revision;
    if (isUnchanged) {
      requests.notModified += 1;
      response.writeHead(304).end();
      return;
    }
    const document = writeFeed(outlet, shelf.shown(), (item) => `${url}/articles/${outlet.id}/${encodeURIComponent(item.guid)}`, feedUrl(outlet.id));
    answer(request, response, 200, CONTENT_TYPES[outlet.format], document);
  }

  // The run is part of the address: what a kept folder remembers of an earlier run's copies must not be held against ours.
  const feedUrl = (id: string) => `${url}/feeds/${id}.xml?run=${run}`;
  const requireStand = (id: FeedId): Stand => {
    const stand = stands.get(id);
    if (!stand) throw new Error(`no such outlet: ${id}`);
    return stand;
  };

  await listen(server, port).catch(() => listen(server, 0));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    feeds: outlets.map(({ format: _format, ...feed }) => ({ ...feed, url: feedUrl(feed.id), homepage: null, enabled: true, notes: '' })),
    publish(outletId, item) {
      const stand = requireStand(outletId);
      stand.shelf.publish(item);
      stand.changedAt = now();
    },
    edit(outletId, guid, wording) {
      const stand = requireStand(outletId);
      const isThere = stand.shelf.edit(guid, wording, new Date(now()).toISOString());
      if (isThere) stand.changedAt = now();
      return isThere;
    },
    setFault(outletId, fault) {
      requireStand(outletId).fault = fault;
    },
    unread: () =>
      new Map([...stands.values()].filter(({ shelf }) => shelf.unread > 0).map(({ outlet, shelf }) => [outlet.id, shelf.unread])),
    requests: () => ({ ...requests }),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function decodeOrEmpty(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The revision an If-None-Match header names; null when it is not one of this run's. */
function revisionIn(header: string | undefined, run: string): number | null {
  const match = /"([0-9a-z]+)-(\d{1,12})"/.exec(header ?? '');
  return match?.[1] === run ? Number(match[2]) : null;
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, contentType: string, text: string): void {
  response.setHeader('Content-Type', contentType);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  let body: Buffer = Buffer.from(text, 'utf8');
  if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    response.setHeader('Content-Encoding', 'gzip');
    body = gzipSync(body);
  }
  response.writeHead(status, { 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
