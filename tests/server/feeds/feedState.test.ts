import { DAY, HOUR, instant, shift } from '@/lib/time/instant';
import { deriveHealth, itemsPerDayAfter, markLate, type Verdict } from '@/server/feeds/feedState';
import { madeHealth, NOON } from '../../contract/made';

const schedule = { nextPollAt: shift(NOON, DAY), intervalSeconds: 600 };
const good = (parts: Partial<Extract<Verdict, { kind: 'good' }>> = {}): Verdict => ({ kind: 'good', detail: '', newItems: 0, itemsPerDay: 2, ...parts });
const at = shift(NOON, HOUR);

describe('deriveHealth', () => {
  test.each([
    ['timeout', 'failing'],
    ['dns', 'failing'],
    ['http-status', 'failing'],
    ['throttled', 'failing'],
    ['private-address', 'failing'],
    ['html', 'degraded'],
    ['empty', 'degraded'],
    ['stale', 'degraded'],
    ['malformed', 'degraded'],
    ['truncated', 'degraded'],
    ['too-large', 'degraded'],
    ['gone', 'gone'],
  ] as const)('a poll that ends in %s makes the feed %s', (reason, state) => {
    const before = madeHealth({ lastGoodAt: NOON, failures: 2 });
    const health = deriveHealth(before, { kind: 'bad', reason, detail: 'why' }, schedule, at);
    expect(health).toMatchObject({ state, reason, detail: 'why', since: at, lastGoodAt: NOON, failures: 3, lastPollAt: at });
    expect(health.nextPollAt).toBe(state === 'gone' ? null : schedule.nextPollAt);
  });

  test('a success ends the trouble and starts the count of failures anew', () => {
    const before = madeHealth({ state: 'failing', reason: 'dns', detail: 'x', failures: 9 });
    expect(deriveHealth(before, good({ newItems: 2 }), schedule, at)).toMatchObject({
      state: 'ok', reason: 'healthy', detail: '', since: at, failures: 0, lastGoodAt: at, lastNewItemAt: at, intervalSeconds: 600,
    });
  });

  test('the same state goes on since it began', () => {
    const before = madeHealth({ state: 'failing', reason: 'dns', since: NOON });
    expect(deriveHealth(before, { kind: 'bad', reason: 'timeout', detail: '' }, schedule, at).since).toBe(NOON);
  });

  test.each([
    ['two items a day, silent for three days and more', 2, 3 * DAY + HOUR, 'quiet'],
    ['two items a day, silent for two days', 2, 2 * DAY, 'ok'],
    ['a hundred a day, silent for a night', 100, 11 * HOUR, 'ok'],
    ['a hundred a day, silent for a day', 100, DAY, 'quiet'],
    ['an item a month, silent for ten days', 0.03, 10 * DAY, 'ok'],
    ['an item a month, silent for three weeks', 0.03, 21 * DAY, 'quiet'],
  ])('%s: %s per day', (_, itemsPerDay, silentMs, state) => {
    const before = madeHealth({ lastNewItemAt: NOON });
    expect(deriveHealth(before, good({ itemsPerDay }), schedule, shift(NOON, silentMs)).state).toBe(state);
  });

  test('a feed polled for the first time is not quiet', () => {
    const before = madeHealth({ reason: 'new', lastGoodAt: null, lastNewItemAt: null });
    expect(deriveHealth(before, good({ itemsPerDay: 0 }), schedule, at).state).toBe('ok');
  });
});

test('a feed that could not be polled when it was due is late, and keeps what else is known of it', () => {
  expect(markLate(madeHealth({ itemsPerDay: 7 }), 'waiting', at)).toMatchObject({ state: 'late', reason: 'overdue', detail: 'waiting', since: at, itemsPerDay: 7 });
});

describe('itemsPerDayAfter', () => {
  const times = (count: number, gapMs: number) => Array.from({ length: count }, (_, n) => instant(NOON - n * gapMs));

  test('the first copy is counted by its dates', () => {
    expect(itemsPerDayAfter({ previous: 0, sinceMs: null, newItems: 28, itemTimes: times(28, DAY / 2), now: NOON })).toBe(2);
  });
  test('a first copy that reaches back a few hours is not thinned out over a week', () => {
    expect(itemsPerDayAfter({ previous: 0, sinceMs: null, newItems: 13, itemTimes: times(13, HOUR), now: NOON })).toBe(26);
  });
  test('a steady feed comes to its true rate', () => {
    let rate = 0;
    for (let n = 0; n < 24 * 40; n++) rate = itemsPerDayAfter({ previous: rate, sinceMs: HOUR, newItems: n % 2, itemTimes: [], now: NOON });
    expect(rate).toBeGreaterThan(11.5);
    expect(rate).toBeLessThan(12.5);
  });
  test('silence wears it down', () => {
    expect(itemsPerDayAfter({ previous: 10, sinceMs: 7 * DAY, newItems: 0, itemTimes: [], now: NOON })).toBeCloseTo(3.679, 3);
  });
});
