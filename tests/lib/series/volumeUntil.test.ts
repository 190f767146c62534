import { volumeUntil } from '@/lib/series/volumeUntil';
import { instant, shift } from '@/lib/time/instant';

const now = instant(Date.parse('2026-01-09T12:20:00Z'));

it('ends a replay with its newest update, and anything else with now', () => {
  const newest = shift(now, -300 * 24 * 3_600_000);
  expect([volumeUntil('replay', newest, now), volumeUntil('demo', newest, now), volumeUntil(null, newest, now), volumeUntil('replay', null, now)]).toEqual([newest, now, now, now]);
});
