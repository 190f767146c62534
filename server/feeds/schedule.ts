import { DAY, HOUR, instant, type Instant } from '@/lib/time/instant';

export interface ScheduleLimits {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** What the publisher says about being visited. */
export interface Hints {
  /** from Cache-Control or Expires */
  readonly freshSeconds: number | null;
  /** from `<ttl>` or sy:updatePeriod */
  readonly ttlSeconds: number | null;
  /** hours of the day, UTC, in which not to come */
  readonly skipHours: readonly number[];
}

export type PollEnding =
  /** `itemTimes`: dates of the document's items in any order; empty when there was no document or it has no dates */
  | { readonly kind: 'good'; readonly newItems: number; readonly itemTimes: readonly Instant[] }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number | null }
  /** `isLasting`: an answer that time alone seldom cures, such as 404 or a web page in the feed's place */
  | { readonly kind: 'bad'; readonly isLasting: boolean };

export interface ScheduleParts {
  readonly ending: PollEnding;
  /** the feed's own interval so far */
  readonly intervalSeconds: number;
  /** polls that failed in a row, this one included */
  readonly failures: number;
  readonly hints: Hints;
  readonly limits: ScheduleLimits;
  readonly now: Instant;
  /** 0 ≤ random < 1 */
  readonly random: number;
}

export interface Schedule {
  readonly nextPollAt: Instant;
  /** the feed's own rhythm, kept through failures so that a success resumes it */
  readonly intervalSeconds: number;
}

/** Two visits for each item that the feed's rhythm promises. */
const VISITS_PER_ITEM = 2;
/** Ten items show a rhythm; more would average this morning with last week. */
const RHYTHM_ITEMS = 10;
/** A visit without news makes the next one this much later. */
const SLOWER = 1.25;
/** News without dates: come back in half the time. */
const FASTER = 0.5;
/** ± a tenth, so that feeds added together do not stay together. */
const JITTER = 0.2;
/** A longer wish than a day is a mistake more often than a wish. */
const LONGEST_RETRY_AFTER_SECONDS = DAY / 1_000;

/**
 * When the feed is polled next.
 * @returns `nextPollAt` within [now + minSeconds, now + maxSeconds], later only where the publisher says so (Retry-After
 *   up to a day, skipHours)
 * Errors: none; an unreadable hint counts as absent. Source: RFC 9110 §10.2.3 (Retry-After), RFC 9111 §5.2.2.1 (max-age),
 * RSS 2.0 `<ttl>` and `<skipHours>`.
 */
export function scheduleNextPoll(parts: ScheduleParts): Schedule {
  const { ending, failures, hints, limits, now, random } = parts;
  const intervalSeconds = clamp(ownInterval(parts), limits);
  let wait: number;
  let floor = limits.minSeconds;
  let ceiling = limits.maxSeconds;
  switch (ending.kind) {
    case 'good':
      wait = intervalSeconds;
      // A cache lifetime of a year is a template's habit, not a wish: hints count up to the longest interval.
      floor = clamp(Math.max(hints.freshSeconds ?? 0, hints.ttlSeconds ?? 0), limits);
      break;
    case 'throttled':
      wait = backOff(intervalSeconds, failures);
      if (ending.retryAfterSeconds !== null) {
        floor = Math.max(floor, Math.min(ending.retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS));
        ceiling = Math.max(ceiling, floor * (1 + JITTER / 2));
      }
      break;
    case 'bad':
      // What may pass in a minute is tried again in a minute; what will not is not asked more often than a good feed.
      wait = backOff(ending.isLasting ? intervalSeconds : limits.minSeconds, failures);
      break;
  }
  const jittered = Math.min(wait, ceiling) * (1 - JITTER / 2 + JITTER * random);
  // Nobody is visited before the moment they named, and not all at that very moment.
  const seconds = Math.min(Math.max(jittered, floor * (1 + (JITTER / 2) * random)), Math.max(ceiling, floor));
  return { nextPollAt: afterSkippedHours(instant(now + seconds * 1_000), hints.skipHours), intervalSeconds };
}

function ownInterval({ ending, intervalSeconds, now }: ScheduleParts): number {
  if (ending.kind !== 'good') return intervalSeconds;
  if (ending.newItems === 0) return intervalSeconds * SLOWER;
  const recent = ending.itemTimes.filter((at) => at <= now).sort((a, b) => b - a).slice(0, RHYTHM_ITEMS);
  const oldest = recent.at(-1);
  // Counted up to now, so that the silence since the newest item is part of the rhythm.
  return oldest === undefined ? intervalSeconds * FASTER : (now - oldest) / 1_000 / recent.length / VISITS_PER_ITEM;
}

const backOff = (base: number, failures: number) => base * 2 ** Math.min(20, Math.max(0, failures - 1));

const clamp = (seconds: number, { minSeconds, maxSeconds }: ScheduleLimits) => Math.min(Math.max(seconds, minSeconds), maxSeconds);

/** The first moment from `at` on whose hour is not skipped; a publisher who skips the whole day skips nothing. */
function afterSkippedHours(at: Instant, skipHours: readonly number[]): Instant {
  if (skipHours.length === 0) return at;
  for (let hour = 0; hour < 24; hour++) {
    const moment = hour === 0 ? at : instant((Math.floor(at / HOUR) + hour) * HOUR);
    if (!skipHours.includes(Math.floor(moment / HOUR) % 24)) return moment;
  }
  return at;
}
