import fc from 'fast-check';
import { daysBetween, daysOfRange, pullBrush } from '@/lib/charts/brush';
import { DAY, instant, shift } from '@/lib/time/instant';

const at = (text: string) => instant(Date.parse(text));
const limits = { from: at('2026-01-01'), to: at('2026-02-01') };
const days = { from: at('2026-01-10'), to: at('2026-01-15') };

describe('the brush', () => {
  it('moves an end, a day at least staying', () => {
    expect(pullBrush(days, 'from', 2, limits)).toEqual({ from: at('2026-01-12'), to: days.to });
    expect(pullBrush(days, 'from', 99, limits)).toEqual({ from: at('2026-01-14'), to: days.to });
    expect(pullBrush(days, 'to', -99, limits)).toEqual({ from: days.from, to: at('2026-01-11') });
    expect(pullBrush(days, 'to', 99, limits)).toEqual({ from: days.from, to: limits.to });
  });

  it('moves as a whole, as wide as it was', () => {
    expect(pullBrush(days, 'window', -99, limits)).toEqual({ from: limits.from, to: at('2026-01-06') });
    expect(pullBrush(days, 'window', 3, limits)).toEqual({ from: at('2026-01-13'), to: at('2026-01-18') });
  });

  it('is drawn anew in either direction, by whole days', () => {
    const drawn = { from: at('2026-01-03'), to: at('2026-01-06') };
    expect(daysBetween(at('2026-01-03T18:00Z'), at('2026-01-05T02:00Z'), limits)).toEqual(drawn);
    expect(daysBetween(at('2026-01-05T02:00Z'), at('2026-01-03T18:00Z'), limits)).toEqual(drawn);
  });

  it('shows the days that a range touches', () => {
    expect(daysOfRange({ from: at('2026-01-09T16:00Z'), to: at('2026-01-10T16:00Z') }, limits)).toEqual({ from: at('2026-01-09'), to: at('2026-01-11') });
    expect(daysOfRange({ from: at('2026-01-09'), to: at('2026-01-10') }, limits)).toEqual({ from: at('2026-01-09'), to: at('2026-01-10') });
  });

  it('never leaves its limits nor becomes empty, however it is pulled', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('from' as const, 'to' as const, 'window' as const), fc.integer({ min: -60, max: 60 })), { maxLength: 8 }), (pulls) => {
        const end = pulls.reduce((now, [grip, by]) => pullBrush(now, grip, by, limits), days);
        expect(end.from).toBeGreaterThanOrEqual(limits.from);
        expect(end.to).toBeLessThanOrEqual(limits.to);
        expect(end.to).toBeGreaterThanOrEqual(shift(end.from, DAY));
      }),
    );
  });
});
