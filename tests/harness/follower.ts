import { io } from 'socket.io-client';
import type { Change } from '@/lib/domain/change';
import { BEFORE_FIRST, type DataVersion, type Sequence } from '@/lib/domain/ids';
import { PROTOCOL_VERSION, type Changes, type Refused, type Reset, type Welcome } from '@/lib/protocol/events';

export interface Follower {
  /** every change taken in, in the order of arrival; kept across connections */
  readonly changes: Change[];
  /** faults of the line: resets, refusals, changes out of order or twice, gaps */
  readonly faults: string[];
  readonly cursor: () => Sequence;
  /** Goes on at another address, e.g. of a server that came back on another port. */
  connectTo(url: string): void;
  close(): void;
}

/** A page without a screen: follows the live line from the first change, resuming by sequence whenever it is cut. */
export function startFollower(onChange: (change: Change, arrivedAt: number) => void = () => undefined): Follower {
  const changes: Change[] = [];
  const faults: string[] = [];
  let cursor = BEFORE_FIRST;
  let dataVersion: DataVersion | null = null;
  let socket: ReturnType<typeof io> | null = null;

  function take({ previous, changes: batch }: Changes) {
    if (previous > cursor) faults.push(`gap: at ${cursor}, batch continues from ${previous}`);
    for (const change of batch) {
      if (change.sequence <= cursor) {
        // A live batch may overlap the page that was asked for; only what is new counts, as in the browser.
        if (previous >= cursor) faults.push(`twice or out of order: ${change.sequence} after ${cursor}`);
        continue;
      }
      cursor = change.sequence;
      changes.push(change);
      onChange(change, performance.timeOrigin + performance.now());
    }
  }

  function connectTo(url: string) {
    socket?.removeAllListeners();
    socket?.disconnect();
    const line = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      auth: { protocol: PROTOCOL_VERSION, build: 'follower', surface: 'desk' },
    });
    socket = line;
    const follow = () => line.emit('follow', { dataVersion, after: cursor });
    line.on('welcome', (welcome: Welcome) => {
      if (dataVersion !== null && dataVersion !== welcome.dataVersion) faults.push(`another history: ${welcome.dataVersion}`);
      dataVersion = welcome.dataVersion;
      follow();
    });
    line.on('changes', (message: Changes) => {
      take(message);
      if (message.more) follow();
    });
    // Refused or sent away by the server, e.g. before it has read its own place: Socket.IO leaves trying again to us.
    const tryAgain = () => {
      if (!line.active && socket === line) setTimeout(() => line.connect(), 200);
    };
    line.on('connect_error', tryAgain);
    line.on('disconnect', tryAgain);
    line.on('reset', ({ reason }: Reset) => faults.push(`reset: ${reason}`));
    line.on('refused', ({ event, reason }: Refused) => {
      // The store may be away while its database restarts; the page asks again, as the browser does.
      if (reason === 'unavailable') setTimeout(follow, 200);
      else faults.push(`refused: ${event}: ${reason}`);
    });
  }

  return { changes, faults, cursor: () => cursor, connectTo, close: () => void socket?.disconnect() };
}
