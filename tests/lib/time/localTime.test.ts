import fc from 'fast-check';
import { DAY, HOUR, instant, MINUTE, shift } from '@/lib/time/instant';
import { isZone, lastTimeOfDay, minutesIn, nextFullHour, nextTimeOfDay } from '@/lib/time/localTime';

const at = (iso: string) => instant(Date.parse(iso));
const iso = (moment: number) => new Date(moment).toISOString();

it('finds the next time of day by the clock of the zone', () => {
  expect(iso(nextTimeOfDay(at('2026-01-09T12:00:00Z'), 'America/Caracas', 7 * 60))).toBe('2026-01-10T11:00:00.000Z');
  expect(iso(nextTimeOfDay(at('2026-01-09T10:59:59Z'), 'America/Caracas', 7 * 60))).toBe('2026-01-09T11:00:00.000Z');
  expect(iso(nextTimeOfDay(at('2026-01-09T11:00:00Z'), 'America/Caracas', 7 * 60))).toBe('2026-01-10T11:00:00.000Z');
});

it('comes after the leap when the clock leaps over the time', () => {
  // On 8 March 2026 clocks in New York go from 02:00 to 03:00.
  expect(iso(nextTimeOfDay(at('2026-03-08T05:00:00Z'), 'America/New_York', 150))).toBe('2026-03-08T07:30:00.000Z');
});

it('comes twice when the clock shows the time twice', () => {
  // On 1 November 2026 clocks in New York go from 02:00 back to 01:00.
  const first = nextTimeOfDay(at('2026-11-01T04:00:00Z'), 'America/New_York', 90);
  expect(iso(first)).toBe('2026-11-01T05:30:00.000Z');
  expect(iso(nextTimeOfDay(first, 'America/New_York', 90))).toBe('2026-11-01T06:30:00.000Z');
});

it('knows zones by name', () => {
  expect(['UTC', 'America/Caracas', 'Asia/Kathmandu'].map(isZone)).toEqual([true, true, true]);
  expect(['', 'Nowhere/Land', '../etc'].map(isZone)).toEqual([false, false, false]);
});

it('finds full hours in zones that stand beside the hour', () => {
  expect(iso(nextFullHour(at('2026-01-09T12:10:00Z'), 'Asia/Kathmandu'))).toBe('2026-01-09T12:15:00.000Z');
  expect(iso(nextFullHour(at('2026-01-09T12:00:00Z'), 'UTC'))).toBe('2026-01-09T13:00:00.000Z');
});

const ZONES = ['UTC', 'America/New_York', 'America/Caracas', 'America/Havana', 'Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'];
const moments = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) }).map(instant);

it('shows the time that was asked for, or the leap’s length more, and not two days off', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 1_439 }), (moment, zone, minutes) => {
      const next = nextTimeOfDay(moment, zone, minutes);
      const last = lastTimeOfDay(moment, zone, minutes);
      expect(last).toBeLessThanOrEqual(moment);
      expect(next).toBeGreaterThan(moment);
      expect(next - last).toBeLessThanOrEqual(2 * DAY + 2 * HOUR);
      for (const found of [last, next]) {
        const off = (minutesIn(found, zone) - minutes + 1_440) % 1_440;
        expect([0, 30, 60]).toContain(off);
      }
      expect(nextTimeOfDay(shift(last, -1), zone, minutes)).toBe(last);
      const full = nextFullHour(moment, zone);
      expect(full - moment).toBeGreaterThan(0);
      expect(full - moment).toBeLessThanOrEqual(HOUR);
      // Lord Howe moves its clock by half an hour.
      expect([0, 30]).toContain(minutesIn(full, zone) % 60);
      expect(full % MINUTE).toBe(0);
    }),
  );
});
