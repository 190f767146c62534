import fc from 'fast-check';
import { itemId, storyId } from '@/lib/domain/ids';
import { describeStory, type StoryUpdateFacts } from '@/lib/stories/describeStory';
import { DAY, HOUR, instant } from '@/lib/time/instant';

const MIDNIGHT = Date.UTC(2026, 0, 9);
const ID = storyId('a');

function facts(id: string, parts: Partial<StoryUpdateFacts> & { hours?: number } = {}): StoryUpdateFacts {
  const { hours = 9, ...rest } = parts;
  return {
    itemId: itemId(id),
    title: `Title of ${id}`,
    language: 'en',
    at: instant(MIDNIGHT + hours * HOUR),
    outlet: `Outlet ${id}`,
    pressGroup: 'wire',
    publisher: `publisher ${id}`,
    voice: `publisher ${id}`,
    tags: [],
    direction: 'neutral',
    ...rest,
  };
}

const draw = (updates: readonly StoryUpdateFacts[], headlineId = 'a', headlines: Record<string, string> = {}) =>
  describeStory(ID, updates, { headlineId: itemId(headlineId), headlines: headlines as never }, 'steady');

describe('describeStory', () => {
  it('counts each voice and each carrier once', () => {
    const copies = ['b', 'c'].map((id) => facts(id, { voice: 'publisher a' }));
    expect(draw([facts('a'), ...copies, facts('d', { publisher: 'publisher a', voice: 'publisher a' })])).toMatchObject({ updates: 4, independentPublishers: 1, carriers: 3 });
  });

  it('names the one who had it first, by the hour where an hour is known', () => {
    const dayOnly = facts('b', { at: instant(MIDNIGHT) });
    expect(draw([facts('a', { hours: 11 }), facts('c', { hours: 10, pressGroup: 'us-media' }), dayOnly])).toMatchObject({
      firstAt: MIDNIGHT,
      lastAt: MIDNIGHT + 11 * HOUR,
      firstReport: { itemId: 'c', outlet: 'Outlet c', pressGroup: 'us-media', at: MIDNIGHT + 10 * HOUR },
    });
    expect(draw([dayOnly, facts('z', { at: instant(MIDNIGHT + DAY) })]).firstReport.itemId).toBe('b');
  });

  it('takes the headlines that were chosen, the other languages in the order of their use', () => {
    const updates = [facts('a'), facts('b', { language: 'es' }), facts('c', { language: 'es' }), facts('d', { language: 'pt' })];
    const story = draw(updates, 'b', { en: 'a', pt: 'd', es: 'b' });
    expect(story.headline).toEqual({ itemId: 'b', title: 'Title of b', language: 'es' });
    expect(story.otherHeadlines.map(({ itemId: id, language }) => [id, language])).toEqual([['a', 'en'], ['d', 'pt']]);
    expect(story.languages).toEqual(['es', 'en', 'pt']);
  });

  it('falls back on another headline, at last on the first report’s, when the chosen one has left', () => {
    expect(draw([facts('a'), facts('b', { language: 'es' })], 'gone', { es: 'b', en: 'gone' })).toMatchObject({ headline: { itemId: 'b' }, otherHeadlines: [] });
    expect(draw([facts('b', { hours: 12 }), facts('c')], 'gone').headline.itemId).toBe('c');
  });

  it('has the tags of a third of its updates, commonest first', () => {
    const tagged = [facts('a', { tags: ['sanctions', 'oil-economy'] }), facts('b', { tags: ['oil-economy'] }), facts('c'), facts('d', { tags: ['migration'] })];
    expect(draw(tagged).tags).toEqual(['oil-economy']);
    expect(draw(tagged.slice(0, 3)).tags).toEqual(['oil-economy', 'sanctions']);
  });

  it('is read as most of its voices read it, and as neutral where thaw and freeze are level', () => {
    const thaw = (id: string, parts = {}) => facts(id, { direction: 'thaw', ...parts });
    const freeze = (id: string, parts = {}) => facts(id, { direction: 'freeze', ...parts });
    expect(draw([thaw('a'), thaw('b'), freeze('c')]).direction).toBe('thaw');
    expect(draw([thaw('a'), freeze('c')]).direction).toBe('neutral');
    expect(draw([thaw('a'), facts('b'), facts('c')]).direction).toBe('neutral');
    // Five copies of one text are one voice.
    expect(draw([freeze('a'), freeze('b'), ...['c', 'd', 'e', 'f', 'g'].map((id) => thaw(id, { voice: 'agency' }))]).direction).toBe('freeze');
  });

  it('is the same whatever the order of its updates', () => {
    const some = fc.array(
      fc.record({ hours: fc.nat(60), voice: fc.constantFrom('x', 'y', 'z'), language: fc.constantFrom('en', 'es'), direction: fc.constantFrom('thaw' as const, 'freeze' as const, 'neutral' as const) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const updates = list.map((parts, i) => facts(`i${i}`, parts));
        expect(draw([...updates].reverse(), 'i3', { en: 'i1' })).toEqual(draw(updates, 'i3', { en: 'i1' }));
      }),
    );
  });

  it('cannot be drawn without an update', () => {
    expect(() => draw([])).toThrow('story a holds no update');
  });
});
