import fc from 'fast-check';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { Update } from '@/lib/domain/update';
import { textMatcher } from '@/lib/search/matchText';
import { parseQuery } from '@/lib/search/parseQuery';
import { matches } from '@/lib/selection/matches';
import { EMPTY_SELECTION, writeSelection, type Selection } from '@/lib/selection/selection';
import { HOUR, MINUTE, shift } from '@/lib/time/instant';
import { updatesPage } from '@/server/queries/updates';
import { makeFeed, makeMarks, makeUpdate, NOW } from '../../fixtures/made/records';
import { openDesk, type Desk } from '../http/desk';

// A live update is put into a selection's list by the browser; a page read anew comes from the store. Both must say the same.

const WORDS = ['Caracas', 'oil', 'sanctions', 'sanctioned', 'embajada', 'embajadas', 'talks', 'general', 'license', 'Maduro’s'];
const OUTLETS = ['Salón, the paper', '100% Radio', 'Post'];
const LANGUAGES = ['en', 'es', 'pt'];

let desk: Desk;
let all: Update[];

beforeAll(async () => {
  desk = await openDesk();
  const pick = <T>(values: readonly T[], n: number) => values[n % values.length]!;
  const made = [...Array(90).keys()].map((n) =>
    makeUpdate(n, {
      feedId: makeFeed(`f${n % 3}`).id,
      outlet: pick(OUTLETS, n * 7),
      language: pick(LANGUAGES, n * 5 + 1),
      title: [n, n * 3 + 1, n * 7 + 2].map((seed) => pick(WORDS, seed)).join(' '),
      summary: [n * 11, n * 13 + 5].map((seed) => pick(WORDS, seed)).join(' '),
      orderedAt: shift(NOW, -n * 37 * MINUTE),
      marks: makeMarks({ tags: [pick(TAGS, n), pick(TAGS, n * 3 + 1)].map((tag) => ({ tag, confidence: 0.9, words: [] })), direction: { value: pick(DIRECTIONS, n * 2), confidence: 0.9, words: [] } }),
    }),
  );
  for (const n of [0, 1, 2]) {
    const feed = makeFeed(`f${n}`, { pressGroup: PRESS_GROUPS[n * 2]! });
    await desk.store.feeds.add(feed, NOW);
    await desk.bring(feed, made.filter(({ feedId }) => feedId === feed.id));
  }
  const page = await updatesPage({ limit: '100' });
  if (!page.ok) throw new Error(page.error.message);
  all = [...page.value.updates];
  expect(all).toHaveLength(90);
});
afterAll(() => desk.close());

const some = <T>(values: readonly T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }) });
const bound = fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }).map((hours) => new Date(NOW - hours * HOUR).toISOString()) });
const phrase = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 2 }).map((words) => (words.length > 1 ? `"${words.join(' ')}"` : words[0]!));
const clause = fc.oneof(phrase, phrase.map((text) => `-${text}`), fc.tuple(phrase, phrase).map(([a, b]) => `${a} OR ${b}`));
const selections: fc.Arbitrary<Selection> = fc
  .record({
    query: fc.array(clause, { maxLength: 2 }).map((clauses) => clauses.join(' ')),
    tags: some(TAGS),
    directions: some(DIRECTIONS),
    pressGroups: some(PRESS_GROUPS),
    outlets: some(OUTLETS),
    languages: some(LANGUAGES),
    from: bound,
    to: bound,
  })
  .filter(({ from, to }) => from === '' || to === '' || from < to)
  .map((selection) => ({ ...EMPTY_SELECTION, ...selection }));

it('what the browser says of an update is what the store says, for any selection', async () => {
  await fc.assert(
    fc.asyncProperty(selections, async (selection) => {
      const page = await updatesPage({ ...Object.fromEntries(new URLSearchParams(writeSelection(selection))), limit: '100' });
      if (!page.ok) throw new Error(page.error.message);
      const query = parseQuery(selection.query);
      const words = query && textMatcher(query);
      const here = all.filter((update) => matches(selection, update, words)).map(({ id }) => id);
      expect(here).toEqual(page.value.updates.map(({ id }) => id));
      expect(page.value.total).toBe(here.length);
    }),
    { numRuns: 150 },
  );
});
