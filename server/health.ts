import { FEED_STATES } from '@/lib/domain/feed';
import type { AnalysisState } from './analysis/analysis';
import type { Metrics } from './metrics';
import { readFreshness } from './realtime/readFreshness';
import type { Store } from './store/store';
import type { HealthReport } from './web/operations';

/** What this node's poller is doing: `standing by` while another node is elected. */
export type PollerState = 'polling' | 'standing by' | 'none';

/**
 * Whether this node can do its work, and in plain words why not. Also brings the gauges of `/metrics` up to date.
 * Errors: none; a store that cannot be reached is a reason.
 */
export async function reportHealth(parts: {
  store: Store;
  build: string;
  role: string;
  uptimeSeconds: number;
  poller: PollerState;
  analysis: AnalysisState;
  /** why an editor's rules are not in force; null when they are */
  rulesProblem: string | null;
  pagesReady: boolean;
  liveConnections: number;
  metrics: Metrics;
}): Promise<HealthReport> {
  const { store, metrics } = parts;
  const [health, freshness, head] = await Promise.all([
    store.health(),
    readFreshness(store).catch(() => null),
    store.changes.head().catch(() => null),
  ]);
  metrics.storeWritable.set(health.writable ? 1 : 0);
  metrics.connections.set(parts.liveConnections);
  const { analysis } = parts;
  metrics.storiesOpen.set(analysis.openStories);
  metrics.analysisLag.set(analysis.lagSeconds);
  metrics.rereadRemaining.set(analysis.toReread ?? 0);
  if (head) metrics.headSequence.set(head.head);
  if (freshness) for (const state of FEED_STATES) metrics.feeds.set({ state }, freshness.feeds[state]);

  const reasons = [
    ...(health.readable && health.writable ? [] : [health.reason ?? 'the store is not available']),
    ...(parts.pagesReady ? [] : ['the pages are still being prepared']),
  ];
  return {
    live: true,
    ready: reasons.length === 0,
    reasons,
    build: parts.build,
    role: parts.role,
    uptimeSeconds: parts.uptimeSeconds,
    store: { engine: store.engine, readable: health.readable, writable: health.writable, sizeBytes: health.sizeBytes },
    poller: { state: parts.poller, lastGoodPollAt: freshness?.lastGoodPollAt ? new Date(freshness.lastGoodPollAt).toISOString() : null },
    analysis: { ...analysis, rulesProblem: parts.rulesProblem },
    feeds: freshness?.feeds ?? {},
    liveConnections: parts.liveConnections,
    head: head?.head ?? 0,
  };
}
