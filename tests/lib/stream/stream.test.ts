import { storyId } from '@/lib/domain/ids';
import { foldStories } from '@/lib/stream/foldStories';
import { keepPlaces, placesOf } from '@/lib/stream/keepPlaces';
import { makeStory, makeUpdate } from '../../fixtures/made/records';

const a = storyId('a');
const b = storyId('b');
const stories = new Map([[a, makeStory('a')]]);

describe('folding updates into stories', () => {
  it('puts a story where its newest update stands, with its updates newest first', () => {
    const updates = [makeUpdate(1, { storyId: a }), makeUpdate(2), makeUpdate(3, { storyId: a })];
    expect(foldStories(updates, stories)).toEqual([
      { key: 'a', story: stories.get(a), updates: [updates[0], updates[2]] },
      { key: updates[1]!.id, story: null, updates: [updates[1]] },
    ]);
  });

  it('keeps together the updates of a story that the page does not know', () => {
    const entries = foldStories([makeUpdate(1, { storyId: b }), makeUpdate(2, { storyId: b })], stories);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ key: 'b', story: null });
  });

  it('holds every update exactly once', () => {
    const updates = [...Array(60).keys()].map((n) => makeUpdate(n, { storyId: n % 7 === 0 ? null : storyId(`s${n % 5}`) }));
    const folded = foldStories(updates, new Map()).flatMap((entry) => entry.updates.map(({ id }) => id));
    expect(folded.sort()).toEqual(updates.map(({ id }) => id).sort());
  });
});

describe('while someone reads in the middle of the list', () => {
  const seen = [makeUpdate(2, { storyId: a }), makeUpdate(4), makeUpdate(6)];
  const places = placesOf(seen);

  it('what is new above and between waits, and further pages join at the end', () => {
    const now = [makeUpdate(1), seen[0]!, makeUpdate(3), seen[1]!, seen[2]!, makeUpdate(9)];
    expect(keepPlaces(now, places).map(({ id }) => id)).toEqual([...seen, makeUpdate(9)].map(({ id }) => id));
  });

  it('an update regrouped meanwhile stays in its story, and its new wording comes through', () => {
    const now = [makeUpdate(2, { storyId: b, title: 'Reworded' }), makeUpdate(4, { storyId: b }), seen[2]!];
    expect(keepPlaces(now, places).map(({ title, storyId }) => [title, storyId])).toEqual([
      ['Reworded', a],
      [seen[1]!.title, null],
      [seen[2]!.title, null],
    ]);
  });

  it('one that is removed goes', () => {
    expect(keepPlaces([seen[0]!, seen[2]!], places)).toEqual([seen[0], seen[2]]);
  });
});
