import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { BATCH_MS, FRAME_MAX_BYTES, HEARTBEAT_MS, SOCKET_PATH } from '@/lib/protocol/events';
import type { Freshness } from '@/lib/time/freshness';
import type { Instant } from '@/lib/time/instant';
import type { Logger } from '../log';
import type { ChangeLog } from '../store/store';
import type { PersonalLine } from '../store/watchlistStore';
import { createCatchUp } from './catchUp';
import { acceptPages } from './connect';
import { startFeeder } from './feeder';
import { startHeartbeat } from './heartbeat';
import { FOLLOWING, type LiveServer } from './liveServer';
import { isOwnOrigin } from './origin';
import { startPersonalLine } from './personalLine';
import { createRecentChanges } from './recentChanges';
import { LOOK_AT_RIGHTS_MS, openToAll, watchRights, type Gatekeeper } from './rights';
import { BACKLOG_BYTES, dropSlowReaders } from './slowReaders';

export interface RealtimeParts {
  /** Pages' own HTTP server. Its request handler is registered before; its upgrades to other paths are its own affair. */
  readonly server: HttpServer;
  readonly changes: ChangeLog;
  /** words to people; a line without accounts has none */
  readonly personal?: PersonalLine;
  readonly readFreshness: () => Promise<Freshness>;
  readonly build: string;
  readonly now: () => Instant;
  readonly log: Logger;
  /** origins besides the server's own that may connect, e.g. `https://desk.example.org` */
  readonly allowedOrigins?: readonly string[];
  readonly gatekeeper?: Gatekeeper;
  readonly limits?: Partial<RealtimeLimits>;
}

export interface RealtimeLimits {
  readonly heartbeatMs: number;
  readonly batchMs: number;
  readonly lookEveryMs: number;
  readonly lookAtRightsMs: number;
  readonly backlogBytes: number;
  readonly maxConnections: number;
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
}

const LIMITS: RealtimeLimits = {
  heartbeatMs: HEARTBEAT_MS,
  batchMs: BATCH_MS,
  lookEveryMs: 2_000,
  lookAtRightsMs: LOOK_AT_RIGHTS_MS,
  backlogBytes: BACKLOG_BYTES,
  maxConnections: 10_000,
  pingIntervalMs: 20_000,
  pingTimeoutMs: 15_000,
};

export interface Realtime {
  /** open pages, and how many of them are up to date */
  counts(): { connections: number; following: number };
  /** Sends every page away and stops; the HTTP server stays open. Takes at most a second. */
  close(): Promise<void>;
}

/** Puts the live line on the pages' own server: reads the outbox, lets pages in, catches them up, keeps them told. */
export function attachRealtime(parts: RealtimeParts): Realtime {
  const { server, changes, personal, readFreshness, build, now, log, allowedOrigins = [], gatekeeper = openToAll } = parts;
  const limits = { ...LIMITS, ...parts.limits };

  const io: LiveServer = new Server({
    path: SOCKET_PATH,
    // Other upgrades are answered by whoever owns them; Socket.IO would end them after a second.
    destroyUpgrade: false,
    serveClient: false,
    transports: ['polling', 'websocket'],
    maxHttpBufferSize: FRAME_MAX_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 10_000,
    pingInterval: limits.pingIntervalMs,
    pingTimeout: limits.pingTimeoutMs,
    allowRequest: (request, allow) => {
      if (!isOwnOrigin(request, allowedOrigins)) return allow('this origin may not connect', false);
      if (io.engine.clientsCount >= limits.maxConnections) return allow('too many open pages', false);
      allow(null, true);
    },
  });

  const personalLine = personal && startPersonalLine({ io, personal, changes, log, batchMs: limits.batchMs, lookEveryMs: limits.lookEveryMs });
  const recent = createRecentChanges();
  const feeder = startFeeder({
    changes,
    recent,
    log,
    batchMs: limits.batchMs,
    lookEveryMs: limits.lookEveryMs,
    onBatch: (previous, batch) => {
      const dropped = dropSlowReaders(io, limits.backlogBytes);
      if (dropped > 0) log.info({ dropped }, 'pages that did not keep up were told to reset');
      // One encoded message for all of them: Socket.IO's adapter frames it once.
      io.to(FOLLOWING).emit('changes', { previous, changes: batch, more: false });
    },
    onOtherHistory: () => {
      personalLine?.restart();
      io.socketsLeave(FOLLOWING);
      io.emit('reset', { reason: 'other-history' });
    },
  });
  const heart = startHeartbeat({ io, feeder, readFreshness, now, log, everyMs: limits.heartbeatMs });
  const rights = watchRights({ io, gatekeeper, log, everyMs: limits.lookAtRightsMs });
  const catchUp = createCatchUp({ io, feeder, recent, changes, log, backlogBytes: limits.backlogBytes });
  acceptPages({ io, build, feeder, heart, catchUp, gatekeeper, now, log });
  io.attach(server);

  return {
    counts: () => ({
      connections: io.engine.clientsCount,
      following: io.of('/').adapter.rooms.get(FOLLOWING)?.size ?? 0,
    }),
    async close() {
      heart.stop();
      rights.stop();
      await Promise.all([feeder.stop(), personalLine?.stop()]);
      await endConnections(io);
    },
  };
}

/**
 * Says good-bye, then cuts: an upgraded connection is none of those that the HTTP server would end. The engine's own
 * `close` drops long polls at once; Socket.IO's would leave each a 30 s timer that keeps the process alive.
 */
async function endConnections(io: LiveServer): Promise<void> {
  const { clients } = io.engine as unknown as { clients: Record<string, EngineClient> };
  const transports = Object.values(clients).map((client) => client.transport);
  io.engine.close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const { socket } of transports) socket?.terminate();
}

/** The part of Engine.IO's clients that its types keep private. */
interface EngineClient {
  readonly transport: { readonly socket?: { terminate(): void } };
}
