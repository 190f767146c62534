import fc from 'fast-check';
import { storyId, type StoryId } from '@/lib/domain/ids';
import type { ItemToGroup } from '@/lib/grouping/prepare';
import { createShippedGrouping } from '@/lib/grouping/shippedGrouping';
import { readItem } from '@/lib/tagging/readItem';
import { HOUR, instant } from '@/lib/time/instant';

const NOON = Date.parse('2026-01-09T12:00:00Z');

function item(id: string, title: string, hours: number): ItemToGroup {
  return { id, title, summary: '', language: 'en', outlet: `Outlet of ${id}`, orderedAt: instant(NOON + hours * HOUR), reading: readItem({ title, summary: '', language: 'en' }) };
}

const tanker = [
  item('tanker-1', 'US coast guard seizes the tanker Marbella near Venezuela', 0),
  item('tanker-2', 'US coast guard seizes tanker Marbella off Venezuela, officials say', 1),
  item('tanker-3', 'Coast guard of the US seizes the tanker Marbella near Venezuela', 2),
];
const embassy = [
  item('embassy-1', 'US reopens its embassy in Caracas after seven years', 0.5),
  item('embassy-2', 'United States embassy in Caracas reopens after seven years', 1.5),
];
const amnesty = [item('amnesty-1', 'Venezuelan parliament approves amnesty law for political prisoners', 4)];
const everything = [...tanker, ...embassy, ...amnesty];
const pinned = (one: ItemToGroup, pin: StoryId | null): ItemToGroup => ({ ...one, pin });
const partition = (grouping: ReturnType<typeof createShippedGrouping>) => grouping.stories().map(({ itemIds }) => itemIds.join(' ')).sort();

describe('what people have put together', () => {
  it('stays together, and what people have parted stays apart, though the texts say otherwise', () => {
    const grouping = createShippedGrouping();
    grouping.add(everything);
    grouping.settle();
    const kept = grouping.storyOf('tanker-1')?.id as StoryId;
    grouping.add([pinned(tanker[0] as ItemToGroup, kept), pinned(tanker[1] as ItemToGroup, storyId('parted')), pinned(embassy[0] as ItemToGroup, storyId('parted'))]);
    grouping.settle();
    expect(grouping.storyOf('tanker-1')?.id).toBe(kept);
    expect(grouping.storyOf('tanker-2')?.id).toBe('parted');
    expect(grouping.storyOf('embassy-1')?.itemIds).toEqual(expect.arrayContaining(['tanker-2', 'embassy-1']));
  });

  it('draws what comes later on the same event to it', () => {
    const grouping = createShippedGrouping();
    grouping.add(everything);
    grouping.settle();
    grouping.add(embassy.map((one) => pinned(one, storyId('by-hand'))));
    grouping.settle();
    grouping.add([item('embassy-9', 'The US embassy in Caracas reopens after seven years', 3)]);
    grouping.settle();
    expect(grouping.storyOf('embassy-9')?.id).toBe('by-hand');
  });

  it('is as stored after a restart', () => {
    const pins = new Map([['tanker-1', storyId('one')], ['tanker-2', storyId('two')], ['tanker-3', storyId('two')]]);
    const grouping = createShippedGrouping();
    const changes = grouping.restore(everything.map((one) => pinned(one, pins.get(one.id) ?? null)), new Map([...pins, ['embassy-1', storyId('e')], ['embassy-2', storyId('e')], ['amnesty-1', storyId('a')]]));
    expect(changes).toEqual([]);
    grouping.add([item('tanker-9', 'Tanker Marbella seized by the US coast guard off Venezuela, officials say', 3)]);
    grouping.settle();
    expect(['tanker-1', 'tanker-2', 'tanker-3'].map((id) => grouping.storyOf(id)?.id)).toEqual(['one', 'two', 'two']);
  });

  it('is never moved, whatever comes in whatever order; and taken back, the rules decide as if nobody had', () => {
    const plain = createShippedGrouping();
    plain.add(everything);
    plain.settle();
    const pinOf = fc.constantFrom(null, storyId('p'), storyId('q'), storyId('r'));
    fc.assert(
      fc.property(fc.shuffledSubarray(everything, { minLength: everything.length }), fc.array(pinOf, { minLength: everything.length, maxLength: everything.length }), fc.boolean(), (shuffled, pins, settlesBetween) => {
        const grouping = createShippedGrouping();
        for (const [at, one] of shuffled.entries()) {
          grouping.add([pinned(one, pins[at] ?? null)]);
          if (settlesBetween) grouping.settle();
        }
        grouping.settle();
        for (const [at, one] of shuffled.entries()) if (pins[at]) expect(grouping.storyOf(one.id)?.id).toBe(pins[at]);
        const placed = grouping.stories().flatMap(({ itemIds }) => itemIds);
        expect(placed.sort()).toEqual(everything.map(({ id }) => id).sort());
        grouping.add(everything);
        grouping.settle();
        expect(partition(grouping)).toEqual(partition(plain));
      }),
      { numRuns: 60 },
    );
  });
});
