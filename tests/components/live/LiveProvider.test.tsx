import { act, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import type { LiveStore } from '@/components/live/liveStore';
import { LiveProvider } from '@/components/live/LiveProvider';
import { useWallReload } from '@/components/live/useWallReload';
import { useLive, useLiveActions, usePanelFreshness, useServerNow } from '@/components/live/useLive';
import { dataVersion, sequence } from '@/lib/domain/ids';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { instant, SECOND, shift } from '@/lib/time/instant';
import { added, madeFreshness, madeUpdate, NOON } from '../../server/realtime/made';

const started: { store: LiveStore; surface: string; lookNow: jest.Mock; close: jest.Mock }[] = [];
jest.mock('@/components/live/startPageLine', () => ({
  startPageLine: (store: LiveStore, surface: string) => {
    const line = { store, surface, lookNow: jest.fn(), close: jest.fn() };
    started.push(line);
    return line;
  },
}));

const refresh = jest.fn();
const router = { refresh };
jest.mock('next/navigation', () => ({ useRouter: () => router }));

beforeEach(() => {
  refresh.mockClear();
  started.length = 0;
  jest.useFakeTimers({ now: NOON });
});
afterEach(() => jest.useRealTimers());

const snapshot: Snapshot = {
  build: 'b1',
  dataVersion: dataVersion('v1'),
  head: sequence(1),
  serverTime: NOON,
  recorded: null,
  updates: [madeUpdate(1)],
  hasOlder: false,
  stories: [],
  claims: [],
  feeds: [],
  volume: [],
  freshness: madeFreshness(),
  baseline: null,
};

let draws = 0;
function Headlines() {
  draws++;
  const updates = useLive(({ live }) => live.updates);
  return (
    <ul>
      {updates.map((update) => (
        <li key={update.id}>{update.title}</li>
      ))}
    </ul>
  );
}

function Pill() {
  const count = useLive(({ live }) => live.pendingCount);
  const { reveal, setReaderAtTop } = useLiveActions();
  return (
    <>
      <button onClick={reveal}>{count} new</button>
      <button onClick={() => setReaderAtTop(false)}>scroll down</button>
    </>
  );
}

function Panel() {
  return (
    <p>
      {usePanelFreshness()} at {useServerNow()}
    </p>
  );
}

const desk = (
  <LiveProvider initial={snapshot} surface="desk">
    <Headlines />
    <Pill />
    <Panel />
  </LiveProvider>
);

async function open() {
  const page = render(desk);
  await act(() => jest.advanceTimersByTimeAsync(0));
  const line = started[0]!;
  const take = (...sequences: number[]) =>
    act(() => line.store.dispatch({ type: 'changes', changes: sequences.map((n) => ({ ...added(n), sequence: sequence(n), at: NOON })) }));
  return { page, line, take };
}

test('the server draws the page whole, before any script runs', () => {
  jest.setSystemTime(NOON + 3_600_000);
  const html = renderToString(desk);
  expect(html).toContain(madeUpdate(1).title);
  // By the server's own clock at the time of the snapshot, so that both renders agree.
  expect(html).toContain(String(NOON));
  expect(started).toEqual([]);
});

test('a component is drawn again when its own part changed, and not otherwise', async () => {
  const { line, take } = await open();
  const before = draws;
  act(() => line.store.setLine({ status: 'live' }));
  act(() => line.store.dispatch({ type: 'heard', serverTime: shift(NOON, SECOND), head: sequence(1), freshness: madeFreshness() }));
  expect(draws).toBe(before);
  take(2);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([madeUpdate(2).title, madeUpdate(1).title]);
  expect(draws).toBe(before + 1);
});

test('has the server draw its part anew when another article stands on the desk, and only then', async () => {
  const { line, take } = await open();
  take(2);
  expect(refresh).not.toHaveBeenCalled();
  act(() => line.store.dispatch({ type: 'changes', changes: [{ kind: 'baseline-changed', n: 1, sequence: sequence(3), at: NOON }] }));
  expect(refresh).toHaveBeenCalledTimes(1);
  // After a reset it may come with the snapshot.
  act(() => line.store.dispatch({ type: 'snapshot', snapshot: { ...snapshot, baseline: null } }));
  expect(refresh).toHaveBeenCalledTimes(2);
  take(4);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test('what comes in while someone reads waits behind the pill', async () => {
  const { take } = await open();
  act(() => screen.getByText('scroll down').click());
  take(2, 3);
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  act(() => screen.getByText('2 new').click());
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});

test('[LU5] a panel says how fresh it is, by the server’s clock', async () => {
  const { line } = await open();
  act(() => line.store.setLine({ status: 'live' }));
  expect(screen.getByText(/^live at/)).toBeTruthy();
  act(() => void jest.advanceTimersByTime(40 * SECOND));
  expect(screen.getByText(/^late at/)).toBeTruthy();
  act(() => line.store.dispatch({ type: 'heard', serverTime: instant(NOON + 40 * SECOND), head: sequence(1), freshness: madeFreshness() }));
  expect(screen.getByText(`live at ${NOON + 40 * SECOND}`)).toBeTruthy();
  act(() => line.store.setLine({ status: 'offline' }));
  expect(screen.getByText(/^offline at/)).toBeTruthy();
  // This machine's clock jumps a day ahead; the next word from the server puts it right.
  act(() => line.store.setLine({ status: 'live' }));
  jest.setSystemTime(NOON + 86_400_000);
  act(() => line.store.setLine({ clockOffset: -86_400_000 + 41 * SECOND }));
  act(() => void jest.advanceTimersByTime(SECOND));
  expect(screen.getByText(/^live at/)).toBeTruthy();
});

test('looks after the line when the page is shown again or the network comes back, and ends it with the page', async () => {
  const { page, line } = await open();
  window.dispatchEvent(new Event('online'));
  window.dispatchEvent(new Event('pageshow'));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(line.lookNow).toHaveBeenCalledTimes(3);
  page.unmount();
  expect(line.close).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event('online'));
  expect(line.lookNow).toHaveBeenCalledTimes(3);
});

test('[LU8] a desk is not reloaded under its reader: the new build is only made known', async () => {
  const fetched = jest.fn();
  Object.assign(globalThis, { fetch: fetched });
  const { line } = await open();
  act(() => line.store.setLine({ status: 'live', newBuild: 'b2' }));
  await act(() => jest.advanceTimersByTimeAsync(120 * SECOND));
  expect(fetched).not.toHaveBeenCalled();
  expect(line.store.getView().line.newBuild).toBe('b2');
});

/** As the wall has it. */
function Reloading() {
  useWallReload();
  return null;
}

test('[LU8] a wall asks whether the server is well before it reloads itself', async () => {
  const fetched = jest.fn(async () => ({ ok: false }));
  Object.assign(globalThis, { fetch: fetched });
  render(
    <LiveProvider initial={snapshot} surface="wall">
      <Reloading />
    </LiveProvider>,
  );
  await act(() => jest.advanceTimersByTimeAsync(0));
  act(() => started[0]!.store.setLine({ status: 'live', newBuild: 'b2' }));
  await act(() => jest.advanceTimersByTimeAsync(0));
  expect(fetched).toHaveBeenCalledWith('/api/health', expect.anything());
  await act(() => jest.advanceTimersByTimeAsync(31 * SECOND));
  expect(fetched).toHaveBeenCalledTimes(2);
});
