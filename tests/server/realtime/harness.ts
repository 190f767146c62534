import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import pino from 'pino';
import { io } from 'socket.io-client';
import { startLiveConnection, type LiveConnection } from '@/components/live/liveConnection';
import { createLiveStore, type LiveStore } from '@/components/live/liveStore';
import { openSocket, type LiveSocket } from '@/components/live/openSocket';
import type { LiveAction } from '@/components/live/liveState';
import { PROTOCOL_VERSION, type Surface } from '@/lib/protocol/events';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { instant } from '@/lib/time/instant';
import { attachRealtime, type Realtime, type RealtimeParts } from '@/server/realtime/attachRealtime';
import type { ChangeLog } from '@/server/store/store';
import { madeFreshness } from './made';

export const BUILD = 'made-build-1';
const quiet = pino({ level: 'silent' });

export interface LiveNode {
  readonly port: number;
  readonly origin: string;
  readonly realtime: Realtime;
  /** cuts every connection without a good-bye; the node goes on */
  cut(): void;
  /** as when the process is killed */
  kill(): Promise<void>;
  /** an orderly stop */
  stop(): Promise<void>;
}

const nodes = new Set<LiveNode>();
const pages = new Set<{ close(): void }>();

/** Call in afterEach: ends everything a test has opened. */
export async function endAll(): Promise<void> {
  for (const page of pages) page.close();
  pages.clear();
  await Promise.all([...nodes].map((node) => node.kill()));
  nodes.clear();
}

/** A serving node on a loopback port: a real HTTP server with the live line attached. */
export async function startNode(changes: ChangeLog, parts: Partial<RealtimeParts> = {}, port = 0): Promise<LiveNode> {
  const server: Server = createServer((_, response) => response.writeHead(404).end());
  const sockets = new Set<TcpSocket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const realtime = attachRealtime({
    server,
    changes,
    readFreshness: async () => madeFreshness(),
    build: BUILD,
    now: () => instant(Date.now()),
    log: quiet,
    ...parts,
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  const cut = () => sockets.forEach((socket) => socket.destroy());
  const closeServer = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      cut();
    });
  const node: LiveNode = {
    port: bound,
    origin: `http://127.0.0.1:${bound}`,
    realtime,
    cut,
    async kill() {
      nodes.delete(node);
      cut();
      await Promise.all([realtime.close(), closeServer()]);
    },
    async stop() {
      nodes.delete(node);
      await realtime.close();
      await closeServer();
    },
  };
  nodes.add(node);
  return node;
}

export interface Page {
  readonly store: LiveStore;
  readonly socket: LiveSocket;
  readonly connection: LiveConnection;
  /** sequences in the order in which the page took them in */
  readonly seen: number[];
  /** sequences as they arrived, on all its connections */
  readonly arrived: number[];
  /** sizes of the batches as they arrived */
  readonly batches: number[];
  readonly snapshots: number;
  /** moves the page's own clock forward and lets it look after its line: a sleeping machine wakes */
  sleep(milliseconds: number): void;
  close(): void;
}

export interface PageParts {
  readonly origin: string;
  readonly snapshot: Snapshot | (() => Promise<Snapshot>);
  readonly surface?: Surface;
  readonly build?: string;
}

/** What the server would render a page from: empty, at this place. */
export async function snapshotAt(changes: ChangeLog, build = BUILD): Promise<Snapshot> {
  const { dataVersion, head } = await changes.head();
  return {
    build,
    dataVersion,
    head,
    serverTime: instant(Date.now()),
    recorded: null,
    updates: [],
    hasOlder: false,
    stories: [],
    claims: [],
    feeds: [],
    volume: [],
    freshness: madeFreshness(),
    baseline: null,
  };
}

/** A page as a browser runs it, without the drawing: the real store, connection and socket. */
export function openPage(parts: PageParts & { initial: Snapshot }): Page {
  const { origin, initial, surface = 'desk', build = BUILD } = parts;
  const store = createLiveStore({ ...initial, build });
  const seen: number[] = [];
  const arrived: number[] = [];
  const batches: number[] = [];
  let snapshots = 0;
  let clock = 0;
  const watched: LiveStore = {
    ...store,
    dispatch(action: LiveAction) {
      if (action.type === 'changes') {
        const { cursor } = store.getView().live;
        seen.push(...action.changes.map((change) => Number(change.sequence)).filter((n) => n > cursor));
      }
      store.dispatch(action);
    },
  };
  const socket = openSocket({ protocol: PROTOCOL_VERSION, build, surface }, origin);
  socket.on('changes', ({ changes }) => {
    arrived.push(...changes.map((change) => Number(change.sequence)));
    batches.push(changes.length);
  });
  const connection = startLiveConnection({
    store: watched,
    socket,
    fetchSnapshot: async () => {
      snapshots++;
      return typeof parts.snapshot === 'function' ? parts.snapshot() : parts.snapshot;
    },
    holdMs: 0,
    now: () => Date.now() + clock,
    random: () => 0,
  });
  const page: Page = {
    store,
    socket,
    connection,
    seen,
    arrived,
    batches,
    get snapshots() {
      return snapshots;
    },
    sleep(milliseconds) {
      clock += milliseconds;
      connection.lookNow();
    },
    close() {
      pages.delete(page);
      connection.close();
    },
  };
  pages.add(page);
  return page;
}

/** A bare client that speaks the protocol by hand. */
export function openBare(origin: string, auth: object = { protocol: PROTOCOL_VERSION, build: BUILD, surface: 'desk' }, options: object = {}): ReturnType<typeof io> {
  const socket = io(origin, { auth, transports: ['websocket'], reconnection: false, forceNew: true, ...options });
  pages.add(socket);
  return socket;
}

/** Resolves when the condition holds; fails, saying what was awaited, when it does not within the time. */
export async function until(what: string, holds: () => boolean, milliseconds = 8_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const isLive = (page: Page) => page.store.getView().line.status === 'live';
export const cursorOf = (page: Page) => Number(page.store.getView().live.cursor);
/** the next message of this event */
export const next = <T>(socket: { once(event: string, listener: (message: T) => void): unknown }, event: string): Promise<T> =>
  new Promise((resolve) => socket.once(event, resolve));
