import { judgeFreshness, type PanelAge } from '@/lib/time/freshness';
import { HOUR, MINUTE, SECOND, instant, shift } from '@/lib/time/instant';

const NOW = instant(Date.UTC(2026, 0, 10, 22));

const panel = (changed: Partial<PanelAge> = {}): PanelAge => ({
  connected: true,
  asOf: shift(NOW, -5 * SECOND),
  lastGoodPollAt: shift(NOW, -MINUTE),
  pollEverySeconds: 60,
  storeWritable: true,
  serverNow: NOW,
  ...changed,
});

test.each([
  ['heard of five seconds ago, polled a minute ago', {}, 'live'],
  ['no line', { connected: false }, 'offline'],
  ['a line, but nothing shown yet', { asOf: null }, 'offline'],
  ['three heartbeats missed', { asOf: shift(NOW, -31 * SECOND) }, 'late'],
  ['two minutes behind', { asOf: shift(NOW, -121 * SECOND) }, 'stale'],
  ['polled every minute, last four minutes ago', { lastGoodPollAt: shift(NOW, -4 * MINUTE) }, 'late'],
  ['polled every minute, last sixteen minutes ago', { lastGoodPollAt: shift(NOW, -16 * MINUTE) }, 'stale'],
  ['polled every hour, last 50 minutes ago', { lastGoodPollAt: shift(NOW, -50 * MINUTE), pollEverySeconds: 3_600 }, 'live'],
  ['polled every hour, last three hours ago', { lastGoodPollAt: shift(NOW, -3 * HOUR), pollEverySeconds: 3_600 }, 'late'],
  ['polled every hour, last five hours ago', { lastGoodPollAt: shift(NOW, -5 * HOUR), pollEverySeconds: 3_600 }, 'stale'],
  ['never polled with success', { lastGoodPollAt: null }, 'stale'],
  ['no feed is polled at all', { pollEverySeconds: null }, 'stale'],
  ['a store that cannot write', { storeWritable: false }, 'late'],
  ['ages in the future, after a clock was set back', { asOf: shift(NOW, HOUR), lastGoodPollAt: shift(NOW, HOUR) }, 'live'],
] satisfies [string, Partial<PanelAge>, string][])('[LU5] %s', (_, changed, expected) => {
  expect(judgeFreshness(panel(changed))).toBe(expected);
});
