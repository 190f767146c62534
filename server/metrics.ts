import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows, in the Prometheus text format. Names follow its rules: unit last, counters end in `_total`. */
export interface Metrics {
  readonly registry: Registry;
  readonly polls: Counter<'outcome'>;
  readonly pollSeconds: Histogram;
  readonly items: Counter<'fate'>;
  readonly alertDeliveries: Counter<'outcome'>;
  readonly feeds: Gauge<'state'>;
  readonly connections: Gauge;
  readonly headSequence: Gauge;
  readonly storeWritable: Gauge;
  readonly storiesOpen: Gauge;
  readonly analysisLag: Gauge;
  readonly rereadRemaining: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    polls: new Counter({ name: 'entente_polls_total', help: 'Polls by how they ended', labelNames: ['outcome'], registers }),
    pollSeconds: new Histogram({
      name: 'entente_poll_duration_seconds',
      help: 'How long a poll took, from request to record',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
      registers,
    }),
    items: new Counter({ name: 'entente_items_total', help: 'New items by what became of them', labelNames: ['fate'], registers }),
    alertDeliveries: new Counter({ name: 'entente_alert_deliveries_total', help: 'Tries to deliver an alert by how they ended', labelNames: ['outcome'], registers }),
    feeds: new Gauge({ name: 'entente_feeds', help: 'Feeds by state', labelNames: ['state'], registers }),
    connections: new Gauge({ name: 'entente_live_connections', help: 'Open pages on the live line', registers }),
    headSequence: new Gauge({ name: 'entente_head_sequence', help: 'Sequence of the newest change', registers }),
    storeWritable: new Gauge({ name: 'entente_store_writable', help: '1 when the store takes writes', registers }),
    storiesOpen: new Gauge({ name: 'entente_stories_open', help: 'Stories that new updates can join', registers }),
    analysisLag: new Gauge({ name: 'entente_analysis_lag_seconds', help: 'Age of the oldest change that the stories do not reflect for good', registers }),
    rereadRemaining: new Gauge({ name: 'entente_reread_remaining', help: 'Items judged by other rules that are still to be read anew', registers }),
  };
}
