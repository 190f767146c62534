import type { Instant } from '@/lib/time/instant';
import { pause } from '../analysis/pause';
import { createTerms, type Terms } from '../analysis/terms';
import type { Activity } from '../activity/activity';
import type { Logger } from '../log';
import { StoreUnavailable, type Store } from '../store/store';
import { deliverAlerts } from './deliver';
import { followAlerts } from './followAlerts';
import type { Send } from './senders';

export interface AlertingParts {
  readonly store: Store;
  readonly send: Send;
  readonly now: () => Instant;
  readonly recorded: 'demo' | 'replay' | null;
  readonly log: Logger;
  readonly activity: Activity;
}

const RETRY_MS = { first: 1_000, most: 30_000 };

/** Tells people what they follow: on the node that polls, beside the live line. All that it knows is in the store, so it can always begin again. */
export function createAlerting({ store, send, now, recorded, log, activity }: AlertingParts): Terms {
  return createTerms(async (epoch, signal) => {
    await Promise.all([
      keepOn('alerts cannot be followed', signal, () => followAlerts({ store, epoch, now, recorded, signal })),
      keepOn('alerts cannot be delivered', signal, () => deliverAlerts({ store, send, now, log, signal, onSettled: (outcome) => activity.alertSettled(outcome) })),
    ]);
  });

  async function keepOn(what: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    let retryMs = RETRY_MS.first;
    while (!signal.aborted) {
      const began = performance.now();
      try {
        await work();
      } catch (error) {
        if (error instanceof StoreUnavailable && error.reason === 'deposed') return;
        if (signal.aborted) return;
        if (performance.now() - began > RETRY_MS.most) retryMs = RETRY_MS.first;
        log.warn({ err: error, retryMs }, `${what}; starting again from the store`);
        await pause(retryMs, signal);
        retryMs = Math.min(retryMs * 2, RETRY_MS.most);
      }
    }
  }
}
