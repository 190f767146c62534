import type { VolumeRow } from '@/lib/domain/volumeRow';
import fc from 'fast-check';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { busiestBar, VOLUME_SPANS, volumeFinding, volumeSeries, volumeUntil } from '@/lib/series/volume';
import { HOUR, instant, shift } from '@/lib/time/instant';

const now = instant(Date.parse('2026-01-09T12:20:00Z'));
const thisHour = instant(Date.parse('2026-01-09T12:00:00Z'));
const count = (hoursAgo: number, n: number, pressGroup: VolumeRow['pressGroup'] = 'wire'): VolumeRow => ({ bucketAt: shift(thisHour, -hoursAgo * HOUR), pressGroup, count: n });

describe('volumeSeries', () => {
  it('ends with the hour that is still filling and reaches back the whole span', () => {
    const series = volumeSeries([count(0, 2), count(23, 3), count(24, 5)], '24h', now);
    expect(series.bars).toHaveLength(24);
    expect([series.bars.at(-1)?.total, series.bars[0]?.total, series.total]).toEqual([2, 3, 5]);
    expect(series.to).toBe(shift(thisHour, HOUR));
  });

  it('draws a week in bars of six hours that begin on the same hours every day', () => {
    const series = volumeSeries([count(1, 4), count(2, 1)], '7d', now);
    expect(series.bars).toHaveLength(28);
    expect(series.bars.every((bar) => new Date(bar.at).getUTCHours() % 6 === 0)).toBe(true);
    expect(series.total).toBe(5);
  });

  it('leads with the fullest groups and folds what does not fit into the rest', () => {
    const series = volumeSeries(PRESS_GROUPS.map((group, index) => count(index, index + 1, group)), '24h', now);
    expect(series.groups.map(({ group }) => group)).toEqual([...PRESS_GROUPS.slice(-5).reverse(), 'rest']);
    expect(series.groups.at(-1)).toEqual({ group: 'rest', members: [...PRESS_GROUPS.slice(0, 6).reverse()], total: 1 + 2 + 3 + 4 + 5 + 6 });
  });

  it('never folds one group alone', () => {
    const series = volumeSeries(PRESS_GROUPS.slice(0, 6).map((group) => count(1, 1, group)), '24h', now);
    expect(series.groups.map(({ group }) => group)).not.toContain('rest');
    expect(series.groups).toHaveLength(6);
  });

  it('names the groups that were silent', () => {
    expect(volumeSeries([count(0, 1, 'wire')], '24h', now).silent).toEqual(PRESS_GROUPS.filter((group) => group !== 'wire'));
  });

  it('adds up: bars, groups and total are the same updates, counted once', () => {
    const counts = fc.array(fc.record({ hoursAgo: fc.integer({ min: -2, max: 200 }), n: fc.integer({ min: 0, max: 9 }), group: fc.constantFrom(...PRESS_GROUPS) }));
    fc.assert(
      fc.property(counts, fc.constantFrom(...VOLUME_SPANS), (entries, span) => {
        const rows = entries.map(({ hoursAgo, n, group }) => count(hoursAgo, n, group));
        const series = volumeSeries(rows, span, now);
        const within = rows.filter((row) => row.bucketAt >= series.from && row.bucketAt < series.to).reduce((sum, row) => sum + row.count, 0);
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(series.total).toBe(within);
        expect(sum(series.groups.map(({ total }) => total))).toBe(within);
        expect(sum(series.bars.flatMap((bar) => bar.counts))).toBe(within);
      }),
    );
  });
});

describe('volumeFinding', () => {
  const finding = (rows: VolumeRow[]) => volumeFinding(volumeSeries(rows, '48h', now));

  it('says that there is nothing', () => expect(finding([])).toEqual({ kind: 'nothing' }));
  it('makes no trend of a handful', () => expect(finding([count(1, 2), count(40, 3)])).toEqual({ kind: 'few', total: 5 }));
  it('names a group that brought more than half', () => {
    expect(finding([count(1, 9, 'wire'), count(30, 4, 'us-media')])).toEqual({ kind: 'one-group', total: 13, group: 'wire', count: 9 });
  });
  it.each([
    ['up', 20, 10],
    ['down', 8, 20],
    ['steady', 11, 10],
  ] as const)('compares the later half with the earlier: %s', (kind, later, earlier) => {
    const half = (n: number, hoursAgo: number) => [count(hoursAgo, n / 2, 'wire'), count(hoursAgo, n / 2, 'us-media')];
    expect(finding([...half(later, 1), ...half(earlier, 30)])).toEqual({ kind, later, earlier });
  });
});

it('finds the fullest bar, and none where nothing came', () => {
  expect(busiestBar(volumeSeries([count(3, 2), count(5, 7)], '24h', now))?.at).toBe(shift(thisHour, -5 * HOUR));
  expect(busiestBar(volumeSeries([], '24h', now))).toBeUndefined();
});

it('ends a replay with its newest update, and anything else with now', () => {
  const newest = shift(now, -300 * 24 * HOUR);
  expect([volumeUntil('replay', newest, now), volumeUntil('demo', newest, now), volumeUntil(null, newest, now), volumeUntil('replay', null, now)]).toEqual([newest, now, now, now]);
});
