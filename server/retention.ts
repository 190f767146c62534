import { HOUR, MINUTE, type Instant } from '@/lib/time/instant';
import type { Config } from './config';
import type { Logger } from './log';
import type { Store } from './store/store';

/** A start is busy enough; the first clean-up comes when it is over. */
const FIRST_AFTER_MS = 2 * MINUTE;

/** Deletes what is older than the configuration keeps, once an hour. A failed run is logged and tried again in an hour. */
export function startRetention({ store, config, now, log }: { store: Store; config: Config; now: () => Instant; log: Logger }): { stop(): void } {
  const policy = {
    updateDays: config.updateRetentionDays,
    refusedItemDays: config.refusedRetentionDays,
    changeHours: config.changeRetentionHours,
    pollDays: config.pollRetentionDays,
  };
  const run = async () => {
    try {
      const deleted = await store.applyRetention(now(), policy);
      log.info({ deleted }, 'retention applied');
    } catch (error) {
      log.warn({ err: error }, 'retention failed; it is tried again in an hour');
    }
  };
  let hourly: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    void run();
    hourly = setInterval(() => void run(), HOUR);
    hourly.unref();
  }, FIRST_AFTER_MS);
  first.unref();
  return {
    stop() {
      clearTimeout(first);
      clearInterval(hourly);
    },
  };
}
