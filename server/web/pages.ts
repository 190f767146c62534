import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import next from 'next';

export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Next's own upgrade handling (reload on change) listens here, away from the live line's. */
  readonly sink: Server;
  close(): Promise<void>;
}

/**
 * Prepares the Next.js pages inside this process.
 * @param port  what Next believes it is served on; it only writes it into addresses
 * Errors: rejects when the pages were not built (production).
 */
export async function preparePages({ isDevelopment, hostname, port }: { isDevelopment: boolean; hostname: string; port: number }): Promise<Pages> {
  // Next adds its own upgrade listener to the server it is given and would end the live line's sockets: it gets a
  // server that never listens, and `routeUpgrade` hands it what is its own.
  const sink = createServer();
  const app = next({ dev: isDevelopment, dir: process.cwd(), hostname, port, httpServer: sink });
  await app.prepare();
  const handler = app.getRequestHandler();
  return {
    handle: (request, response) => handler(request, response),
    sink,
    close: () => app.close(),
  };
}
