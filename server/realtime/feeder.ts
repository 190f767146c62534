import type { Change } from '@/lib/domain/change';
import type { DataVersion, Sequence } from '@/lib/domain/ids';
import { sequence } from '@/lib/domain/ids';
import { PAGE_CHANGES } from '@/lib/protocol/events';
import type { Logger } from '../log';
import type { ChangeLog } from '../store/store';
import { RECENT_CHANGES, type RecentChanges } from './recentChanges';

/** How far this node has sent. */
export interface Place {
  readonly dataVersion: DataVersion;
  /** the last sequence sent to everyone who follows */
  readonly cursor: Sequence;
  /** the oldest sequence still kept, when last looked at */
  readonly oldest: Sequence;
}

export interface Feeder {
  /** null until the store could be read for the first time */
  place(): Place | null;
  /** Looks for new changes: at once after a quiet time, else when `batchMs` have passed since the last look. */
  wake(): void;
  stop(): Promise<void>;
}

export interface FeederParts {
  readonly changes: ChangeLog;
  readonly recent: RecentChanges;
  readonly log: Logger;
  readonly batchMs: number;
  /** a word of a commit may get lost (NOTIFY over a broken connection), so the store is also looked at by itself */
  readonly lookEveryMs: number;
  readonly onBatch: (previous: Sequence, changes: readonly Change[]) => void;
  /** the store was restored or emptied: nothing sent so far means anything any more */
  readonly onOtherHistory: () => void;
}

/**
 * Carries changes from the outbox to the open pages, from this node's own cursor. Any number of nodes can do so side by
 * side: each reads everything, so nobody has to pass anything on.
 */
export function startFeeder(parts: FeederParts): Feeder {
  const { changes, recent, log, batchMs, lookEveryMs, onBatch, onOtherHistory } = parts;
  let place: Place | null = null;
  let isStopped = false;
  let isFailing = false;
  let isHistoryLost = false;
  let lastLookAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  let isWakeMissed = false;
  let burst: NodeJS.Timeout | null = null;

  /** Takes its place at the head, with the last changes in memory: after a restart all pages come back at once. */
  async function takePlace() {
    place = null;
    recent.clear();
    const { dataVersion, head, oldest } = await changes.head();
    let cursor = sequence(Math.max(oldest - 1, head - RECENT_CHANGES, 0));
    for (;;) {
      const page = await changes.after(cursor, PAGE_CHANGES);
      recent.add(cursor, page);
      cursor = page.at(-1)?.sequence ?? cursor;
      if (page.length < PAGE_CHANGES) break;
    }
    place = { dataVersion, oldest, cursor: sequence(Math.max(cursor, head)) };
    if (isHistoryLost) onOtherHistory();
    isHistoryLost = false;
  }

  async function readOn() {
    if (!place) return takePlace();
    const { dataVersion } = place;
    let previous = place.cursor;
    for (;;) {
      // The head is asked for with every page: a restored store must not pass for a continued one.
      const [page, head] = await Promise.all([changes.after(previous, PAGE_CHANGES), changes.head()]);
      if (isStopped) return;
      if (head.dataVersion !== dataVersion || head.head < previous) {
        log.warn({ from: dataVersion, to: head.dataVersion }, 'the store has another history: every page starts anew');
        isHistoryLost = true;
        return takePlace();
      }
      const cursor = page.at(-1)?.sequence ?? previous;
      place = { dataVersion, oldest: head.oldest, cursor };
      if (page.length > 0) {
        recent.add(previous, page);
        onBatch(previous, page);
      }
      previous = cursor;
      if (page.length < PAGE_CHANGES) return;
    }
  }

  async function look() {
    try {
      do {
        isWakeMissed = false;
        await readOn();
      } while (isWakeMissed && !isStopped);
      if (isFailing) log.info('the live line reads changes again');
      isFailing = false;
    } catch (error) {
      if (!isFailing && !isStopped) log.warn({ err: error }, 'the live line cannot read changes; it tries again');
      isFailing = true;
    }
  }

  function lookNow() {
    burst = null;
    if (isStopped) return;
    lastLookAt = performance.now();
    if (reading) isWakeMissed = true;
    else reading = look().finally(() => (reading = null));
  }

  function wake() {
    if (burst || isStopped) return;
    const wait = lastLookAt + batchMs - performance.now();
    if (wait <= 0) lookNow();
    else burst = setTimeout(lookNow, wait);
  }

  const stopListening = changes.onCommit(wake);
  const timer = setInterval(wake, lookEveryMs);
  lookNow();

  return {
    place: () => place,
    wake,
    async stop() {
      isStopped = true;
      stopListening();
      clearInterval(timer);
      if (burst) clearTimeout(burst);
      await reading;
    },
  };
}
