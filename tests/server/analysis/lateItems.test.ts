import { stretchesOf } from '@/server/analysis/lateItems';
import type { AnalysedItem } from '@/server/store/store';
import { itemId } from '@/lib/domain/ids';
import { DAY, HOUR, shift } from '@/lib/time/instant';
import { madeMarks, NOON } from '../../contract/made';

const item = (n: number, daysAgo: number): AnalysedItem => ({
  n, id: itemId(`item-${n}`), title: '', summary: '', language: 'en', outlet: 'A', orderedAt: shift(NOON, -daysAgo * DAY), marks: madeMarks(), storyId: null, publisher: null, voice: null, pin: null,
});
const namesOf = (items: readonly AnalysedItem[]) => stretchesOf(items).map(({ late }) => late.map(({ n }) => n));

test('items within two windows share a stretch, in the order of time, with a window around them', () => {
  const [stretch, ...others] = stretchesOf([item(1, 100), item(2, 105), item(3, 103)]);
  expect(others).toEqual([]);
  expect(stretch!.late.map(({ n }) => n)).toEqual([2, 3, 1]);
  expect([stretch!.from, stretch!.to]).toEqual([shift(NOON, -112 * DAY), shift(NOON, -93 * DAY)]);
});
test('a longer gap begins another', () => expect(namesOf([item(1, 200), item(2, 186), item(3, 185)])).toEqual([[1], [2, 3]]));
test('none is longer than a month', () => {
  const daily = Array.from({ length: 90 }, (_, n) => item(n, 300 - n));
  expect(namesOf(daily).map((names) => names.length)).toEqual([30, 30, 30]);
});
test('none holds more than a thousand', () => {
  const crowd = Array.from({ length: 2_500 }, (_, n) => ({ ...item(n, 300), orderedAt: shift(NOON, -300 * DAY + n) }));
  expect(namesOf(crowd).map((names) => names.length)).toEqual([1_000, 1_000, 500]);
});
test('nothing late, nothing to open', () => expect(stretchesOf([])).toEqual([]));
test('two of one moment stand in the order of arrival', () => {
  const at = shift(NOON, -40 * DAY - HOUR);
  expect(stretchesOf([{ ...item(2, 0), orderedAt: at }, { ...item(1, 0), orderedAt: at }])[0]!.late.map(({ n }) => n)).toEqual([1, 2]);
});
