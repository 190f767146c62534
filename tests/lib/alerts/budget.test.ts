import fc from 'fast-check';
import { afterTheCap, dayBegan, departures, outsideQuietHours, soonestWays, STORY_QUIET_MS, waysOf, waysWorthAWord, type ToldBefore } from '@/lib/alerts/budget';
import { PAGE, USUAL_SETTINGS, type AlertSettings, type StoryFacts } from '@/lib/domain/alert';
import { storyId } from '@/lib/domain/ids';
import { DAY, HOUR, instant, MINUTE, shift } from '@/lib/time/instant';
import { minutesIn } from '@/lib/time/localTime';

const NOW = instant(Date.UTC(2026, 0, 9, 18));
const facts = (parts: Partial<StoryFacts> = {}): StoryFacts => ({ id: storyId('talks'), independentPublishers: 2, turn: 'thaw', ...parts });
const told = (minutesAgo: number, parts: Partial<ToldBefore> = {}): ToldBefore => ({ at: shift(NOW, -minutesAgo * MINUTE), facts: facts(), channels: [PAGE, 'mail'], isHeld: false, ...parts });
const BOTH = waysOf({ inPage: true, channels: ['mail'], pace: 'at-once' });

describe('one word a story', () => {
  it('says nothing more within half an hour', () => {
    expect(waysWorthAWord(BOTH, facts(), [told(29)], NOW)).toEqual([]);
    expect(waysWorthAWord(BOTH, facts(), [told(30)], NOW)).toEqual(BOTH);
    expect(waysWorthAWord(BOTH, facts(), [], NOW)).toEqual(BOTH);
  });

  it('says it again when the story turns', () => {
    expect(waysWorthAWord(BOTH, facts({ turn: 'freeze' }), [told(1)], NOW)).toEqual(BOTH);
  });

  it('says it again when three more independent publishers have joined', () => {
    expect(waysWorthAWord(BOTH, facts({ independentPublishers: 4 }), [told(1)], NOW)).toEqual([]);
    expect(waysWorthAWord(BOTH, facts({ independentPublishers: 5 }), [told(1)], NOW)).toEqual(BOTH);
    // Counted from the last word, not from the first.
    expect(waysWorthAWord(BOTH, facts({ independentPublishers: 6 }), [told(9), told(1, { facts: facts({ independentPublishers: 5 }) })], NOW)).toEqual([]);
  });

  it('says it on a channel that has not heard of the story', () => {
    expect(waysWorthAWord(BOTH, facts(), [told(1, { channels: [PAGE] })], NOW)).toEqual([{ channel: 'mail', pace: 'at-once' }]);
  });

  it('counts with an alert that still waits, however old', () => {
    expect(waysWorthAWord(BOTH, facts(), [told(300, { isHeld: true })], NOW)).toEqual([]);
  });

  it('never holds back what belongs to no story', () => {
    expect(waysWorthAWord(BOTH, null, [told(1)], NOW)).toEqual(BOTH);
  });

  it('tells a story that never turns at most once in any half hour', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 * 60 }), { maxLength: 200 }), (minutes) => {
        const before: ToldBefore[] = [];
        for (const minute of minutes.sort((a, b) => a - b)) {
          const at = shift(NOW, minute * MINUTE);
          if (waysWorthAWord(BOTH, facts(), before, at).length > 0) before.push({ ...told(0), at });
        }
        before.forEach(({ at }, i) => i > 0 && expect(at - before[i - 1]!.at).toBeGreaterThanOrEqual(STORY_QUIET_MS));
        // Whatever was left out stands less than half an hour after a word.
        for (const minute of minutes) expect(before.some(({ at }) => shift(NOW, minute * MINUTE) - at < STORY_QUIET_MS && shift(NOW, minute * MINUTE) >= at)).toBe(true);
      }),
    );
  });
});

describe('when an alert is told', () => {
  const settings = (parts: Partial<AlertSettings> = {}): AlertSettings => ({ ...USUAL_SETTINGS, ...parts });
  const one = (parts: Partial<AlertSettings> = {}, toldToday = 0, now = NOW) => departures([{ channel: PAGE, pace: 'at-once' }], settings(parts), toldToday, now)[0]!;
  const iso = (at: number) => new Date(at).toISOString();

  it('is at once, as a rule', () => {
    expect(one()).toEqual({ channel: PAGE, at: NOW, held: null });
  });

  it('is after the quiet hours of the person’s zone', () => {
    // 18:00 UTC is 14:00 in Caracas.
    const quiet = { from: 13 * 60, to: 15 * 60 };
    expect(one({ quiet, zone: 'America/Caracas' })).toEqual({ channel: PAGE, at: shift(NOW, HOUR), held: 'quiet' });
    expect(one({ quiet, zone: 'UTC' }).held).toBeNull();
  });

  it('is in the morning when quiet hours go over midnight', () => {
    const quiet = { from: 22 * 60, to: 7 * 60 };
    const evening = instant(Date.UTC(2026, 0, 9, 23));
    expect(iso(one({ quiet }, 0, evening).at)).toBe('2026-01-10T07:00:00.000Z');
    expect(iso(one({ quiet }, 0, instant(Date.UTC(2026, 0, 10, 6, 59))).at)).toBe('2026-01-10T07:00:00.000Z');
    expect(one({ quiet }, 0, instant(Date.UTC(2026, 0, 10, 7))).held).toBeNull();
  });

  it('is the next morning once the cap of the day is reached', () => {
    expect(one({ capADay: 3 }, 2).held).toBeNull();
    const over = one({ capADay: 3 }, 3);
    expect(over).toMatchObject({ held: 'cap' });
    expect(iso(over.at)).toBe('2026-01-10T08:00:00.000Z');
    // Before the digest's hour, the cap of today still ends tomorrow.
    expect(iso(afterTheCap(settings(), instant(Date.UTC(2026, 0, 9, 1))))).toBe('2026-01-10T08:00:00.000Z');
  });

  it('is with the digest that its owner chose', () => {
    const ways = [{ channel: 'a', pace: 'hourly' as const }, { channel: 'b', pace: 'daily' as const }];
    const [hourly, daily] = departures(ways, settings({ digestAt: 9 * 60, capADay: 1 }), 5, shift(NOW, 20 * MINUTE));
    expect([iso(hourly!.at), hourly!.held]).toEqual(['2026-01-09T19:00:00.000Z', 'hourly']);
    expect([iso(daily!.at), daily!.held]).toEqual(['2026-01-10T09:00:00.000Z', 'daily']);
  });

  it('holds on the days on which clocks change', () => {
    // New York, 8 March 2026: the quiet hours end at 02:30, which the clock leaps over.
    const spring = { zone: 'America/New_York', quiet: { from: 60, to: 150 } };
    expect(iso(one(spring, 0, instant(Date.parse('2026-03-08T06:30:00Z'))).at)).toBe('2026-03-08T07:30:00.000Z');
    // 1 November 2026: it is 01:30 twice, and in the second hour the quiet hours' end comes again.
    const autumn = { zone: 'America/New_York', quiet: { from: 60, to: 100 } };
    expect(iso(one(autumn, 0, instant(Date.parse('2026-11-01T06:30:00Z'))).at)).toBe('2026-11-01T06:40:00.000Z');
  });

  it('never falls into quiet hours, never lies before now, and never waits two days', () => {
    const minutes = fc.integer({ min: 0, max: 1_439 });
    const zones = fc.constantFrom('UTC', 'America/New_York', 'America/Caracas', 'Europe/Madrid', 'Asia/Kolkata', 'America/Havana');
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) }).map(instant),
        zones, fc.record({ from: minutes, to: minutes }), minutes, fc.constantFrom('at-once' as const, 'hourly' as const, 'daily' as const), fc.integer({ min: 0, max: 4 }),
        (now, zone, quiet, digestAt, pace, toldToday) => {
          const mine = settings({ zone, quiet, digestAt, capADay: 2 });
          const [way] = departures([{ channel: PAGE, pace }], mine, toldToday, now);
          expect(way!.at).toBeGreaterThanOrEqual(now);
          expect(way!.at - now).toBeLessThanOrEqual(3 * DAY);
          expect(way!.held === null).toBe(way!.at === now);
          if (way!.held === null) expect(toldToday).toBeLessThan(2);
          // Outside the hour that a changing clock shows twice or not at all, the quiet hours are kept.
          const after = minutesIn(way!.at, zone);
          const leap = [0, 30, 60].some((off) => (quiet.to + off) % 1_440 === after);
          if (!leap) expect(outsideQuietHours(way!.at, mine)).toBe(way!.at);
        },
      ),
    );
  });

  it('counts a day from the person’s own midnight', () => {
    expect(iso(dayBegan(NOW, 'America/Caracas'))).toBe('2026-01-09T04:00:00.000Z');
    expect(iso(dayBegan(instant(Date.UTC(2026, 0, 9, 3)), 'America/Caracas'))).toBe('2026-01-08T04:00:00.000Z');
  });
});

it('takes each channel once, as soon as any source wants it', () => {
  const ways = [...waysOf({ inPage: true, channels: ['mail'], pace: 'daily' }), ...waysOf({ inPage: false, channels: ['mail'], pace: 'hourly' })];
  expect(soonestWays(ways)).toEqual([
    { channel: PAGE, pace: 'daily' },
    { channel: 'mail', pace: 'hourly' },
  ]);
});
