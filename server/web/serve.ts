import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../log';
import type { Door } from '../auth/door';
import type { Operations } from './operations';
import type { Pages } from './pages';
import { applySecurityHeaders } from './security';
import { routeUpgrades } from './upgrade';

export interface Web {
  readonly server: Server;
  /** Starts to listen. @returns the port, which is a free one when 0 was asked for. Errors: rejects when it is taken. */
  listen(port: number, host: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * The one HTTP server: operations first, then the door, then the pages. The live line attaches itself to `server`.
 * @param pages  null on a node that only polls: everything but operations is 404 there
 */
export function createWeb(options: { pages: () => Pages | null; operations: Operations; door: Door; isDevelopment: boolean; isSecure: boolean; embedOrigins: readonly string[]; log: Logger }): Web {
  const { operations, door, isDevelopment, isSecure, embedOrigins, log } = options;
  const server = createServer((request, response) => {
    applySecurityHeaders(request, response, { isDevelopment, isSecure, embedOrigins });
    void answer().catch((error: unknown) => {
      log.error({ err: error, path: request.url?.split('?', 1)[0] }, 'request failed');
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Something went wrong on the server; it has been logged.\n');
    });

    async function answer() {
      if (await operations.handle(request, response)) return;
      const pages = options.pages();
      if (pages && (await door.handle(request, response))) return;
      if (pages) return pages.handle(request, response);
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('This node serves no pages.\n');
    }
  });
  // A request whose headers dribble in must not hold a place for ever.
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;

  return {
    server,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const pages = options.pages();
          routeUpgrades(server, isDevelopment && pages ? pages.sink : null);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Open pages keep their connection alive for minutes; they come back by themselves.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
}
