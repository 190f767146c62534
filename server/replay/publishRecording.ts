import { SECOND } from '@/lib/time/instant';
import type { FeedServer } from '../demo/feedServer';
import type { LocalOutlet } from '../demo/localFeed';
import type { RecordedItem } from './readRecording';

/** Seconds of recording per second; `max`: as fast as it is read. */
export type ReplaySpeed = number | 'max';

export interface Publishing {
  /** items published so far */
  published(): number;
  stop(): void;
}

const TICK_MS = 100;
/** At `max`, so many items may wait to be read: enough to keep the poller busy, little enough to stay a stream. */
const AHEAD_OF_READER = 1_000;

/**
 * Publishes a recording in its order, on a clock that starts at its first item.
 * @param clock       milliseconds that only ever go forward
 * @param onFinished  called once, when the last item is out
 */
export function publishRecording({
  items,
  outlets,
  server,
  speed,
  clock,
  onFinished,
}: {
  readonly items: readonly RecordedItem[];
  readonly outlets: ReadonlyMap<string, LocalOutlet>;
  readonly server: Pick<FeedServer, 'publish' | 'unread'>;
  readonly speed: ReplaySpeed;
  readonly clock: () => number;
  readonly onFinished: () => void;
}): Publishing {
  const begunAt = clock();
  const recordedFrom = Date.parse(items[0]?.published ?? '');
  let published = 0;

  const isDue = (item: RecordedItem, unread: number) =>
    speed === 'max' ? unread < AHEAD_OF_READER : Date.parse(item.published) <= recordedFrom + (clock() - begunAt) * speed;

  const tick = () => {
    let unread = [...server.unread().values()].reduce((sum, count) => sum + count, 0);
    for (let item = items[published]; item && isDue(item, unread); item = items[published]) {
      const outlet = outlets.get(item.source);
      if (!outlet) throw new Error(`no such outlet: ${item.source}`);
      server.publish(outlet.id, {
        guid: item.id,
        title: item.title,
        summary: item.description,
        published: item.published,
        link: /^https?:\/\//i.test(item.link) ? item.link : null,
        author: null,
      });
      published += 1;
      unread += 1;
    }
    if (published < items.length) return;
    clearInterval(timer);
    onFinished();
  };
  const timer = setInterval(tick, TICK_MS);

  return { published: () => published, stop: () => clearInterval(timer) };
}

/** How often feeds are polled at a speed, in seconds: quicker clocks need quicker polls, within what one machine bears. */
export function pollPace(speed: ReplaySpeed): { minSeconds: number; maxSeconds: number } {
  if (speed === 'max') return { minSeconds: 1, maxSeconds: 5 };
  const within = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));
  return { minSeconds: within(2, 60 / speed, 60), maxSeconds: within(10, (60 * 60) / speed, 15 * 60) };
}

/** How long the recording takes at a speed, in seconds; null when that depends on the reader. */
export function playingSeconds(items: readonly RecordedItem[], speed: ReplaySpeed): number | null {
  if (speed === 'max') return null;
  const span = Date.parse(items.at(-1)?.published ?? '') - Date.parse(items[0]?.published ?? '');
  return Math.round(span / SECOND / speed);
}
