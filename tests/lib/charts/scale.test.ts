import { countSteps, placeIn, timeTicks } from '@/lib/charts/scale';
import { DAY, HOUR, instant } from '@/lib/time/instant';

const at = (text: string) => instant(Date.parse(text));

it.each([
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [14, [0, 5, 10, 15]],
  [38, [0, 10, 20, 30, 40]],
  [900, [0, 500, 1000]],
  [0, [0, 1]],
])('marks the axis up to %d in round steps', (most, steps) => {
  expect(countSteps(most)).toEqual(steps);
});

it('places a moment between two edges', () => {
  const range = { from: at('2026-01-01'), to: at('2026-01-03') };
  expect(placeIn(range, at('2026-01-02'), 40, 140)).toBe(90);
});

describe('marks of the time axis', () => {
  it.each([
    ['2026-01-09T16:00Z', '2026-01-10T16:00Z', 600, 'hour', 3],
    ['2026-01-03', '2026-01-10', 400, 'day', 48],
    ['2025-12-18', '2026-02-01', 520, 'day', 168],
  ])('from %s to %s on %d px stand on whole %ss', (from, to, width, unit, hours) => {
    const ticks = timeTicks({ from: at(from), to: at(to) }, width);
    expect(ticks.unit).toBe(unit);
    expect(ticks.at.length).toBeGreaterThan(1);
    for (const [index, tick] of ticks.at.entries()) {
      expect(tick % (hours * HOUR)).toBe(0);
      if (index > 0) expect(tick - ticks.at[index - 1]!).toBe(hours * HOUR);
    }
  });

  it('stand on the first of months for long spans, as many as have room', () => {
    const range = { from: at('2025-01-15'), to: at('2026-12-15') };
    const ticks = timeTicks(range, 420);
    expect(ticks.unit).toBe('month');
    expect(ticks.at.length).toBeLessThanOrEqual(6);
    for (const tick of ticks.at) expect(Number.isInteger((tick - at('2025-01-01')) / DAY)).toBe(true);
    expect(ticks.at[0]).toBe(at('2025-02-01'));
  });

  it('leave room for their words at the end', () => {
    const range = { from: at('2026-01-09'), to: at('2026-01-10') };
    for (const tick of timeTicks(range, 500).at) expect(placeIn(range, tick, 0, 500)).toBeLessThanOrEqual(500 - 32);
  });
});
