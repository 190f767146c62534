import type { Instant } from '@/lib/time/instant';
import { volumeUntil } from '@/lib/series/volumeUntil';

/**
 * "Now" as pace is measured: the clock's, or in a replay the newest update's.
 * What is done every so often is done by this clock, and never more often than a sixtieth of that by the machine's.
 */
export interface StoryClock {
  now(): Instant;
  /** An update stands here. */
  see(orderedAt: Instant): void;
  newest(): Instant | null;
  /** Whether it is time again; says so at most once each time. */
  isTime(what: string, everyMs: number): boolean;
}

const LEAST_SHARE = 1 / 60;

export function createStoryClock({ recorded, now }: { recorded: 'demo' | 'replay' | null; now: () => Instant }): StoryClock {
  let newest: Instant | null = null;
  const last = new Map<string, { readonly at: Instant; readonly ran: number }>();
  const storyNow = () => volumeUntil(recorded, newest, now());
  return {
    now: storyNow,
    see(orderedAt) {
      if (newest === null || orderedAt > newest) newest = orderedAt;
    },
    newest: () => newest,
    isTime(what, everyMs) {
      const [at, ran, before] = [storyNow(), performance.now(), last.get(what)];
      if (before && (at - before.at < everyMs || ran - before.ran < everyMs * LEAST_SHARE)) return false;
      last.set(what, { at, ran });
      return true;
    },
  };
}
