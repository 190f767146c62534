'use client';

import { use, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { FeedWithHealth } from '@/lib/domain/feed';
import type { UpdatesPage } from '@/lib/protocol/requests';
import { judgeFreshness, type PanelFreshness } from '@/lib/time/freshness';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { LiveContext } from './LiveProvider';
import type { LiveStore, LiveView } from './liveStore';

/**
 * What a component needs of the live state; it is drawn again only when that changes.
 * @param select  returns a part of the view as it is, not a new object: `({ live }) => live.updates`
 */
export function useLive<T>(select: (view: LiveView) => T): T {
  const store = useLiveStore();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getView()),
    () => select(store.getInitialView()),
  );
}

export interface LiveActions {
  /** shows what waits behind the pill */
  reveal(): void;
  /** whether the reader is at the top of the list, where new updates may be shown at once */
  setReaderAtTop(isAtTop: boolean): void;
  /** adds a further page to the end of the list */
  addOlder(page: UpdatesPage): void;
  /** takes in when each feed was polled last and is polled next */
  takeFeeds(feeds: readonly FeedWithHealth[]): void;
}

export function useLiveActions(): LiveActions {
  const store = useLiveStore();
  return useMemo(
    () => ({
      reveal: () => store.dispatch({ type: 'reveal' }),
      setReaderAtTop: (isAtTop) => store.dispatch({ type: 'reader', isAtTop }),
      takeFeeds: (feeds) => store.dispatch({ type: 'feeds-read', feeds }),
      addOlder: ({ updates, stories, next }) => store.dispatch({ type: 'older', updates, stories, hasOlder: next !== null }),
    }),
    [store],
  );
}

/**
 * Now, by the server's clock, to the second. The server's render and the browser's first one show the snapshot's time,
 * so that "4 min ago" agrees in both.
 */
export const useServerNow = (): Instant => useServerTime(asItIs);

/** The last moment of today, UTC, by the server's clock: for what is drawn anew when the day turns, not every second. */
export const useServerToday = (): Instant => useServerTime(endOfDay);

const asItIs = (now: Instant): Instant => now;
const endOfDay = (now: Instant): Instant => instant(Math.floor(now / DAY) * DAY + DAY - 1);

function useServerTime(read: (now: Instant) => Instant): Instant {
  const store = useLiveStore();
  return useSyncExternalStore(subscribeToSeconds, () => read(serverNow(store)), () => read(store.getInitialView().live.asOf));
}

/**
 * What a panel fed by the live state says of itself (LU5). Judged every second and at every change, drawn again only when the word is another.
 * @param asOf  server time up to which the panel is complete, when it shows something older than the live state
 */
export function usePanelFreshness(asOf?: Instant): PanelFreshness {
  const store = useLiveStore();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [store.subscribe(listener), subscribeToSeconds(listener)];
      return () => stops.forEach((stop) => stop());
    },
    [store],
  );
  const judge = ({ live, line }: LiveView, now: Instant) =>
    judgeFreshness({
      // Rendered on the server, a page is as connected as it gets; it says `offline` only once it has tried.
      connected: line.status !== 'offline',
      asOf: asOf ?? live.asOf,
      lastGoodPollAt: live.freshness.lastGoodPollAt,
      pollEverySeconds: live.freshness.pollEverySeconds,
      storeWritable: live.freshness.storeWritable,
      serverNow: now,
    });
  return useSyncExternalStore(
    subscribe,
    () => judge(store.getView(), serverNow(store)),
    () => judge(store.getInitialView(), store.getInitialView().live.asOf),
  );
}

/** The store itself, for what reads it without being drawn again when it changes. */
export function useLiveStore(): LiveStore {
  const store = use(LiveContext);
  if (!store) throw new Error('useLive needs a LiveProvider above it');
  return store;
}

function serverNow(store: LiveStore): Instant {
  const { line } = store.getView();
  return instant(Math.floor((Date.now() + line.clockOffset) / 1_000) * 1_000);
}

/** One clock for the whole page: what changes with the second is drawn in one go. */
const secondListeners = new Set<() => void>();
let secondTimer: ReturnType<typeof setInterval> | undefined;

function subscribeToSeconds(listener: () => void): () => void {
  // A function of its own: the same one may subscribe twice.
  const own = () => listener();
  secondListeners.add(own);
  secondTimer ??= setInterval(() => [...secondListeners].forEach((tell) => tell()), 1_000);
  return () => {
    secondListeners.delete(own);
    if (secondListeners.size > 0) return;
    clearInterval(secondTimer);
    secondTimer = undefined;
  };
}
