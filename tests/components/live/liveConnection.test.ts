import { startLiveConnection } from '@/components/live/liveConnection';
import { createLiveStore } from '@/components/live/liveStore';
import type { LiveSocket } from '@/components/live/openSocket';
import type { Change } from '@/lib/domain/change';
import { dataVersion, sequence } from '@/lib/domain/ids';
import { SILENCE_MS } from '@/lib/protocol/events';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { instant } from '@/lib/time/instant';
import { makeStory } from '../../fixtures/made/records';
import { added, madeFreshness, madeUpdate, NOON } from '../../server/realtime/made';

// The connection alone, on a clock and a socket moved by hand; with real ones it runs in tests/server/realtime.

const SECOND = 1_000;

beforeEach(() => jest.useFakeTimers({ now: NOON }));
afterEach(() => jest.useRealTimers());

const snapshot = (head = 10, changed: Partial<Snapshot> = {}): Snapshot => ({
  build: 'b1',
  dataVersion: dataVersion('v1'),
  head: sequence(head),
  serverTime: NOON,
  recorded: null,
  updates: [],
  hasOlder: false,
  stories: [],
  claims: [],
  feeds: [],
  volume: [],
  freshness: madeFreshness(),
  baseline: null,
  ...changed,
});

const changesOf = (...sequences: number[]): Change[] => sequences.map((n) => ({ ...added(n), sequence: sequence(n), at: NOON }));

/** A socket that does what the test says. */
function handSocket() {
  const listeners = new Map<string, (message: unknown) => void>();
  const sent: { event: string; message: unknown }[] = [];
  const socket = {
    connected: false,
    sendBuffer: [] as unknown[],
    tries: 0,
    on: (event: string, listener: (message: unknown) => void) => listeners.set(event, listener),
    off: () => listeners.clear(),
    emit: (event: string, message: unknown) => sent.push({ event, message }),
    connect: () => void socket.tries++,
    disconnect: () => {
      if (!socket.connected) return;
      socket.connected = false;
      listeners.get('disconnect')?.('io client disconnect');
    },
  };
  const say = (event: string, message?: unknown) => listeners.get(event)?.(message);
  return {
    socket: socket as unknown as LiveSocket,
    sent,
    say,
    tries: () => socket.tries,
    welcome(changed: object = {}) {
      socket.connected = true;
      say('welcome', { protocol: 1, build: 'b1', dataVersion: 'v1', head: 10, oldest: 1, serverTime: NOON, freshness: madeFreshness(), ...changed });
    },
    drop() {
      socket.connected = false;
      say('disconnect', 'transport close');
    },
  };
}

function open({
  fetchSnapshot = async () => snapshot(50),
  random = () => 0.5,
  holdMs = 0,
}: { fetchSnapshot?: () => Promise<Snapshot>; random?: () => number; holdMs?: number } = {}) {
  const hand = handSocket();
  const store = createLiveStore(snapshot());
  const fetches = jest.fn(fetchSnapshot);
  const connection = startLiveConnection({ store, socket: hand.socket, fetchSnapshot: fetches, holdMs, now: Date.now, random });
  const line = () => store.getView().line;
  const live = () => {
    hand.welcome();
    hand.say('changes', { previous: 10, changes: [], more: false });
  };
  return { ...hand, store, fetches, connection, line, live };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

test('asks for what came after the page it was rendered in, and is live only when nothing is left', () => {
  const page = open();
  expect(page.line().status).toBe('connecting');
  page.welcome();
  expect(page.line().status).toBe('catching-up');
  expect(page.sent).toEqual([{ event: 'follow', message: { dataVersion: 'v1', after: 10 } }]);
  page.say('changes', { previous: 10, changes: changesOf(11, 12), more: true });
  expect(page.sent.at(-1)).toEqual({ event: 'follow', message: { dataVersion: 'v1', after: 12 } });
  expect(page.line().status).toBe('catching-up');
  page.say('changes', { previous: 12, changes: [], more: false });
  expect(page.line().status).toBe('live');
});

test('[LU2] a batch that continues from elsewhere is a gap: the page asks again from where it stands', () => {
  const page = open();
  page.live();
  page.say('changes', { previous: 14, changes: changesOf(15), more: false });
  expect(page.store.getView().live.cursor).toBe(10);
  expect(page.line().status).toBe('catching-up');
  expect(page.sent.at(-1)).toEqual({ event: 'follow', message: { dataVersion: 'v1', after: 10 } });
});

test('[LU3] a batch that overlaps what the page has is taken in from where it stands', () => {
  const page = open();
  page.live();
  page.say('changes', { previous: 8, changes: changesOf(9, 10, 11), more: false });
  expect(page.store.getView().live.cursor).toBe(11);
  expect(page.store.getView().live.updates).toHaveLength(1);
});

describe('news that is in no story yet', () => {
  const HOLD = 500;
  const placed = (n: number): Change => ({ kind: 'story-changed', story: makeStory('s1'), joined: [madeUpdate(1).id], sequence: sequence(n), at: NOON });
  function openHolding() {
    const page = open({ holdMs: HOLD });
    page.live();
    page.say('changes', { previous: 10, changes: [{ ...added(1), sequence: 11, at: NOON }], more: false });
    return { ...page, shown: () => page.store.getView().live.updates.map((update) => update.storyId) };
  }

  test('is shown with its story, never beside it', () => {
    const page = openHolding();
    expect(page.shown()).toEqual([]);
    expect(page.line().status).toBe('live');
    page.say('changes', { previous: 11, changes: [placed(12)], more: false });
    expect(page.shown()).toEqual(['s1']);
    expect(page.sent).toHaveLength(1);
  });

  test('is shown by itself when no story is told in time', () => {
    const page = openHolding();
    jest.advanceTimersByTime(HOLD - 1);
    page.say('changes', { previous: 11, changes: [{ ...added(2), sequence: 12, at: NOON }], more: false });
    expect(page.shown()).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(page.shown()).toEqual([null, null]);
  });

  test('is not asked for again, nor taken twice', () => {
    const page = openHolding();
    page.say('changes', { previous: 10, changes: [{ ...added(1), sequence: 11, at: NOON }], more: false });
    page.say('heartbeat', { serverTime: instant(NOON + SECOND), head: 11, freshness: madeFreshness() });
    expect(page.sent).toHaveLength(1);
    expect(page.shown()).toEqual([null]);
    expect(page.store.getView().live.asOf).toBe(NOON + SECOND);
  });

  test('is shown when the line is lost, and the page goes on from there', () => {
    const page = openHolding();
    page.drop();
    expect(page.shown()).toEqual([null]);
    page.welcome();
    expect(page.sent.at(-1)).toEqual({ event: 'follow', message: { dataVersion: 'v1', after: 11 } });
  });
});

test('[LU5] a heartbeat that is ahead of a live page shows that something was lost', () => {
  const page = open();
  page.live();
  const beat = (head: number) => page.say('heartbeat', { serverTime: instant(NOON + SECOND), head, freshness: madeFreshness() });
  beat(10);
  expect(page.sent).toHaveLength(1);
  beat(11);
  expect(page.sent.at(-1)).toEqual({ event: 'follow', message: { dataVersion: 'v1', after: 10 } });
});

test('[LU5] a line that is silent for longer than 25 s is taken for dead', () => {
  const page = open();
  page.live();
  jest.advanceTimersByTime(SILENCE_MS);
  expect(page.line().status).toBe('live');
  jest.advanceTimersByTime(2 * SECOND);
  expect(page.line().status).toBe('offline');
});

test('[LU5] a machine that wakes from sleep notices at once, without waiting for a timer', () => {
  const page = open();
  page.live();
  jest.setSystemTime(NOON + 3_600 * SECOND);
  page.connection.lookNow();
  expect(page.line().status).toBe('offline');
  page.connection.lookNow();
  expect(page.tries()).toBe(2);
});

test('tries again ever more slowly, up to 15 s, and at once when the network comes back', () => {
  const page = open();
  page.live();
  page.drop();
  const waits: number[] = [];
  for (let i = 0; i < 9; i++) {
    const before = page.tries();
    let waited = 0;
    while (page.tries() === before) {
      jest.advanceTimersByTime(SECOND);
      waited++;
    }
    waits.push(waited);
    page.say('connect_error', new Error('websocket error'));
  }
  expect(waits).toEqual([1, 1, 2, 3, 6, 12, 12, 12, 12]);
  const before = page.tries();
  page.connection.lookNow();
  expect(page.tries()).toBe(before + 1);
});

test('a follow that is not answered within 15 s is asked on a new line', () => {
  const page = open();
  page.welcome();
  jest.advanceTimersByTime(14 * SECOND);
  expect(page.line().status).toBe('catching-up');
  jest.advanceTimersByTime(3 * SECOND);
  expect(page.line().status).toBe('offline');
});

test('[LU2] after a reset the page starts anew from a snapshot and follows from its head', async () => {
  const page = open();
  page.live();
  page.say('reset', { reason: 'too-old' });
  page.say('changes', { previous: 10, changes: changesOf(11), more: false });
  await settle();
  expect(page.store.getView().live.cursor).toBe(50);
  expect(page.sent.at(-1)).toEqual({ event: 'follow', message: { dataVersion: 'v1', after: 50 } });
  page.say('changes', { previous: 50, changes: [], more: false });
  expect(page.line().status).toBe('live');
});

test('[LU2] a snapshot that cannot be had is the same as no line, and is asked for again', async () => {
  let isBroken = true;
  const page = open({
    fetchSnapshot: async () => {
      if (isBroken) throw new Error('made failure');
      return snapshot(50);
    },
  });
  page.live();
  page.say('reset', { reason: 'too-old' });
  await settle();
  expect(page.line().status).toBe('offline');
  isBroken = false;
  await jest.advanceTimersByTimeAsync(5 * SECOND);
  page.welcome();
  await jest.advanceTimersByTimeAsync(5 * SECOND);
  expect(page.store.getView().live.cursor).toBe(50);
});

test('[LU7] resets that follow each other do not become a flood of snapshots', async () => {
  const page = open();
  page.live();
  for (let i = 0; i < 20; i++) {
    page.say('reset', { reason: 'too-slow' });
    await jest.advanceTimersByTimeAsync(500);
  }
  expect(page.fetches.mock.calls.length).toBeLessThanOrEqual(3);
});

test('[LU2] after a restore pages spread their asking over some seconds', async () => {
  const page = open({ random: () => 0.9 });
  page.live();
  page.say('reset', { reason: 'other-history' });
  await jest.advanceTimersByTimeAsync(2 * SECOND);
  expect(page.fetches).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(2 * SECOND);
  expect(page.fetches).toHaveBeenCalledTimes(1);
});

test('[LU9] a message that is not of its form changes nothing', () => {
  const page = open();
  page.live();
  const before = page.store.getView();
  page.say('heartbeat', { serverTime: 'soon', head: 99, freshness: {} });
  page.say('reset', { reason: 'because' });
  page.say('welcome', 7);
  page.say('refused', null);
  expect(page.store.getView()).toEqual(before);
});

test('[LU9] a batch that is not of its form makes the page start anew', async () => {
  const page = open();
  page.live();
  page.say('changes', { previous: 10, changes: [{ kind: 'update-added', sequence: 11, at: NOON, update: { title: 'half an update' } }], more: false });
  await settle();
  expect(page.fetches).toHaveBeenCalledTimes(1);
});

test('[LU6] says why it is not let in, until it is', () => {
  const page = open();
  page.say('connect_error', Object.assign(new Error('not-authorised'), { data: { reason: 'not-authorised', field: '', build: 'b1' } }));
  expect(page.line()).toMatchObject({ status: 'offline', refusal: 'not-authorised' });
  jest.advanceTimersByTime(5 * SECOND);
  page.live();
  expect(page.line()).toMatchObject({ status: 'live', refusal: null });
});

test('[LU8] knows the build of a server that no longer speaks its protocol', () => {
  const page = open();
  page.say('connect_error', Object.assign(new Error('other-protocol'), { data: { reason: 'other-protocol', field: '', build: 'b9' } }));
  expect(page.line()).toMatchObject({ newBuild: 'b9', refusal: 'other-protocol' });
});

test('once closed it stays closed', () => {
  const page = open();
  page.live();
  page.connection.close();
  jest.advanceTimersByTime(120 * SECOND);
  page.connection.lookNow();
  expect(page.tries()).toBe(1);
});
