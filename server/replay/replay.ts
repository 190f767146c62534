import { instant, SECOND } from '@/lib/time/instant';
import { startFeedServer, type FeedServer } from '../demo/feedServer';
import { readArguments, readNumber } from '../demo/readArguments';
import { recordedConfig } from '../demo/recordedConfig';
import { prepareRecordedFolder, rememberedPort, rememberPort } from '../demo/recordedFolder';
import type { RecordedMaterial } from '../demo/recordedMaterial';
import { feedCatalog } from '../feeds/catalog';
import type { Logger } from '../log';
import { StartError } from '../startError';
import type { ItemCounts, ItemStore } from '../store/store';
import { playingSeconds, pollPace, publishRecording, type Publishing, type ReplaySpeed } from './publishRecording';
import { readRecording, type Recording } from './readRecording';
import { recordedOutlets } from './recordedOutlets';

export interface Replay extends RecordedMaterial {
  progress(): ReplayProgress;
}

export interface ReplayProgress {
  /** items in the recording, without bad lines */
  readonly items: number;
  readonly badLines: number;
  readonly published: number;
  /** published, and not yet shown to be kept by the poller */
  readonly unread: number;
  readonly isFinished: boolean;
}

const USAGE = 'npm run replay -- FILE [--speed N|max] [--data DIR] [--keep]';
const DEFAULT_SPEED = '600';
/** Named in the log one by one; more would bury what else is there. */
const BAD_LINES_NAMED = 20;
const LOOK_EVERY_MS = 500;
/** Polls back off and wait; when nothing at all was read for so long, something is wrong. */
const STALLED_AFTER_SECONDS = 90;

/**
 * The product on a recording: a file of items, served outlet by outlet as RSS and Atom feeds and polled for real.
 * @param args  FILE, `--speed N` (N seconds of recording a second, or `max`: as fast as it is read), `--data DIR` is its folder
 *   (default `data-replay`), `--keep` goes on with what that folder holds
 * Errors: `StartError` naming the argument or the file; `StoreUnavailable('locked')` when another replay runs in the folder.
 */
export async function prepareReplay(args: readonly string[]): Promise<Replay> {
  const { values, positionals } = readArguments(
    args,
    {
      speed: { type: 'string', default: DEFAULT_SPEED },
      data: { type: 'string', default: 'data-replay' },
      keep: { type: 'boolean', default: false },
    },
    USAGE,
  );
  const [file, extra] = positionals;
  if (file === undefined) throw new StartError(`FILE is missing\n${USAGE}`);
  if (extra !== undefined) throw new StartError(`unknown argument ${JSON.stringify(extra)}\n${USAGE}`);
  const speed: ReplaySpeed = values.speed === 'max' ? 'max' : readNumber('speed', values.speed, 1, 100_000);
  const recording = await readRecording(file);
  prepareRecordedFolder(values.data, 'replay', values.keep);

  const outlets = recordedOutlets(recording.items, feedCatalog());
  const server = await startFeedServer({ outlets: [...outlets.values()], now: () => instant(Date.now()), port: rememberedPort(values.data) });
  rememberPort(values.data, server.url);
  let publishing: Publishing | null = null;
  let ending: { stop(): void } | null = null;

  const progress = (): ReplayProgress => {
    const published = publishing?.published() ?? 0;
    const unread = [...server.unread().values()].reduce((sum, count) => sum + count, 0);
    const items = recording.items.length;
    return { items, badLines: recording.badLines.length, published, unread, isFinished: published === items && unread === 0 };
  };

  return {
    kind: 'replay',
    config: recordedConfig(values.data, pollPace(speed)),
    feeds: server.feeds,
    progress,
    async begin({ items, log }) {
      announce(recording, outlets.size, speed, log);
      const before = items.counts();
      publishing = publishRecording({
        items: recording.items,
        outlets,
        server,
        speed,
        clock: () => performance.now(),
        onFinished: () => {
          log.info({ published: recording.items.length }, 'replay: all published, the last of it is being read');
          ending = awaitEnd({ server, progress, before, items, log });
        },
      });
    },
    async close() {
      publishing?.stop();
      ending?.stop();
      await server.close();
    },
  };
}

function announce(recording: Recording, outlets: number, speed: ReplaySpeed, log: Logger): void {
  const { items, badLines } = recording;
  for (const { line, problem } of badLines.slice(0, BAD_LINES_NAMED)) log.warn({ line }, `replay: line ${line} skipped: ${problem}`);
  log.info(
    {
      items: items.length,
      badLines: badLines.length,
      outlets,
      from: items[0]?.published,
      to: items.at(-1)?.published,
      speed,
      seconds: playingSeconds(items, speed),
    },
    'replay: begins',
  );
}

/** Says what came of it once the poller has shown that it has everything; names the outlets that hold it up. */
function awaitEnd({
  server,
  progress,
  before,
  items,
  log,
}: {
  server: FeedServer;
  progress: () => ReplayProgress;
  before: Promise<ItemCounts>;
  items: Pick<ItemStore, 'counts'>;
  log: Logger;
}): { stop(): void } {
  let lastUnread = Number.POSITIVE_INFINITY;
  let lastMoveAt = performance.now();
  const timer = setInterval(() => {
    const { unread, isFinished, published, badLines } = progress();
    if (unread !== lastUnread) {
      lastUnread = unread;
      lastMoveAt = performance.now();
    } else if (performance.now() - lastMoveAt > STALLED_AFTER_SECONDS * SECOND) {
      log.warn({ unread, outlets: [...server.unread().keys()] }, 'replay: these outlets are published and not read; see the feeds page for the reason');
      lastMoveAt = performance.now();
    }
    if (!isFinished) return;
    clearInterval(timer);
    void Promise.all([before, items.counts()])
      .then(([start, end]) => {
        const came = {
          seen: end.seen - start.seen,
          kept: end.kept - start.kept,
          refused: end.refused - start.refused,
          duplicates: end.duplicates - start.duplicates,
        };
        // In a kept folder some of what is published was known before, and that is not counted again.
        const known = start.seen > 0 ? `; the folder knew ${start.seen} items before` : '';
        const addsUp = (published === came.seen || start.seen > 0) && came.seen === came.kept + came.refused + came.duplicates;
        log.info(
          { published, badLines, ...came, addsUp },
          `replay: finished. ${published} published; ${came.seen} seen = ${came.kept} kept + ${came.refused} refused + ${came.duplicates} duplicates${known}`,
        );
      })
      .catch((error: unknown) => log.error({ err: error }, 'replay: finished, but the store does not give its counts'));
  }, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
