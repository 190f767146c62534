import { DAY, HOUR, instant, MINUTE, shift } from '@/lib/time/instant';
import { ageOf, clockIn, dayAndYearIn, dayIn, longDayIn, momentIn, shortMomentIn, spanOf } from '@/lib/time/wording';

const noon = instant(Date.parse('2026-01-09T12:00:00Z'));

describe('ageOf', () => {
  it.each([
    [0, 'seconds', 0],
    [59_999, 'seconds', 59],
    [MINUTE, 'minutes', 1],
    [59 * MINUTE + 59_000, 'minutes', 59],
    [HOUR, 'hours', 1],
    [47 * HOUR, 'hours', 47],
    [2 * DAY, 'days', 2],
    [-5_000, 'seconds', 0],
  ])('words %d ms ago in %s', (passed, unit, count) => {
    expect(ageOf(shift(noon, -passed), noon)).toEqual({ unit, count });
  });
});

describe('spanOf', () => {
  it.each([
    [60, 'seconds', 60],
    [90, 'minutes', 2],
    [600, 'minutes', 10],
    [3_600, 'minutes', 60],
    [7_200, 'hours', 2],
    [172_800, 'days', 2],
  ])('words %d s in %s', (seconds, unit, count) => {
    expect(spanOf(seconds)).toEqual({ unit, count });
  });
});

describe('moments', () => {
  it('shows the desk’s three clocks, with summer time in Washington and none in Caracas', () => {
    const july = instant(Date.parse('2026-07-09T02:30:00Z'));
    expect([clockIn(noon, 'UTC'), clockIn(noon, 'America/New_York'), clockIn(noon, 'America/Caracas')]).toEqual(['12:00', '07:00', '08:00']);
    expect([clockIn(july, 'America/New_York'), dayIn(july, 'America/New_York', 'en'), clockIn(july, 'America/Caracas')]).toEqual(['22:30', '8 Jul', '22:30']);
  });

  it('writes midnight as 00:00 of the day that begins', () => {
    expect(momentIn(instant(Date.parse('2026-01-10T00:00:00Z')), 'UTC', 'en')).toBe('10 Jan 2026, 00:00');
  });

  it('names months in both languages', () => {
    expect(dayAndYearIn(noon, 'UTC', 'en')).toBe('9 Jan 2026');
    expect(dayAndYearIn(noon, 'UTC', 'es')).toBe('9 ene 2026');
    expect(longDayIn(noon, 'UTC', 'en')).toBe('9 January 2026');
    expect(longDayIn(noon, 'UTC', 'es')).toBe('9 de enero de 2026');
    expect(dayIn(noon, 'UTC', 'es')).toBe('9 ene');
  });

  it('leaves out of a moment what it shares with now', () => {
    expect(shortMomentIn(noon, shift(noon, HOUR), 'UTC', 'en')).toBe('12:00');
    expect(shortMomentIn(noon, shift(noon, DAY), 'UTC', 'en')).toBe('9 Jan, 12:00');
    expect(shortMomentIn(noon, shift(noon, 400 * DAY), 'UTC', 'en')).toBe('9 Jan 2026, 12:00');
  });
});
