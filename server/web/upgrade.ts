import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Refuses every web socket that is neither the live line's (Socket.IO listens for its own path by itself) nor, in
 * development, Next's reload channel, which is handed to the sink.
 */
export function routeUpgrades(server: Server, sink: Server | null): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === '/socket.io/' || path === '/socket.io') return;
    if (sink && (path === '/_next/hmr' || path === '/_next/webpack-hmr')) {
      sink.emit('upgrade', request, socket, head);
      return;
    }
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
}
