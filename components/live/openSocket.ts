import { io, type Socket } from 'socket.io-client';
import { SOCKET_PATH, type BrowserEvents, type Handshake, type ServerEvents } from '@/lib/protocol/events';

export type LiveSocket = Socket<ServerEvents, BrowserEvents>;

/**
 * A closed socket to this page's own server. Web socket first, HTTP polling where a proxy does not let it through.
 * Coming back is `liveConnection`'s job, so Socket.IO's own way of doing it is off.
 * @param origin  for tests; a page leaves it out
 */
export function openSocket(handshake: Handshake, origin?: string): LiveSocket {
  const options = {
    path: SOCKET_PATH,
    auth: { ...handshake },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    timeout: 10_000,
  };
  return origin ? io(origin, options) : io(options);
}
