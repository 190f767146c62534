import type { PollTrace } from '@/lib/domain/poll';
import type { FeedId } from '@/lib/domain/ids';
import type { Logger } from '../log';
import type { Metrics } from '../metrics';
import type { PollRecorded } from '../store/store';

/** What was done, skipped and failed, as log lines and counters; the store keeps the trace that people see. */
export interface Activity {
  polled(feedId: FeedId, trace: PollTrace, recorded: PollRecorded | null): void;
  /** One delivery was tried; its line in the log names it. */
  alertSettled(outcome: 'sent' | 'retry' | 'refused' | 'gone'): void;
}

export function createActivity(log: Logger, metrics: Metrics): Activity {
  return {
    alertSettled: (outcome) => metrics.alertDeliveries.inc({ outcome }),
    polled(feedId, trace, recorded) {
      metrics.polls.inc({ outcome: trace.outcome });
      metrics.pollSeconds.observe(trace.durationMs / 1_000);
      if (recorded) {
        metrics.items.inc({ fate: 'kept' }, recorded.kept);
        metrics.items.inc({ fate: 'refused' }, recorded.refused);
        metrics.items.inc({ fate: 'duplicate' }, recorded.duplicates);
        metrics.items.inc({ fate: 'edited' }, recorded.edited);
      }
      // An unchanged feed is the usual case and says nothing that the counters do not.
      const level = trace.outcome === 'failed' ? 'warn' : trace.outcome === 'unchanged' ? 'debug' : 'info';
      log[level]({ feedId, outcome: trace.outcome, status: trace.httpStatus, ms: trace.durationMs, items: trace.items, added: trace.added, detail: trace.detail || undefined }, 'poll');
    },
  };
}
