import type { FeedHealth, FeedReason, FeedState } from '@/lib/domain/feed';
import { DAY, HOUR, type Instant } from '@/lib/time/instant';
import type { Schedule } from './schedule';

/** What one poll says about its feed. */
export type Verdict =
  | { readonly kind: 'good'; readonly detail: string; readonly newItems: number; readonly itemsPerDay: number }
  | { readonly kind: 'bad'; readonly reason: FeedReason; readonly detail: string };

/** Reasons that come with an answer: something arrived, but it may not replace the last good copy. */
const ANSWERED: ReadonlySet<FeedReason> = new Set([
  'too-large', 'truncated', 'bad-compression', 'html', 'not-a-feed', 'empty', 'stale', 'malformed', 'parse-timeout', 'encoding',
]);

/** Nobody is called quiet for a night without news. */
const QUIET_AFTER_AT_LEAST = 12 * HOUR;
/** Silence for so many of its usual gaps is more than chance. */
const QUIET_AFTER_GAPS = 6;
/** However seldom a feed speaks, a fortnight is worth a word. */
const QUIET_AFTER_AT_MOST = 14 * DAY;

/**
 * A feed's condition after a poll.
 * @param at  when the poll began
 */
export function deriveHealth(previous: FeedHealth, verdict: Verdict, schedule: Schedule, at: Instant): FeedHealth {
  const common = { lastPollAt: at, nextPollAt: schedule.nextPollAt, intervalSeconds: schedule.intervalSeconds };
  if (verdict.kind === 'bad') {
    const state: FeedState = verdict.reason === 'gone' ? 'gone' : ANSWERED.has(verdict.reason) ? 'degraded' : 'failing';
    return {
      ...previous,
      ...common,
      ...turn(previous, state, verdict.reason, verdict.detail, at),
      failures: previous.failures + 1,
      nextPollAt: state === 'gone' ? null : schedule.nextPollAt,
    };
  }
  const lastNewItemAt = verdict.newItems > 0 ? at : previous.lastNewItemAt;
  const silentSince = lastNewItemAt ?? previous.lastGoodAt;
  const isQuiet = silentSince !== null && at - silentSince > longestSilence(verdict.itemsPerDay);
  return {
    ...common,
    ...turn(previous, isQuiet ? 'quiet' : 'ok', isQuiet ? 'silent' : 'healthy', verdict.detail, at),
    lastGoodAt: at,
    lastNewItemAt,
    failures: 0,
    itemsPerDay: verdict.itemsPerDay,
  };
}

/** A feed that is due and could not be polled. `detail` says what stood in the way. */
export function markLate(previous: FeedHealth, detail: string, at: Instant): FeedHealth {
  return { ...previous, ...turn(previous, 'late', 'overdue', detail, at) };
}

/** @returns milliseconds of silence that the feed's rhythm explains */
function longestSilence(itemsPerDay: number): number {
  if (itemsPerDay <= 0) return QUIET_AFTER_AT_MOST;
  return Math.min(Math.max((QUIET_AFTER_GAPS * DAY) / itemsPerDay, QUIET_AFTER_AT_LEAST), QUIET_AFTER_AT_MOST);
}

function turn(previous: FeedHealth, state: FeedState, reason: FeedReason, detail: string, at: Instant) {
  return { state, reason, detail: detail.slice(0, 500), since: previous.state === state ? previous.since : at };
}

const WEEK_DAYS = 7;
/** Publishers list ten items or more: a shorter copy holds all there is. */
const FULL_COPY = 10;

/**
 * New items a day over the last seven days, as a running mean that forgets with a time constant of seven days, so that
 * nothing has to be counted again at each poll. The first copy of a feed holds weeks of items that arrive all at once:
 * there the dates inside it are counted instead.
 * @param sinceMs  since the last good poll; null at the first
 */
export function itemsPerDayAfter(parts: {
  previous: number;
  sinceMs: number | null;
  newItems: number;
  itemTimes: readonly Instant[];
  now: Instant;
}): number {
  if (parts.sinceMs !== null) {
    const kept = Math.exp(-Math.max(0, parts.sinceMs) / (WEEK_DAYS * DAY));
    return round(parts.previous * kept + parts.newItems / WEEK_DAYS);
  }
  const past = parts.itemTimes.filter((at) => at <= parts.now);
  const recent = past.filter((at) => parts.now - at < WEEK_DAYS * DAY);
  if (recent.length === 0) return 0;
  // A busy feed's copy reaches back a few hours only: a week would thin it out.
  const isCutOff = recent.length === past.length && recent.length >= FULL_COPY;
  const days = isCutOff ? Math.max(1 / 24, (parts.now - Math.min(...recent)) / DAY) : WEEK_DAYS;
  return round(recent.length / days);
}

const round = (n: number) => Math.round(n * 1_000) / 1_000;
