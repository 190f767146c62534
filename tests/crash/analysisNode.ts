import pino from 'pino';
import { feedId, type StoryId } from '@/lib/domain/ids';
import { DAY, instant, shift } from '@/lib/time/instant';
import { createActivity } from '@/server/activity/activity';
import { createAnalysis } from '@/server/analysis/analysis';
import { readConfig } from '@/server/config';
import { createPolling } from '@/server/feeds/polling';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { createMetrics } from '@/server/metrics';
import { openStore } from '@/server/store/open';
import type { AnalysisJob, AnalysisOutcome } from './analysisMessages';

// The process that is killed: the product's poller, reader, store and analyst, bundled as in production, without pages.

const job = JSON.parse(process.argv[2] ?? '') as AnalysisJob;
const log = pino({ level: 'warn' });
const now = () => instant(Date.now());
const store = await openStore({ engine: 'sqlite', directory: job.directory, readers: 1, log });
await store.feeds.seed(
  job.feeds.map(({ id, url, outlet, language }) => ({
    id: feedId(id), name: id, outlet, url, homepage: null, language: language === 'es' ? 'es' : 'en', country: 'US', pressGroup: 'wire', scope: 'topic', enabled: true, notes: '',
  })),
  now(),
);
const config = readConfig({ ALLOW_PRIVATE_FEEDS: 'true', FEED_HOST_GAP_SECONDS: '0.1', POLL_MIN_SECONDS: '0.5', POLL_MAX_SECONDS: '1' });
const reader = createFeedReader({ threads: 1, timeoutMs: config.readerTimeoutMs });
const analysis = createAnalysis({ store, reader, now, recorded: null, log });
await createPolling({ store, config, reader, beside: [analysis], now, log, activity: createActivity(log, createMetrics()), nodeName: 'crash' }).start();

for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  if ((await store.items.counts()).seen >= job.items && (await isSettled())) break;
}
process.send?.(await outcome());

async function isSettled(): Promise<boolean> {
  const { state, lagSeconds } = analysis.state();
  if (state !== 'following' || lagSeconds > 0) return false;
  return (await store.changes.after(await store.analysis.followed(), 1_000)).every(({ kind }) => !kind.startsWith('update-'));
}

async function outcome(): Promise<AnalysisOutcome> {
  const updates = [];
  for (let before; ; ) {
    const page = await store.updates.page({}, 200, before);
    updates.push(...page.updates);
    if (page.next === null) break;
    before = page.next;
  }
  const members = new Map<StoryId | null, string[]>();
  for (const { id, storyId } of updates) members.set(storyId, [...(members.get(storyId) ?? []), id].sort());
  const sorted = <T>(list: readonly T[]): T[] => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const stories = await store.news.storiesOf([...members.keys()].filter((id) => id !== null));
  const evidence = (await Promise.all(updates.map(({ id }) => store.news.evidenceOf(id)))).flat();
  const [from, to] = [shift(updates.at(-1)?.orderedAt ?? now(), -DAY), shift(now(), DAY)].map((at) => instant(Math.floor(at / DAY) * DAY)) as [ReturnType<typeof now>, ReturnType<typeof now>];
  const index = await store.news.indexParts('all', from, to);
  return {
    counts: await store.items.counts(),
    groups: sorted([...members.values()]),
    stories: sorted(stories.map(({ id: _id, pace: _pace, ...story }) => story)),
    evidence: sorted(evidence.map(({ enteredAt: _at, storyId: _story, ...entry }) => entry)),
    claims: sorted(await store.news.claims()),
    index: sorted(index.map(({ storyId: _story, ...part }) => part)),
  };
}
