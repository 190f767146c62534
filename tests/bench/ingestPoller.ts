import Parser from 'rss-parser';
import pino from 'pino';
import { createActivity } from '@/server/activity/activity';
import { feedId } from '@/lib/domain/ids';
import { HOUR, instant } from '@/lib/time/instant';
import { readConfig } from '@/server/config';
import { createPolling } from '@/server/feeds/polling';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { createMetrics } from '@/server/metrics';
import { openStore } from '@/server/store/open';
import type { IngestJob, PollFigures, RoundFigures } from './ingestMessages';

// The measured process: the product's own poller, reader threads and embedded store, bundled as in production.
// `process.cpuUsage` counts all threads.

const job = JSON.parse(process.argv[2] ?? '') as IngestJob;

function startRound(since: { cpu: NodeJS.CpuUsage; at: number } = { cpu: process.cpuUsage(), at: performance.now() }) {
  return (): RoundFigures => {
    const { user, system } = process.cpuUsage(since.cpu);
    return { cpuSeconds: (user + system) / 1e6, wallSeconds: (performance.now() - since.at) / 1_000 };
  };
}

const LONGER_THAN_KEEP_ALIVE_MS = 9_000;
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function parseAlone(): Promise<RoundFigures> {
  const texts = await Promise.all(job.feeds.map(async ({ url }) => (await fetch(url)).text()));
  const parser = new Parser();
  const end = startRound();
  for (const text of texts) await parser.parseString(text);
  return end();
}

async function poll(): Promise<PollFigures> {
  const endStart = startRound({ cpu: { user: 0, system: 0 }, at: 0 });
  const log = pino({ level: 'warn' });
  const store = await openStore({ engine: 'sqlite', directory: job.directory, readers: 2, log });
  let aheadMs = 0;
  const now = () => instant(Date.now() + aheadMs);
  await store.feeds.seed(
    job.feeds.map(({ id, url }) => ({
      id: feedId(id), name: id, outlet: id, url, homepage: null, language: 'en', country: 'US', pressGroup: 'wire', scope: 'general', enabled: true, notes: '',
    })),
    now(),
  );
  const config = readConfig({ ALLOW_PRIVATE_FEEDS: 'true', FEED_HOST_GAP_SECONDS: '0', POLL_MIN_SECONDS: '3600', POLL_MAX_SECONDS: '3600' });
  const activity = createActivity(log, createMetrics());
  const ended: string[] = [];
  const polling = createPolling({
    store, config, now, log, nodeName: 'bench',
    reader: createFeedReader({ threads: config.readerThreads, timeoutMs: config.readerTimeoutMs }),
    activity: {
      ...activity,
      polled(id, trace, recorded) {
        activity.polled(id, trace, recorded);
        ended.push(trace.outcome);
      },
    },
  });
  const start = endStart();

  const endCold = startRound();
  await polling.start();
  while (ended.length < job.feeds.length) await sleep(20);
  const cold = { ...endCold(), stored: (await store.items.counts()).seen };
  const coldOutcomes = ended.splice(0).filter((outcome) => outcome !== 'fetched');
  if (coldOutcomes.length > 0) throw new Error(`cold polls that did not fetch: ${coldOutcomes.join(', ')}`);

  // The clock is put forward, so that every feed is due again.
  const roundAgain = async () => {
    const end = startRound();
    aheadMs += 2 * HOUR;
    while (ended.length < job.feeds.length) await sleep(20);
    return { ...end(), unchanged: ended.splice(0).filter((outcome) => outcome === 'unchanged').length };
  };
  const warm = await roundAgain();
  await sleep(LONGER_THAN_KEEP_ALIVE_MS);
  const reconnected = await roundAgain();
  await polling.stop();
  await store.close();
  return { start, cold, warm, reconnected };
}

process.send?.(job.mode === 'poll' ? await poll() : await parseAlone());
process.disconnect?.();
