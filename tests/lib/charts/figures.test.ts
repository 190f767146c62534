import fc from 'fast-check';
import { tableAsCsv } from '@/lib/charts/csv';
import { pointParts, toggleLeftOut } from '@/lib/charts/pointParts';
import { roundToSum } from '@/lib/charts/roundToSum';
import { stackTurns, turningPoints } from '@/lib/charts/turningPoints';
import { NOTHING_LEFT_OUT } from '@/lib/charts/view';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import type { NewsRow } from '@/lib/series/newsRow';
import { decomposePoint, relationsIndex } from '@/lib/series/relationsIndex';
import { HOUR, instant } from '@/lib/time/instant';

describe('a chart’s file', () => {
  it('quotes what holds commas, quotes and lines', () => {
    expect(tableAsCsv({ columns: ['Day', 'What, in all'], rows: [['9 Jan', 3.25], ['a "b"\nc', null]] })).toBe('\u{feff}Day,"What, in all"\r\n9 Jan,3.25\r\n"a ""b""\nc",\r\n');
  });

  it('keeps a spreadsheet from running a name as a formula, and leaves numbers below zero alone', () => {
    expect(tableAsCsv({ columns: ['a'], rows: [['=1+1'], ['@x'], [-4]] })).toBe("\u{feff}a\r\n'=1+1\r\n'@x\r\n-4\r\n");
  });
});

describe('rounding', () => {
  it('makes rounded parts add up to the rounded sum, each within one step of itself', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 }), (parts) => {
        const rounded = roundToSum(parts, 1);
        const sum = parts.reduce((total, part) => total + part, 0);
        expect(rounded.reduce((total, part) => total + part, 0)).toBeCloseTo(Math.round(sum * 10) / 10, 6);
        rounded.forEach((part, index) => expect(Math.abs(part - parts[index]!)).toBeLessThanOrEqual(0.1 + 1e-9));
      }),
    );
  });
});

const row = (n: number, part: Partial<NewsRow>): NewsRow => ({
  id: `item-${n}`,
  at: instant(Date.parse('2026-01-09') + n * HOUR),
  timeKnown: true,
  storyId: `story-${n % 7}`,
  outlet: `Outlet ${n % 5}`,
  publisher: `family-${n % 5}`,
  voice: `family-${n % 5}`,
  pressGroup: n % 2 ? 'wire' : 'us-media',
  language: 'en',
  tags: [],
  direction: (['thaw', 'freeze', 'neutral'] as const)[n % 3]!,
  from: null,
  step: 'act',
  ...part,
});

describe('a point taken apart', () => {
  const rows = Array.from({ length: 60 }, (_, n) => row(n, {}));
  const { points, parts } = relationsIndex(rows);
  const last = points.at(-1)!;

  it.each(['storyId', 'pressGroup'] as const)('adds up by %s to the value and to the whole weight, as shown', (by) => {
    const list = pointParts(decomposePoint(parts, last.day), by);
    expect(list.length).toBeGreaterThan(1);
    expect(list.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(Math.round(last.value! * 10) / 10, 6);
    expect(list.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 6);
  });

  it('leaves a thing out and puts it back', () => {
    const less = toggleLeftOut(NOTHING_LEFT_OUT, 'pressGroups', 'wire');
    expect(less).toEqual({ stories: [], pressGroups: ['wire'], outlets: [] });
    expect(toggleLeftOut(less, 'pressGroups', 'wire')).toEqual(NOTHING_LEFT_OUT);
  });
});

describe('turning points', () => {
  it('are the events of the chronology that changed the course, in the reader’s language', () => {
    const events = shippedChronology();
    const spanish = turningPoints(events, 'es');
    expect(spanish.length).toBe(events.filter(({ importance }) => importance === 3).length);
    expect(spanish.length).toBeGreaterThan(5);
    const first = events.find(({ id }) => id === spanish[0]?.id)!;
    expect(spanish[0]).toEqual({ id: first.id, day: Date.parse(first.date), title: first.title.es, direction: first.direction });
  });

  it('are stacked where they would touch', () => {
    expect(stackTurns([{ x: 10 }, { x: 14 }, { x: 19 }, { x: 40 }], 10).map(({ level }) => level)).toEqual([0, 1, 2, 0]);
  });
});
