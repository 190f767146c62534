import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { feedId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { anyAddress } from '@/server/feeds/address';
import { createPoller } from '@/server/feeds/poller';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { createRequester, userAgent } from '@/server/feeds/request';
import { openStore } from '@/server/store/open';
import type { Answer, Ask, HostileJob } from './hostileMessages';

// The process under attack: the product's poller, reader and embedded store. Limits are the product's, but time runs
// faster: intervals of seconds, a deadline of three, and a doubt about eternal 304s after eight.

const job = JSON.parse(process.argv[2] ?? '') as HostileJob;
const log = pino({ level: 'error' });
const now = () => instant(Date.now());
const store = await openStore({ engine: 'sqlite', directory: job.directory, readers: 1, log });
await store.feeds.seed(
  job.feeds.map(({ id, url }) => ({
    id: feedId(id), name: id, outlet: id, url, homepage: null, language: 'en', country: 'US', pressGroup: 'wire', scope: 'general', enabled: true, notes: '',
  })),
  now(),
);
const reader = createFeedReader({ threads: 2, timeoutMs: 5_000 });
const requester = createRequester({ isAllowed: anyAddress, timeoutMs: 3_000, maxBytes: 12_000_000, userAgent: userAgent('0.1', null), now });
const poller = createPoller({
  store, reader, requester, now, log,
  random: Math.random,
  makeToken: () => randomBytes(24).toString('base64url'),
  config: { limits: { minSeconds: 1, maxSeconds: 2 }, hostGapMs: 100, concurrency: 16, verifyAfterMs: 8_000, publicUrl: null },
  onPoll: () => undefined,
});
await store.leadership.campaign({ onElected: (epoch) => poller.start(epoch), onDeposed: () => undefined });

let peak = 0;
const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
const mb = (bytes: number) => Math.round(bytes / 1_048_576);
const answer = (message: Answer) => process.send?.(message);

process.on('message', (ask: Ask) => void respond(ask));

async function respond(ask: Ask): Promise<void> {
  switch (ask.kind) {
    case 'report': {
      const feeds = await store.feeds.list();
      const turns = await Promise.all(feeds.map(({ id }) => store.feeds.turns(id, 20)));
      answer({
        kind: 'report',
        rssMb: mb(process.memoryUsage.rss()),
        peakRssMb: mb(peak),
        counts: { ...(await store.items.counts()) },
        feeds: feeds.map(({ id, url, health: { state, reason, detail } }, index) => ({ id, url, state, reason, detail, turns: turns[index] ?? [] })),
      });
      return;
    }
    case 'resume':
      // What the desk does with a feed that had gone: pause, resume.
      for (const id of ask.ids) for (const enabled of [false, true]) await store.feeds.edit(feedId(id), { enabled }, now());
      return void answer({ kind: 'resumed' });
    case 'stop': {
      const startedAt = performance.now();
      await poller.stop();
      answer({ kind: 'stopped', ms: Math.round(performance.now() - startedAt) });
      clearInterval(sampler);
      await Promise.all([reader.close(), requester.close(), store.close()]);
      process.disconnect();
    }
  }
}

answer({ kind: 'ready' });
