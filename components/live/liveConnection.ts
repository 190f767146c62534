import type { Change } from '@/lib/domain/change';
import {
  CONNECTION_REFUSALS,
  SILENCE_MS,
  serverEventSchemas,
  type Changes,
  type ConnectionRefusal,
  type Heartbeat,
  type Refused,
  type Reset,
  type ServerEvents,
  type Welcome,
} from '@/lib/protocol/events';
import type { Snapshot } from '@/lib/protocol/snapshot';
import type { Instant } from '@/lib/time/instant';
import { backoffMs } from './backoff';
import type { LiveStore } from './liveStore';
import type { PersonalListener } from './personalWords';
import type { LiveSocket } from './openSocket';
import { regroup } from './storiesHeld';

/** How often the line is looked after. */
const LOOK_EVERY_MS = 1_000;
/** A `follow` that is not answered for so long was lost. */
const ANSWER_MS = 15_000;
/** Snapshots are whole pages: at most one in this time, whatever goes wrong. */
const SNAPSHOT_GAP_MS = 5_000;
/** After a restore every open page needs a snapshot at once: they spread over this time. */
const RESTORE_SPREAD_MS = 3_000;
/** Smaller wobbles of the measured clock are the network's, not the clock's. */
const CLOCK_STEP_MS = 250;

export interface ConnectionParts {
  readonly store: LiveStore;
  readonly socket: LiveSocket;
  readonly fetchSnapshot: () => Promise<Snapshot>;
  /** what is said to whoever is signed in; null when what was said may have been missed */
  readonly tellPersonal?: PersonalListener;
  /** how long news waits to be told with its story, in milliseconds; 0: it is shown as it comes */
  readonly holdMs: number;
  /** this machine's clock, in epoch milliseconds; trusted only for the time between two words from the server */
  readonly now: () => number;
  /** in [0, 1) */
  readonly random: () => number;
}

export interface LiveConnection {
  /** Looks after the line at once: the machine woke up, the network came back, the page is shown again. */
  lookNow(): void;
  close(): void;
}

/**
 * Keeps one page in step with the server: connects, resumes from the last change taken in, notices gaps and silence,
 * starts anew when told to, and tries again for as long as the page is open.
 *
 * connecting → catching-up → live; from anywhere → offline → catching-up. `live` is only claimed when the server has
 * said that nothing is left to send.
 */
export function startLiveConnection({ store, socket, fetchSnapshot, tellPersonal, holdMs, now, random }: ConnectionParts): LiveConnection {
  let isClosed = false;
  let failures = 0;
  let retryAt: number | null = null;
  let lastHeardAt = now();
  /** when the `follow` that is under way was sent */
  let askedAt: number | null = null;
  /** when to fetch a snapshot; set while what this page holds is of no use */
  let startAnewAt: number | null = null;
  let isFetching = false;
  let lastSnapshotAt = Number.NEGATIVE_INFINITY;

  /** came in and not taken in: news that would stand by itself for a moment and then move into its story */
  let held: readonly Change[] = [];
  let holdTimer: ReturnType<typeof setTimeout> | undefined;

  const live = () => store.getView().live;
  const cursor = () => held.at(-1)?.sequence ?? live().cursor;
  const status = () => store.getView().line.status;

  // --- the line ---

  function connect() {
    retryAt = null;
    lastHeardAt = now();
    socket.connect();
  }

  function lose() {
    if (isClosed) return;
    takeIn();
    askedAt = null;
    socket.disconnect();
    // What was still waiting to be sent belongs to the line that is gone.
    socket.sendBuffer = [];
    store.setLine({ status: 'offline' });
    retryAt ??= now() + backoffMs(failures++, random);
  }

  function lookAfterLine() {
    if (isClosed) return;
    if (retryAt !== null) {
      if (now() >= retryAt) connect();
      return;
    }
    // A sleeping machine's timers stand still: on waking, the silence is simply long.
    const isSilent = now() - lastHeardAt > SILENCE_MS;
    const isUnanswered = askedAt !== null && now() - askedAt > ANSWER_MS;
    if (isSilent || isUnanswered) return lose();
    if (startAnewAt !== null && now() >= startAnewAt) void fetchAnew();
  }

  function lookNow() {
    if (retryAt !== null) {
      failures = 0;
      retryAt = now();
    }
    lookAfterLine();
  }

  // --- what the page holds ---

  function follow() {
    if (startAnewAt !== null) return lookAfterLine();
    askedAt = now();
    store.setLine({ status: 'catching-up' });
    socket.emit('follow', { dataVersion: live().dataVersion, after: cursor() });
  }

  function startAnew(spreadMs = 0) {
    takeIn();
    askedAt = null;
    store.setLine({ status: 'catching-up' });
    startAnewAt ??= Math.max(now() + spreadMs * random(), lastSnapshotAt + SNAPSHOT_GAP_MS);
    lookAfterLine();
  }

  async function fetchAnew() {
    if (isFetching) return;
    isFetching = true;
    lastSnapshotAt = now();
    const snapshot = await fetchSnapshot().catch(() => null);
    isFetching = false;
    if (isClosed) return;
    // Nothing to show and no way to get it is the same as no line.
    if (!snapshot) return lose();
    startAnewAt = null;
    store.dispatch({ type: 'snapshot', snapshot });
    if (socket.connected) follow();
  }

  // --- what arrives ---

  function welcomed({ build, serverTime }: Welcome) {
    noteClock(serverTime);
    noteBuild(build);
    tellPersonal?.(null);
    store.setLine({ refusal: null });
    follow();
  }

  function changesCame({ previous, changes, more }: Changes) {
    if (startAnewAt !== null) return;
    if (previous > cursor()) return follow();
    askedAt = null;
    held = [...held, ...changes.filter(({ sequence }) => sequence > cursor())];
    if (more || holdMs === 0 || !awaitsStory(held)) takeIn();
    else holdTimer ??= setTimeout(takeIn, holdMs);
    if (more) return follow();
    failures = 0;
    store.setLine({ status: 'live' });
  }

  function takeIn() {
    clearTimeout(holdTimer);
    holdTimer = undefined;
    const changes = held;
    held = [];
    if (changes.length > 0) store.dispatch({ type: 'changes', changes });
  }

  function heartbeatCame({ serverTime, head, freshness }: Heartbeat) {
    noteClock(serverTime);
    takeIn();
    store.dispatch({ type: 'heard', serverTime, head, freshness });
    // Sent on the same line after everything up to `head`: standing below it means that something was lost.
    if (status() === 'live' && head > live().cursor) follow();
  }

  function resetCame({ reason }: Reset) {
    tellPersonal?.(null);
    startAnew(reason === 'other-history' ? RESTORE_SPREAD_MS : 0);
  }

  function refusalCame({ event, reason }: Refused) {
    if (event === 'connect') store.setLine({ refusal: readRefusal(reason) });
    // Whatever was refused, asking again at once would be refused again.
    lose();
  }

  function refusedToConnect(error: Error & { data?: { reason?: unknown; build?: unknown } }) {
    store.setLine({ refusal: readRefusal(error.data?.reason) });
    if (typeof error.data?.build === 'string') noteBuild(error.data.build);
    lose();
  }

  function noteClock(serverTime: Instant) {
    const clockOffset = serverTime - now();
    if (Math.abs(clockOffset - store.getView().line.clockOffset) > CLOCK_STEP_MS) store.setLine({ clockOffset });
  }

  function noteBuild(build: string) {
    store.setLine({ newBuild: build === live().build ? null : build });
  }

  /** Every message is checked on arrival (LU9). A batch that cannot be read leaves a gap, so the page starts anew. */
  function on<E extends keyof ServerEvents>(event: E, take: (message: Parameters<ServerEvents[E]>[0]) => void) {
    const schema = serverEventSchemas[event];
    const listener = (raw: unknown) => {
      lastHeardAt = now();
      const read = schema.safeParse(raw);
      if (read.success) take(read.data as Parameters<ServerEvents[E]>[0]);
      else if (event === 'changes') startAnew();
    };
    socket.on(event as string as 'welcome', listener);
  }

  on('welcome', welcomed);
  on('changes', changesCame);
  on('reset', resetCame);
  on('heartbeat', heartbeatCame);
  on('refused', refusalCame);
  on('personal', ({ notice }) => tellPersonal?.(notice));
  socket.on('disconnect', lose);
  socket.on('connect_error', refusedToConnect);

  const timer = setInterval(lookAfterLine, LOOK_EVERY_MS);
  noteClock(live().asOf);
  connect();

  return {
    lookNow,
    close() {
      isClosed = true;
      clearInterval(timer);
      clearTimeout(holdTimer);
      socket.off();
      socket.disconnect();
    },
  };
}

const awaitsStory = (changes: readonly Change[]): boolean => [...regroup(new Map(), changes).storyOf.values()].includes(null);

function readRefusal(reason: unknown): ConnectionRefusal | null {
  return CONNECTION_REFUSALS.find((known) => known === reason) ?? null;
}
