import type { NewsReading } from '@/lib/claims/newsReader';
import { SECOND, type Instant } from '@/lib/time/instant';
import type { FeedReader, TextsRead } from '../feeds/reading/parsedFeed';
import type { Logger } from '../log';
import { notReadable } from '../pipeline/judge';
import { StoreUnavailable, type Store, type UnreadItem } from '../store/store';
import { pause } from './pause';
import { createTerms } from './terms';

export interface RereaderParts {
  readonly store: { readonly analysis: Pick<Store['analysis'], 'unread' | 'unreadCount' | 'reread'> };
  readonly reader: Pick<FeedReader, 'readTexts'>;
  readonly now: () => Instant;
  readonly log: Logger;
}

export interface Rereader {
  /** Reads what other rules have judged, under this epoch, until stopped. */
  start(epoch: number): void;
  /** Can be started again. */
  stop(): Promise<void>;
  /** The rules are others by now: looks at once. */
  lookAgain(): void;
  /** items left to read, as far as is known; null before the first look */
  remaining(): number | null;
}

const BATCH = 100;
/** Of the time, at most a quarter is worked. */
const REST_PER_WORK = 3;
/** An item that could not be read when it came is found by a look of its own. */
const LOOK_EVERY_MS = 600 * SECOND;
const RETRY_MS = { first: 5 * SECOND, most: 300 * SECOND };

/** Reads old items anew in the background, newest first. The store knows what is left, so that it goes on after any stop. */
export function createRereader({ store: { analysis }, reader, now, log }: RereaderParts): Rereader {
  let waiting = new AbortController();
  let left: number | null = null;

  async function serve(epoch: number, signal: AbortSignal): Promise<void> {
    let retryMs = RETRY_MS.first;
    while (!signal.aborted) {
      waiting = new AbortController();
      const wake = () => waiting.abort();
      signal.addEventListener('abort', wake, { once: true });
      try {
        await readAll(epoch, signal);
        retryMs = RETRY_MS.first;
        await pause(LOOK_EVERY_MS, waiting.signal);
      } catch (error) {
        if (error instanceof StoreUnavailable && error.reason === 'deposed') return;
        if (signal.aborted) return;
        log.warn({ err: error, retryMs }, 'old items cannot be read anew now; trying again');
        await pause(retryMs, waiting.signal);
        retryMs = Math.min(2 * retryMs, RETRY_MS.most);
      } finally {
        signal.removeEventListener('abort', wake);
      }
    }
  }

  async function readAll(epoch: number, signal: AbortSignal): Promise<void> {
    const { rulesVersion } = await read([]);
    left = await analysis.unreadCount(rulesVersion);
    if (left === 0) return;
    log.info({ items: left, rulesVersion }, 'reading anew what other rules have judged');
    let changed = 0;
    while (!signal.aborted) {
      const begun = performance.now();
      const items = await analysis.unread(rulesVersion, BATCH);
      if (items.length === 0) break;
      const judged = await judge(items, rulesVersion);
      // The rules have changed on the way: the next look is by those.
      if (judged.some(({ marks }) => marks.rulesVersion !== rulesVersion)) return;
      const step = await analysis.reread({ epoch, at: now(), items: judged });
      changed += step.changed;
      left = Math.max(0, left - items.length);
      await pause(REST_PER_WORK * (performance.now() - begun), signal);
    }
    if (signal.aborted) return;
    left = 0;
    log.info({ changed }, 'everything is read by the present rules');
  }

  async function judge(items: readonly UnreadItem[], rulesVersion: string) {
    const texts = items.map(({ title, summary, language }) => ({ title, summary, language }));
    const together = await reader.readTexts(texts);
    // One of them may be at fault: by itself it spoils nothing for the others, and is not tried for ever.
    const readings = together.ok ? together.value.readings : await readSingly(texts, rulesVersion);
    return items.map(({ id }, at) => {
      const { marks, holdings } = readings[at] as NewsReading;
      return { id, marks, holdings };
    });
  }

  async function readSingly(texts: readonly { title: string; summary: string; language: string }[], rulesVersion: string): Promise<NewsReading[]> {
    const readings: NewsReading[] = [];
    for (const text of texts) {
      const alone = await reader.readTexts([text]);
      readings.push((alone.ok && alone.value.readings[0]) || notReadable(rulesVersion));
    }
    return readings;
  }

  /** Errors: throws when the reader cannot read at all. */
  async function read(texts: readonly { title: string; summary: string }[]): Promise<TextsRead> {
    const result = await reader.readTexts(texts);
    if (!result.ok) throw new Error(`the rules are not to be had: ${result.error.detail}`);
    return result.value;
  }

  return {
    ...createTerms(serve),
    lookAgain: () => waiting.abort(),
    remaining: () => left,
  };
}
