import fc from 'fast-check';
import { DAY, HOUR, instant, MINUTE, shift, type Instant } from '@/lib/time/instant';
import { scheduleNextPoll, type PollEnding, type ScheduleParts } from '@/server/feeds/schedule';

const NOW = instant(Date.UTC(2026, 0, 15, 12, 30));
const LIMITS = { minSeconds: 60, maxSeconds: 3_600 };
const NO_HINTS = { freshSeconds: null, ttlSeconds: null, skipHours: [] };
const nothingNew: PollEnding = { kind: 'good', newItems: 0, itemTimes: [] };

/** In the middle of the jitter, so that a wait is what the rules say. */
const plan = (parts: Partial<ScheduleParts>) =>
  scheduleNextPoll({ ending: nothingNew, intervalSeconds: 900, failures: 0, hints: NO_HINTS, limits: LIMITS, now: NOW, random: 0.5, ...parts });
const wait = (parts: Partial<ScheduleParts>) => Math.round((plan(parts).nextPollAt - NOW) / 1_000);
const every = (gapMinutes: number, count = 10): Instant[] => Array.from({ length: count }, (_, n) => shift(NOW, -(n + 1) * gapMinutes * MINUTE));

describe('the feed’s own rhythm', () => {
  test.each([
    ['an item a quarter of an hour: looked at twice as often', every(15), 450],
    ['an item a minute: the shortest interval', every(1), 60],
    ['an item a day: the longest interval', every(24 * 60), 3_600],
    ['dates ahead of us do not count', [shift(NOW, DAY), ...every(15)], 450],
    ['the order of the document does not matter', every(15).reverse(), 450],
  ])('%s', (_, itemTimes, seconds) => {
    expect(plan({ ending: { kind: 'good', newItems: 1, itemTimes } }).intervalSeconds).toBe(seconds);
  });

  test('news without dates halves the interval', () => {
    expect(plan({ ending: { kind: 'good', newItems: 3, itemTimes: [] } }).intervalSeconds).toBe(450);
  });
  test('a visit without news lengthens it by a quarter', () => expect(plan({}).intervalSeconds).toBe(1_125));
  test('it grows no further than the longest', () => expect(plan({ intervalSeconds: 3_500 }).intervalSeconds).toBe(3_600));
});

describe('the publisher’s wishes', () => {
  test.each([
    ['max-age holds us off', { freshSeconds: 1_800, ttlSeconds: null, skipHours: [] }, 1_890],
    ['<ttl> holds us off', { freshSeconds: null, ttlSeconds: 2_400, skipHours: [] }, 2_520],
    ['the longer of both counts', { freshSeconds: 600, ttlSeconds: 2_400, skipHours: [] }, 2_520],
    ['a wish shorter than the rhythm changes nothing', { freshSeconds: 60, ttlSeconds: null, skipHours: [] }, 1_125],
    ['a lifetime of a year counts as the longest interval', { freshSeconds: 31_536_000, ttlSeconds: null, skipHours: [] }, 3_600],
  ])('%s', (_, hints, seconds) => expect(wait({ hints })).toBe(seconds));

  test('skipHours moves the visit to the end of the skipped hours', () => {
    expect(plan({ hints: { ...NO_HINTS, skipHours: [12, 13, 14] } }).nextPollAt).toBe(Date.UTC(2026, 0, 15, 15));
  });
  test('skipHours runs over midnight', () => {
    const late = instant(Date.UTC(2026, 0, 15, 23, 30));
    expect(plan({ now: late, hints: { ...NO_HINTS, skipHours: [23, 0, 1] } }).nextPollAt).toBe(Date.UTC(2026, 0, 16, 2));
  });
  test('a day skipped whole is not skipped', () => {
    expect(wait({ hints: { ...NO_HINTS, skipHours: Array.from({ length: 24 }, (_, hour) => hour) } })).toBe(1_125);
  });
});

describe('trouble', () => {
  test.each([
    [1, 63], // the shortest interval and half the jitter: never before it
    [2, 120],
    [3, 240],
    [6, 1_920],
    [7, 3_600],
    [40, 3_600],
  ])('failure %i in a row waits %i s, up to the ceiling', (failures, seconds) => {
    expect(wait({ ending: { kind: 'bad', isLasting: false }, failures })).toBe(seconds);
  });
  test('what will not pass in a minute is not asked more often than a good feed', () => {
    expect(wait({ ending: { kind: 'bad', isLasting: true }, failures: 1 })).toBe(900);
    expect(wait({ ending: { kind: 'bad', isLasting: true }, failures: 2 })).toBe(1_800);
  });
  test('a failure leaves the rhythm alone, so that a success resumes it', () => {
    expect(plan({ ending: { kind: 'bad', isLasting: false }, failures: 5 }).intervalSeconds).toBe(900);
  });
  test.each([
    ['Retry-After holds us off', 7_200, 7_560],
    ['a wish beyond a day counts as a day', 30 * 86_400, 86_400 * 1.05],
    ['a shorter wish does not hurry us', 10, 900],
    ['429 without a wish backs off', null, 900],
  ])('%s', (_, retryAfterSeconds, seconds) => {
    expect(wait({ ending: { kind: 'throttled', retryAfterSeconds }, failures: 1 })).toBe(seconds);
  });
});

test('two feeds of one rhythm drift apart', () => {
  expect(wait({ random: 0 })).toBeLessThan(wait({ random: 0.99 }));
});

test('always within the limits, unless the publisher asks for more', () => {
  const ending = fc.oneof(
    fc.record({ kind: fc.constant('good' as const), newItems: fc.nat(50), itemTimes: fc.array(fc.integer({ min: 0, max: 4e12 }).map(instant), { maxLength: 30 }) }),
    fc.record({ kind: fc.constant('bad' as const), isLasting: fc.boolean() }),
    fc.record({ kind: fc.constant('throttled' as const), retryAfterSeconds: fc.constant(null) }),
  );
  const hints = fc.record({ freshSeconds: fc.option(fc.nat(1e8)), ttlSeconds: fc.option(fc.nat(1e8)), skipHours: fc.constant([]) });
  fc.assert(
    fc.property(ending, hints, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(100), fc.double({ min: 0, max: 1e6, noNaN: true }), (one, wishes, random, failures, intervalSeconds) => {
      const { nextPollAt } = scheduleNextPoll({ ending: one, hints: wishes, random, failures, intervalSeconds, limits: LIMITS, now: NOW });
      expect(nextPollAt - NOW).toBeGreaterThanOrEqual(60_000);
      expect(nextPollAt - NOW).toBeLessThanOrEqual(HOUR);
    }),
  );
});
