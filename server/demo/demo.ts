import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { instant } from '@/lib/time/instant';
import { StartError } from '../startError';
import { DEMO_OUTLETS } from './demoOutlets';
import { createDemoTimeline, type DemoStep } from './demoTimeline';
import { type FeedServer, startFeedServer } from './feedServer';
import { readArguments, readNumber } from './readArguments';
import { recordedConfig } from './recordedConfig';
import { prepareRecordedFolder, rememberedPort, rememberPort } from './recordedFolder';
import type { RecordedMaterial } from './recordedMaterial';

const USAGE = 'npm run demo -- [--speed N] [--seed N] [--data DIR] [--keep]';
const DEFAULT_SPEED = '1';
const DEFAULT_SEED = '9';
/** The desk opens when the first round of polls has filled it; a slow machine is not waited for longer than this. */
const FULL_WITHIN_MS = 8_000;

/**
 * The product on a built-in timeline made from the chronology, without internet.
 * @param args  `--speed N` plays N times as fast (0.1 to 60), `--seed N` tells it differently, `--data DIR` is its folder
 *   (default `data-demo`), `--keep` goes on with what that folder holds
 * Errors: `StartError` naming the argument; `StoreUnavailable('locked')` when another demo runs in the folder.
 */
export async function prepareDemo(args: readonly string[]): Promise<RecordedMaterial> {
  const { values, positionals } = readArguments(
    args,
    {
      speed: { type: 'string', default: DEFAULT_SPEED },
      seed: { type: 'string', default: DEFAULT_SEED },
      data: { type: 'string', default: 'data-demo' },
      keep: { type: 'boolean', default: false },
    },
    USAGE,
  );
  if (positionals[0] !== undefined) throw new StartError(`unknown argument ${JSON.stringify(positionals[0])}\n${USAGE}`);
  const speed = readNumber('speed', values.speed, 0.1, 60);
  const seed = Math.trunc(readNumber('seed', values.seed, 0, 4_294_967_295));
  prepareRecordedFolder(values.data, 'demo', values.keep);

  const now = () => instant(Date.now());
  const timeline = createDemoTimeline({ chronology: shippedChronology(), outlets: DEMO_OUTLETS, seed, now: now() });
  const server = await startFeedServer({ outlets: DEMO_OUTLETS, now, port: rememberedPort(values.data) });
  rememberPort(values.data, server.url);
  // In the feeds before the first poll, so that the desk is full from the first second.
  for (const { outletId, item } of timeline.backlog) server.publish(outletId, item);

  const run = now().toString(36);
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  const live = timeline.live();
  const playNext = () => {
    const { gapMs, step } = live.next().value;
    timer = setTimeout(() => {
      perform(step, server, run);
      playNext();
    }, gapMs / speed);
  };

  return {
    kind: 'demo',
    // Some 23 outlets, polled every 2 to 4 seconds: what is published is on screen a few seconds later.
    config: recordedConfig(values.data, { minSeconds: 2, maxSeconds: 4 }),
    feeds: server.feeds,
    async begin({ items }) {
      const deadline = now() + FULL_WITHIN_MS;
      while (!isClosed && now() < deadline && (await items.counts()).seen < timeline.backlog.length) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      if (!isClosed) playNext();
    },
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await server.close();
    },
  };
}

/** @param run  sets the guids of this run apart from those that a kept folder knows from an earlier one */
function perform(step: DemoStep, server: FeedServer, run: string): void {
  const guid = (name: string) => `${run}/${name}`;
  if (step.kind === 'edit') {
    server.edit(step.outletId, guid(step.guid), { title: step.title });
    return;
  }
  server.publish(step.outletId, { ...step.item, guid: guid(step.item.guid), published: new Date().toISOString() });
}
