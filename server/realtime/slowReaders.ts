import type { LivePage, LiveServer } from './liveServer';
import { FOLLOWING } from './liveServer';

/** What may wait for one page. A batch is some 10 KB, so this is a reader who has been stuck for long. */
export const BACKLOG_BYTES = 512 * 1024;

// Engine.IO keeps what its transport could not take in `writeBuffer` (private in its types); the WebSocket below keeps
// what the kernel could not take. Read here and nowhere else; tests/server/realtime/slowReaders.test.ts holds on to both.
interface Connection {
  writeBuffer: { data?: string | Buffer }[];
  transport: { socket?: { bufferedAmount?: number } };
}

/**
 * Ends the waiting of pages that do not keep up (LU7): what waits for them is dropped, and they are told to reset, once
 * they read again. One that never does is ended by the ping timeout.
 * @returns how many were told
 */
export function dropSlowReaders(io: LiveServer, backlogBytes: number): number {
  let dropped = 0;
  const following = io.of('/').adapter.rooms.get(FOLLOWING);
  if (!following) return 0;
  for (const id of [...following]) {
    const page = io.of('/').sockets.get(id);
    if (page && dropIfSlow(page, backlogBytes)) dropped++;
  }
  return dropped;
}

/** As `dropSlowReaders`, for one page. @returns whether it was told to reset */
export function dropIfSlow(page: LivePage, backlogBytes: number): boolean {
  const connection = page.conn as unknown as Connection;
  if (connection.writeBuffer.length === 0 || backlogOf(connection) <= backlogBytes) return false;
  void page.leave(FOLLOWING);
  connection.writeBuffer.length = 0;
  page.emit('reset', { reason: 'too-slow' });
  return true;
}

/** Bytes that wait for one connection (text counted by its characters). */
function backlogOf({ writeBuffer, transport }: Connection): number {
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const packet of writeBuffer) bytes += packet.data?.length ?? 0;
  return bytes;
}
