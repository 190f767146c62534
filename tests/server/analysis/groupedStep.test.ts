import { storyId } from '@/lib/domain/ids';
import { createShippedGrouping } from '@/lib/grouping/shippedGrouping';
import { DAY, HOUR, shift, type Instant } from '@/lib/time/instant';
import { createGroupedSteps, type GroupingTask } from '@/server/analysis/groupedStep';
import type { AnalysedItem } from '@/server/store/store';
import { NOON } from '../../contract/made';
import { report } from './desk';

const LICENCE = storyId('licence');
const EMBASSY = storyId('embassy');
const TITLES = {
  first: 'US Treasury issues general license for Chevron to export Venezuelan oil',
  second: 'Treasury Department grants Chevron a license to export oil from Venezuela',
  embassy: 'US embassy in Caracas reopens after seven years, State Department says',
};

let n = 0;
function stored(title: string, at: Instant, feed: string, story: typeof LICENCE): AnalysedItem {
  const { item, marks } = report(title, at, feed);
  n += 1;
  const { id, summary, language, outlet, orderedAt } = item;
  return { n, id, title, summary, language, outlet, orderedAt, marks, storyId: story, publisher: outlet, voice: outlet, pin: null };
}

/** A story that reaches back behind the window, and another of the same days that is over. */
function desk() {
  const old = stored(TITLES.first, NOON, 'alpha', LICENCE);
  const young = stored(TITLES.second, shift(NOON, 60 * HOUR), 'beta', LICENCE);
  const over = stored(TITLES.embassy, shift(NOON, HOUR), 'gamma', EMBASSY);
  const newest = stored('Foro Penal: Venezuela libera a 80 presos políticos', shift(NOON, 9 * DAY), 'delta', storyId('prisoners'));
  const perform = createGroupedSteps({ makeGrouping: createShippedGrouping, familyOf: (outlet) => outlet });
  perform({ kind: 'restore', items: [old, young, newest] });
  return { old, young, over, perform };
}
const past = (items: readonly AnalysedItem[], late: AnalysedItem): GroupingTask => ({ kind: 'past', items, late: [late.id] });

it('says that the open stories are outdated when an old update of one of them was edited into another', () => {
  const { old, young, over, perform } = desk();
  const edited = { ...old, title: 'State Department: United States reopens its embassy in Caracas' };
  const step = perform(past([edited, young, over], edited));
  expect(step.members).toContainEqual(expect.objectContaining({ itemId: old.id, storyId: EMBASSY }));
  expect(step.isOutdated).toBe(true);
});

it('says so too when an old update that it does not know of joins an open story', () => {
  const { old, young, over, perform } = desk();
  const edited = { ...over, title: 'Chevron wins US Treasury license for Venezuelan oil exports' };
  const step = perform(past([old, young, edited], edited));
  expect(step.members).toContainEqual(expect.objectContaining({ itemId: over.id, storyId: LICENCE }));
  expect(step.isOutdated).toBe(true);
});

it('leaves the open stories as they are when the past agrees with them', () => {
  const { old, young, over, perform } = desk();
  const edited = { ...over, title: 'State Department: United States reopens its embassy in Caracas' };
  expect(perform(past([old, young, edited], edited)).isOutdated).toBe(false);
});

it('agrees with the store once it is restored: what the past decided is not told otherwise by the next settling', () => {
  const { old, young, over, perform } = desk();
  const edited = { ...old, title: 'State Department: United States reopens its embassy in Caracas' };
  perform(past([edited, young, over], edited));
  perform({ kind: 'restore', items: [young, stored('Foro Penal: Venezuela libera a 80 presos políticos', shift(NOON, 9 * DAY), 'delta', storyId('prisoners'))] });
  const joining = { ...stored('Chevron wins US Treasury license for Venezuelan oil exports', shift(NOON, 70 * HOUR), 'delta', LICENCE), storyId: null };
  const steps = [perform({ kind: 'take', items: [joining], gone: [] }), perform({ kind: 'settle' })];
  const told = steps.flatMap(({ members }) => members.map(({ itemId }) => itemId));
  expect(told).toContain(joining.id);
  expect(told).not.toContain(old.id);
});
