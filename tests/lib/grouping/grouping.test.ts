import fc from 'fast-check';
import type { GroupingChange } from '@/lib/grouping/groupingChange';
import type { ItemToGroup } from '@/lib/grouping/prepare';
import { createShippedGrouping } from '@/lib/grouping/shippedGrouping';
import type { StoryId } from '@/lib/domain/ids';
import { readItem } from '@/lib/tagging/readItem';
import { HOUR, instant } from '@/lib/time/instant';

const NOON = Date.parse('2026-01-09T12:00:00Z');
let made = 0;

function item(title: string, fields: { id?: string; language?: string; outlet?: string; hours?: number; summary?: string } = {}): ItemToGroup {
  const { language = 'en', summary = '' } = fields;
  made += 1;
  return {
    id: fields.id ?? `item-${made}`,
    title,
    summary,
    language,
    outlet: fields.outlet ?? `Outlet ${made}`,
    orderedAt: instant(NOON + 60_000 + (fields.hours ?? 0) * HOUR),
    reading: readItem({ title, summary, language }),
  };
}

const tanker = [
  item('US coast guard seizes the tanker Marbella near Venezuela', { id: 'tanker-1', outlet: 'Reuters', hours: 0 }),
  item('US coast guard seizes tanker Marbella off Venezuela, officials say', { id: 'tanker-2', outlet: 'Harbour Gazette', hours: 1 }),
  item('Estados Unidos incauta el petrolero Marbella frente a Venezuela', { id: 'tanker-3', outlet: 'Diario del Puerto', language: 'es', hours: 2 }),
  item('US coast guard seizes the tanker Marbella near Venezuela', { id: 'tanker-4', outlet: 'The Northern Post', hours: 3 }),
];
const embassy = [
  item('US reopens its embassy in Caracas after seven years', { id: 'embassy-1', outlet: 'Capital Courier', hours: 0.5 }),
  item('United States embassy in Caracas reopens after seven years', { id: 'embassy-2', outlet: 'BBC News', hours: 1.5 }),
  item('Estados Unidos reabre su embajada en Caracas tras siete años', { id: 'embassy-3', outlet: 'BBC Mundo', language: 'es', hours: 2.5 }),
];
const amnesty = [
  item('Venezuelan parliament approves amnesty law for political prisoners', { id: 'amnesty-1', outlet: 'Valley Times', hours: 4 }),
  item('La Asamblea Nacional de Venezuela aprueba la ley de amnistía para presos políticos', { id: 'amnesty-2', outlet: 'El Faro del Sur', language: 'es', hours: 5 }),
];
const analysis = item('Why the tanker Marbella and the embassy in Caracas matter to the United States and Venezuela', { id: 'analysis-1', outlet: 'Weekly Review', hours: 3.5 });
const everything = [...tanker, ...embassy, ...amnesty, analysis];

const partition = (items: readonly (readonly ItemToGroup[])[], windowDays?: number): string[] => {
  const grouping = createShippedGrouping(windowDays);
  for (const [at, batch] of items.entries()) {
    grouping.add(batch);
    // Settling in between must not matter either.
    if (at % 3 === 1) grouping.settle();
  }
  grouping.settle();
  return grouping.stories().map(({ itemIds }) => itemIds.join(' ')).sort();
};
const kinds = (changes: readonly GroupingChange[]): string[] => changes.map(({ kind }) => kind);

describe('stories', () => {
  it('joins items on one event across outlets and languages and keeps other events apart', () => {
    const grouping = createShippedGrouping();
    grouping.add(everything);
    grouping.settle();
    for (const event of [tanker, embassy, amnesty]) {
      const ids = event.map(({ id }) => id);
      expect(grouping.storyOf(ids[0] as string)?.itemIds.filter((id) => id !== 'analysis-1')).toEqual(ids);
    }
    expect(grouping.storyOf('tanker-1')?.id).not.toBe(grouping.storyOf('embassy-1')?.id);
  });

  it('is never chained by an analysis that speaks of two events', () => {
    expect(partition([everything]).filter((story) => story.includes('tanker') && story.includes('embassy'))).toEqual([]);
  });

  it('is the same whatever the order of arrival and however items are batched', () => {
    const expected = partition([everything]);
    fc.assert(
      fc.property(fc.shuffledSubarray(everything, { minLength: everything.length }), fc.integer({ min: 1, max: 4 }), (shuffled, size) => {
        const batches = Array.from({ length: Math.ceil(shuffled.length / size) }, (_, at) => shuffled.slice(at * size, (at + 1) * size));
        expect(partition(batches)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same after items came and went', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(everything), (visitors) => {
        const grouping = createShippedGrouping();
        grouping.add(everything);
        grouping.remove(visitors.map(({ id }) => id));
        grouping.add(visitors);
        grouping.settle();
        expect(grouping.stories().map(({ itemIds }) => itemIds.join(' ')).sort()).toEqual(partition([everything]));
      }),
      { numRuns: 20 },
    );
  });

  it('does not hang on accents, case or Unicode forms', () => {
    const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
    const forms = [plain, (text: string) => text.normalize('NFD'), (text: string) => text.toUpperCase(), (text: string) => text.toLowerCase()];
    const spanish = [...tanker, ...embassy, ...amnesty].filter(({ language }) => language === 'es');
    for (const form of forms) {
      const changed = [...tanker, ...embassy, ...amnesty].map((each) => (spanish.includes(each) ? { ...each, title: form(each.title) } : each));
      expect(partition([changed])).toEqual(partition([[...tanker, ...embassy, ...amnesty]]));
    }
  });
});

describe('names of stories', () => {
  it('keep while a story grows, in whatever order its items come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(tanker, { minLength: 4 }), (shuffled) => {
        const grouping = createShippedGrouping();
        const [first, ...rest] = shuffled as [ItemToGroup, ...ItemToGroup[]];
        grouping.add([first]);
        const name = grouping.storyOf(first.id)?.id;
        for (const each of rest) grouping.add([each]);
        grouping.settle();
        const story = grouping.storyOf(first.id);
        // The first item may wait alone until one comes that ties it in; the name is then that of the larger part.
        expect(story?.itemIds).toHaveLength(4);
        expect(grouping.stories().filter(({ id }) => id === name).length).toBeLessThanOrEqual(1);
        expect(new Set(grouping.stories().map(({ id }) => id)).size).toBe(grouping.stories().length);
      }),
    );
  });

  it('keeps its name when an older item comes late', () => {
    const grouping = createShippedGrouping();
    const [first, ...rest] = tanker as [ItemToGroup, ...ItemToGroup[]];
    grouping.add(rest);
    grouping.settle();
    const name = grouping.storyOf('tanker-2')?.id as StoryId;
    expect(kinds(grouping.add([first]))).toEqual(['story-changed']);
    expect(grouping.settle()).toEqual([]);
    expect(grouping.storyOf('tanker-1')?.id).toBe(name);
  });

  it('reports merges and splits, with the name of the larger part kept', () => {
    const grouping = createShippedGrouping();
    const parted = new Map([['tanker-1', 'a'], ['tanker-2', 'a'], ['tanker-4', 'a'], ['tanker-3', 'b'], ['embassy-1', 'b'], ['embassy-2', 'b'], ['embassy-3', 'b']] as [string, StoryId][]);
    grouping.restore([...tanker, ...embassy], parted);
    expect(grouping.storyOf('tanker-3')?.id).toBe('b');
    grouping.add([item('US coast guard seizes the tanker Marbella off Venezuela', { id: 'tanker-5', hours: 4 })]);
    const changes = grouping.settle();
    expect(kinds(changes).sort()).toEqual(['story-changed', 'story-changed']);
    expect(grouping.storyOf('tanker-3')?.id).toBe('a');
    expect(grouping.storyOf('embassy-1')?.id).toBe('b');

    const whole = createShippedGrouping();
    whole.restore([...tanker, ...embassy], new Map([...tanker, ...embassy].map(({ id }) => [id, 'all' as StoryId])));
    whole.add([item('US coast guard seizes the tanker Marbella off Venezuela', { id: 'tanker-6', hours: 4 })]);
    expect(whole.settle()).toContainEqual({ kind: 'story-split', storyId: 'embassy-1', from: 'all' });

    const halves = createShippedGrouping();
    halves.restore(tanker, new Map(tanker.map(({ id }, at) => [id, (at < 3 ? 'more' : 'less') as StoryId])));
    halves.add([item('US coast guard seizes the tanker Marbella off Venezuela', { id: 'tanker-7', hours: 4 })]);
    expect(halves.settle()).toContainEqual({ kind: 'story-merged', storyId: 'less', into: 'more' });
  });

  it('reports a removal when the last item of a story goes', () => {
    const grouping = createShippedGrouping();
    grouping.add([analysis]);
    expect(grouping.remove([analysis.id])).toEqual([{ kind: 'story-removed', storyId: 'analysis-1' }]);
    expect(grouping.stories()).toEqual([]);
  });

  it('lets an edited item change its story', () => {
    const grouping = createShippedGrouping();
    grouping.add([...tanker, ...embassy]);
    const { title, reading } = embassy[0] as ItemToGroup;
    grouping.add([{ ...(tanker[1] as ItemToGroup), title, reading }]);
    grouping.settle();
    expect(grouping.storyOf('tanker-2')?.id).toBe(grouping.storyOf('embassy-1')?.id);
    expect(grouping.storyOf('tanker-1')?.itemIds).not.toContain('tanker-2');
  });
});

describe('origins and publishers', () => {
  it('counts near-copies of a wire text as one origin, for the wire', () => {
    const grouping = createShippedGrouping();
    grouping.add(tanker);
    const story = grouping.storyOf('tanker-1');
    const wire = story?.origins.find(({ itemIds }) => itemIds.includes('tanker-4'));
    expect(wire?.itemIds).toContain('tanker-1');
    expect(wire?.family).toBe('reuters');
    expect(story?.independentPublishers).toBeLessThan(story?.carriers ?? 0);
  });

  it('says of each member whose text it carries and whom it is counted for', () => {
    const grouping = createShippedGrouping();
    grouping.add(tanker);
    const story = grouping.storyOf('tanker-1');
    const members = grouping.members(story?.id as StoryId);
    expect(members.map(({ itemId }) => itemId)).toEqual(story?.itemIds);
    expect(members.find(({ itemId }) => itemId === 'tanker-4')).toEqual({ itemId: 'tanker-4', at: tanker[3]?.orderedAt, family: 'northern post', voice: 'reuters', origin: 'tanker-1' });
    expect(members.find(({ itemId }) => itemId === 'tanker-3')).toMatchObject({ family: 'diario del puerto', voice: 'diario del puerto', origin: 'tanker-3' });
    expect(new Set(members.map(({ voice }) => voice)).size).toBe(story?.independentPublishers);
    expect(grouping.members('nobody' as StoryId)).toEqual([]);
  });

  it('never counts one publisher family twice', () => {
    const grouping = createShippedGrouping();
    grouping.add(embassy);
    const story = grouping.storyOf('embassy-2');
    expect(story?.itemIds).toHaveLength(3);
    expect(story?.carriers).toBe(2);
    expect(story?.independentPublishers).toBeLessThanOrEqual(2);
  });

  it('takes a plain report as headline, in each language, rather than a question or a slogan in capitals', () => {
    const grouping = createShippedGrouping();
    grouping.add([...tanker, item('TANKER MARBELLA SEIZED BY US COAST GUARD NEAR VENEZUELA!', { id: 'loud', hours: 0.2 })]);
    const story = grouping.storyOf('tanker-1');
    expect(story?.itemIds).toContain('loud');
    expect(story?.headlineId).not.toBe('loud');
    expect(story?.headlines.es).toBe('tanker-3');
  });
});

describe('memory', () => {
  it('lets go of what is older than the window, and a running story keeps counting it', () => {
    const grouping = createShippedGrouping(2);
    grouping.add(tanker);
    grouping.add([item('US coast guard seizes the tanker Marbella near Venezuela', { id: 'late', outlet: 'Late Courier', hours: 47 })]);
    grouping.add([item('Venezuela and Brazil sign an agreement on border electricity', { id: 'other', hours: 50.5 })]);
    expect(grouping.size).toBeLessThan(6);
    expect(grouping.storyOf('late')?.itemIds).toEqual(expect.arrayContaining(['tanker-1', 'late']));
    grouping.add([item('Heavy rain closes the road to La Guaira', { id: 'rain', hours: 24 * 9 })]);
    expect(grouping.size).toBe(1);
    expect(grouping.stories().map(({ id }) => id)).toEqual(['rain']);
  });

  it('goes on counting a text for its first carrier when the window has left that behind', () => {
    const grouping = createShippedGrouping(2);
    grouping.add(tanker.filter(({ id }) => id !== 'tanker-4'));
    const copies = [40, 46].map((hours) => item('US coast guard seizes the tanker Marbella near Venezuela', { id: `copy-${hours}`, outlet: `Courier ${hours}`, hours }));
    for (const copy of copies) grouping.add([copy]);
    grouping.add([item('Heavy rain closes the road to La Guaira', { id: 'rain-1', hours: 50.5 })]);
    const story = grouping.storyOf('copy-40')?.id as StoryId;
    grouping.add([item('US coast guard seizes the tanker Marbella near Venezuela', { id: 'copy-51', outlet: 'Courier 51', hours: 51 })]);
    expect(grouping.size).toBe(4);
    for (const id of ['copy-40', 'copy-46', 'copy-51']) expect(grouping.members(story).find(({ itemId }) => itemId === id)).toMatchObject({ origin: 'tanker-1', voice: 'reuters' });
  });

  it('rebuilds from rows that were read by older rules, and takes them as they are read anew', () => {
    const old = everything.map((each) => ({ ...each, reading: { ...each.reading, tags: [], direction: { ...each.reading.direction, value: 'neutral' as const }, rulesVersion: 'older' } }));
    const stories = new Map(everything.map(({ id }) => [id, (id.split('-')[0] ?? id) as StoryId]));
    const grouping = createShippedGrouping();
    expect(grouping.restore(old, stories)).toEqual([]);
    for (const [id, story] of stories) expect(grouping.storyOf(id)?.id).toBe(story);
    for (const each of everything) grouping.add([each]);
    grouping.settle();
    expect(grouping.stories().map(({ itemIds }) => itemIds.join(' ')).sort()).toEqual(partition([everything]));
    for (const name of ['tanker', 'embassy', 'amnesty']) expect(grouping.storyOf(`${name}-1`)?.id).toBe(name);
  });

  it('rebuilds from stored rows as it stood', () => {
    const running = createShippedGrouping();
    for (const each of [...everything].reverse()) running.add([each]);
    running.settle();
    const stories = new Map(everything.map(({ id }) => [id, running.storyOf(id)?.id as StoryId]));
    const rebuilt = createShippedGrouping();
    expect(rebuilt.restore(everything, stories)).toEqual([]);
    expect(rebuilt.stories()).toEqual(running.stories());
    const next = item('US coast guard seizes the tanker Marbella close to Venezuela', { id: 'next', hours: 6 });
    running.add([next]);
    rebuilt.add([next]);
    expect(rebuilt.stories()).toEqual(running.stories());
  });
});
