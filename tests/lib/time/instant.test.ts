import { instant, shift } from '@/lib/time/instant';

describe('instant', () => {
  it('drops fractions of a millisecond', () => {
    expect(instant(1_700_000_000_000.9)).toBe(1_700_000_000_000);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.65e15])('refuses %p, which no calendar can show', (value) => {
    expect(() => instant(value)).toThrow(RangeError);
  });

  it('shifts by milliseconds in either direction', () => {
    expect(shift(instant(1_000), -250)).toBe(750);
  });
});
