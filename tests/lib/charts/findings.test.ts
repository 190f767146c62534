import { gapsOf, indexFinding, placeOfDay } from '@/lib/charts/indexFinding';
import { pressFinding } from '@/lib/charts/pressFinding';
import { stressFinding } from '@/lib/charts/stressFinding';
import { busiestBar, layerAt, spanOfBar, stackFinding, stackVolume } from '@/lib/charts/volumeStack';
import type { NewsRow } from '@/lib/series/newsRow';
import { comparePressGroups } from '@/lib/series/pressGroups';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { compareStress } from '@/lib/series/stress';
import { countByHour, layOutVolume, type VolumeDimension } from '@/lib/series/volumeBy';
import type { Tag } from '@/lib/domain/tag';
import { DAY, HOUR, instant, shift } from '@/lib/time/instant';

const START = instant(Date.parse('2026-01-01'));
const day = (n: number) => shift(START, n * DAY);

const points = (...values: (number | null)[]): IndexPoint[] =>
  values.map((value, n) => ({
    day: day(n),
    value,
    low: value === null ? null : value - 10,
    high: value === null ? null : value + 10,
    balance: value === null ? null : value / 100,
    weight: { thaw: 1, freeze: 1, neutral: 1 },
    stories: value === null ? 0 : 3,
    updates: value === null ? 0 : 5,
  }));

describe('what the index shows', () => {
  it.each([
    ['a rise from the low, and since the baseline', points(-20, -80, -40, null, 48), day(2), { kind: 'up', points: 128, sinceBaseline: 88 }],
    ['a fall from the high', points(10, 60, 20), day(0), { kind: 'down', points: 40, sinceBaseline: 10 }],
    ['no figure since the baseline when it is the turn itself', points(-20, -80, 10), day(1), { kind: 'up', points: 90, sinceBaseline: null }],
    ['no figure since a baseline outside', points(-20, -80, 10), shift(START, -DAY), { kind: 'up', sinceBaseline: null }],
    ['a steady course', points(4, 8, 2, 5), day(0), { kind: 'steady', spread: 6 }],
    ['a single day', points(null, 7, null), day(0), { kind: 'single' }],
    ['nothing', points(null, null), day(0), { kind: 'nothing' }],
  ])('is %s', (_words, all, baselineAt, expected) => {
    expect(indexFinding(all, baselineAt)).toMatchObject(expected);
  });

  it('takes no day for a turn that few stories stand behind', () => {
    const [first, ...others] = points(-90, -20, -60, 30);
    expect(indexFinding([{ ...first!, low: -100, high: -30 }, ...others], day(0))).toMatchObject({ kind: 'up', points: 90, turn: { day: day(2) } });
  });

  it('names days without evidence as gaps, in runs', () => {
    expect(gapsOf(points(null, 3, null, null, 4, null))).toEqual([
      { from: day(0), to: day(1) },
      { from: day(2), to: day(4) },
      { from: day(5), to: day(6) },
    ]);
  });

  it('sets a day over its middle, today no later than now', () => {
    expect(placeOfDay(day(1), day(9))).toBe(day(1) + DAY / 2);
    expect(placeOfDay(day(1), shift(day(1), 3 * HOUR))).toBe(day(1) + 3 * HOUR);
  });
});

const row = (n: number, part: Partial<NewsRow>): NewsRow => ({
  id: `item-${n}`,
  at: shift(START, n * HOUR),
  timeKnown: true,
  storyId: `story-${n}`,
  outlet: 'Outlet',
  publisher: 'family',
  voice: 'family',
  pressGroup: 'wire',
  language: 'en',
  tags: ['sanctions'],
  direction: 'neutral',
  from: null,
  step: 'act',
  ...part,
});

const volumeOf = (rows: readonly NewsRow[], dimension: VolumeDimension = 'tag') => layOutVolume(countByHour(rows, dimension), dimension, { from: START, to: day(2), barHours: 6 });

describe('volume stacked', () => {
  const tags: Tag[] = ['sanctions', 'migration', 'security', 'regional', 'diplomacy', 'embassies', 'human-rights'];
  const rows = tags.flatMap((tag, index) => Array.from({ length: 10 - index }, (_, n) => row(n, { id: `${tag}-${n}`, tags: [tag] })));

  it('draws the leading five and folds the rest, losing none', () => {
    const stack = stackVolume(volumeOf(rows), false);
    expect(stack.layers.map(({ key }) => key)).toEqual(['sanctions', 'migration', 'security', 'regional', 'diplomacy', null]);
    expect(stack.layers.at(-1)).toMatchObject({ members: ['embassies', 'human-rights'], total: 9 });
    expect(stack.bars.reduce((sum, { height }) => sum + height, 0)).toBe(rows.length);
    expect(stack.updates).toBe(rows.length);
  });

  it('shows all when asked, and never a fold of one', () => {
    expect(stackVolume(volumeOf(rows), true).layers.map(({ key }) => key)).toEqual(tags);
    const six = rows.filter(({ tags: own }) => own[0] !== 'human-rights');
    expect(stackVolume(volumeOf(six), false).layers).toHaveLength(6);
  });

  it('finds the layer at a height, and none above the bar', () => {
    const bar = { at: START, counts: [3, 0, 2], height: 5, updates: 5 };
    expect([0, 2.9, 3, 4.9, 5, -1].map((height) => layerAt(bar, height))).toEqual([0, 0, 2, 2, null, null]);
  });

  it('counts of a bar only what lies within the range', () => {
    const bar = { at: day(0), counts: [], height: 0, updates: 0 };
    expect(spanOfBar(bar, 168, { from: day(3), to: day(30) })).toEqual({ from: day(3), to: day(7) });
    expect(spanOfBar(bar, 168, { from: shift(START, -DAY), to: day(2) })).toEqual({ from: day(0), to: day(2) });
  });

  it('counts an update of several tags once as an update', () => {
    const stack = stackVolume(volumeOf([row(0, { tags: ['sanctions', 'migration'] })]), false);
    expect(stack.bars[0]).toMatchObject({ height: 2, updates: 1 });
    expect(busiestBar(stack.bars)?.at).toBe(START);
  });

  it.each([
    ['nothing', [], { kind: 'nothing' }],
    ['few', [row(0, {})], { kind: 'few', updates: 1 }],
    ['a turn', [...Array.from({ length: 20 }, (_, n) => row(n, { tags: ['security'] })), ...Array.from({ length: 20 }, (_, n) => row(20 + n, { tags: ['migration'] }))], { kind: 'turn', rising: 'migration', fading: 'security' }],
    ['a lead', Array.from({ length: 30 }, (_, n) => row(n, { tags: n % 3 ? ['security'] : ['security', 'regional'] })), { kind: 'lead', key: 'security', count: 30, updates: 30 }],
  ])('says %s in one sentence', (_words, all, expected) => {
    expect(stackFinding(volumeOf(all))).toEqual(expected);
  });
});

describe('stress', () => {
  it.each([
    ['what the news dwells on more and less', [['diplomacy']], [row(0, {})], { kind: 'shifted', more: 'sanctions', less: 'diplomacy', distance: 'far' }],
    ['that both dwell on the same', [['sanctions']], [row(0, {})], { kind: 'alike', distance: 'close' }],
    ['that there is no news', [['sanctions']], [], { kind: 'nothing' }],
  ] as [string, Tag[][], NewsRow[], object][])('says %s', (_words, statements, rows, expected) => {
    expect(stressFinding(compareStress(statements, rows))).toEqual(expected);
  });
});

describe('press groups', () => {
  it('says who was first most often, of how many races, and how many are silent', () => {
    const rows = [row(0, { storyId: 'a', publisher: 'x', pressGroup: 'us-media' }), row(3, { storyId: 'a', publisher: 'y' }), row(5, { storyId: 'b' })];
    expect(pressFinding(comparePressGroups(rows))).toEqual({ kind: 'first', group: 'us-media', won: 1, races: 1, silent: 9 });
  });

  it('says who reports most when nobody raced', () => {
    expect(pressFinding(comparePressGroups([row(0, {})]))).toEqual({ kind: 'no-race', largest: 'wire', silent: 10 });
    expect(pressFinding(comparePressGroups([]))).toEqual({ kind: 'nothing' });
  });
});
