import fc from 'fast-check';
import { withoutRows } from '@/lib/series/newsRow';
import { addUpContributions, decomposePoint, relationsIndex } from '@/lib/series/relationsIndex';
import { DAY, instant, shift } from '@/lib/time/instant';
import { days, DAY_ONE, row, someRows } from './madeRows';

const only = (rows: Parameters<typeof relationsIndex>[0], choice?: Parameters<typeof relationsIndex>[1]) => relationsIndex(rows, choice).points.map(({ value }) => value);
const nextDay = shift(DAY_ONE, DAY);

describe('relationsIndex', () => {
  it('is all thaw at +100, all freeze at −100, and zero when the two weigh the same', () => {
    expect(only([row({ direction: 'thaw' })])).toEqual([100]);
    expect(only([row({ direction: 'freeze' })])).toEqual([-100]);
    expect(only([row({ direction: 'thaw', storyId: 'a' }), row({ direction: 'freeze', storyId: 'b' })])).toEqual([0]);
  });

  it('takes a story once for each press group, by the logarithm of its independent publishers', () => {
    const thaw = ['One', 'Two', 'Three'].map((outlet) => row({ outlet, storyId: 'thaw', direction: 'thaw' }));
    const freeze = [row({ outlet: 'Four', storyId: 'freeze', direction: 'freeze', pressGroup: 'us-media' })];
    // log2(1 + 3) = 2 against log2(1 + 1) = 1
    expect(only([...thaw, ...freeze])[0]).toBeCloseTo((100 * (2 - 1)) / 3, 10);
  });

  it('counts a publisher family once, however many outlets and updates it has', () => {
    const once = [row({ outlet: 'One', direction: 'thaw', storyId: 'a' }), row({ direction: 'freeze', storyId: 'b' })];
    const often = [...once, ...Array.from({ length: 9 }, (_, index) => row({ outlet: `One ${index}`, publisher: 'One', direction: 'thaw', storyId: 'a' }))];
    expect(only(often)).toEqual(only(once));
  });

  it('counts one agency text in five outlets as one voice', () => {
    const carried = ['A', 'B', 'C', 'D', 'E'].map((outlet) => row({ outlet, voice: 'agency', pressGroup: 'us-media', direction: 'thaw' }));
    expect(relationsIndex(carried).parts).toMatchObject([{ publishers: 1, weight: 1 }]);
  });

  it('lets a day weigh half as much three days later', () => {
    const rows = [row({ direction: 'thaw' }), row({ direction: 'freeze', at: instant(DAY_ONE + 3 * DAY), storyId: 'later' })];
    expect(only(rows).at(-1)).toBeCloseTo((100 * (0.5 - 1)) / 1.5, 10);
  });

  it('leaves a gap on a day without evidence, and does not call it zero', () => {
    const { points } = relationsIndex([row({ direction: 'thaw' }), row({ direction: 'thaw', at: instant(DAY_ONE + 2 * DAY) })]);
    expect(points.map(({ value }) => value)).toEqual([100, null, 100]);
    expect(points[1]).toMatchObject({ low: null, high: null, balance: null, stories: 0, updates: 0 });
    expect(decomposePoint(relationsIndex([row({ direction: 'thaw' })]).parts, nextDay)).toEqual([]);
  });

  it('draws gaps for the days asked for when nothing was reported at all', () => {
    expect(only([], { from: DAY_ONE, to: shift(DAY_ONE, 2 * DAY) })).toEqual([null, null, null]);
    expect(relationsIndex([]).points).toEqual([]);
  });

  it('has a wider band the fewer stories stand behind it', () => {
    const width = (stories: number) => {
      const [point] = relationsIndex(Array.from({ length: stories }, (_, index) => row({ storyId: `s${index}`, direction: index % 2 ? 'thaw' : 'freeze' }))).points;
      return (point?.high ?? 0) - (point?.low ?? 0);
    };
    expect(width(2)).toBeGreaterThan(width(8));
    expect(width(8)).toBeGreaterThan(width(64));
    expect(width(64)).toBeGreaterThan(0);
  });

  it('draws what Washington does apart from what Caracas does, and acts apart from words', () => {
    const rows = [
      row({ from: 'us', direction: 'freeze', step: 'act', storyId: 'a' }),
      row({ from: 've', direction: 'thaw', step: 'statement', storyId: 'b' }),
      row({ from: 'third', direction: 'neutral', storyId: 'c' }),
    ];
    expect(only(rows, { side: 'us' })).toEqual([-100]);
    expect(only(rows, { side: 've' })).toEqual([100]);
    expect(only(rows, { step: 'statement' })).toEqual([100]);
    expect(only(rows, { step: 'act' })).toEqual([-50]);
  });

  it('recomputes from its parts: the amounts behind every point add up to it, and the shares to one', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { points, parts } = relationsIndex(rows);
        for (const { day, value } of points) {
          const behind = decomposePoint(parts, day);
          if (value === null) {
            expect(behind).toEqual([]);
            continue;
          }
          expect(behind.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(value, 8);
          expect(behind.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 8);
          for (const field of ['storyId', 'day', 'pressGroup'] as const) {
            const sums = addUpContributions(behind, field);
            expect(new Set(sums.map(({ key }) => key)).size).toBe(sums.length);
            expect(sums.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(value, 8);
          }
        }
      }),
    );
  });

  it('forgets days that are more than thirty back', () => {
    const rows = [row({ direction: 'freeze' }), row({ direction: 'thaw', at: instant(DAY_ONE + 30 * DAY) }), row({ direction: 'thaw', at: instant(DAY_ONE + 29 * DAY) })];
    const { parts, points } = relationsIndex(rows);
    expect(points.at(-1)?.value).toBe(100);
    expect(points.at(-2)?.value).toBeLessThan(100);
    expect(decomposePoint(parts, shift(DAY_ONE, 29 * DAY))).toHaveLength(2);
  });

  it('agrees with the formula written out', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { points, parts } = relationsIndex(rows);
        const balance = (day: number) => {
          const own = parts.filter((part) => part.day === day);
          const all = own.reduce((sum, { weight }) => sum + weight, 0);
          return all === 0 ? null : own.reduce((sum, { weight, thaw, freeze }) => sum + weight * (thaw - freeze), 0) / all;
        };
        for (const { day, value } of points) {
          if (value === null) continue;
          let top = 0;
          let bottom = 0;
          for (const earlier of days(DAY_ONE, 14)) {
            const of = balance(earlier);
            if (earlier > day || of === null) continue;
            top += of * 0.5 ** ((day - earlier) / DAY / 3);
            bottom += 0.5 ** ((day - earlier) / DAY / 3);
          }
          expect(value).toBeCloseTo((100 * top) / bottom, 8);
        }
      }),
    );
  });

  it('stays within its bounds, inside its band, and is the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(someRows, fc.infiniteStream(fc.nat()), (rows, dice) => {
        const index = relationsIndex(rows);
        for (const { value, low, high } of index.points) {
          if (value === null || low === null || high === null) continue;
          expect(Math.abs(value)).toBeLessThanOrEqual(100 + 1e-9);
          expect(low).toBeLessThanOrEqual(value + 1e-9);
          expect(high).toBeGreaterThanOrEqual(value - 1e-9);
        }
        const shuffled = rows.map((one) => ({ one, key: dice.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one);
        expect(relationsIndex(shuffled)).toEqual(index);
      }),
    );
  });

  it('changes nothing when nothing is left out', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        expect(relationsIndex(rows, { leaveOut: {} })).toEqual(relationsIndex(rows));
        expect(relationsIndex(rows, { leaveOut: { outlets: ['No Such Outlet'], pressGroups: [], stories: [] } })).toEqual(relationsIndex(rows));
      }),
    );
  });

  it('is, without an outlet, a group or a story, as if it had never been read', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        for (const leaveOut of [{ outlets: ['Outlet 1'] }, { pressGroups: ['wire' as const] }, { stories: ['story-2'] }]) {
          const left = withoutRows(rows, leaveOut);
          expect(relationsIndex(rows, { leaveOut })).toEqual(relationsIndex(left));
          expect(left.some(({ outlet, pressGroup, storyId }) => outlet === leaveOut.outlets?.[0] || pressGroup === leaveOut.pressGroups?.[0] || storyId === leaveOut.stories?.[0])).toBe(false);
        }
      }),
    );
  });
});
