import { MOST_FAILURES, pauseAfter } from '@/lib/alerts/backOff';

it('waits longer after every failure, and gives up in the end', () => {
  const pauses = Array.from({ length: MOST_FAILURES }, (_, i) => pauseAfter(i + 1));
  expect(pauses.at(-1)).toBeNull();
  const waits = pauses.slice(0, -1) as number[];
  waits.forEach((wait, i) => i > 0 && expect(wait).toBeGreaterThan(waits[i - 1]!));
});
