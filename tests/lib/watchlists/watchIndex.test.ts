import fc from 'fast-check';
import { claimId, STANCES } from '@/lib/domain/claim';
import { feedId, storyId, watchlistId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { toFollow, withoutBounds, type WatchSelection } from '@/lib/domain/watchlist';
import { textMatcher } from '@/lib/search/matchText';
import { parseQuery } from '@/lib/search/parseQuery';
import { matches } from '@/lib/selection/matches';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { createWatchIndex } from '@/lib/watchlists/watchIndex';
import { makeMarks, makeUpdate } from '../../fixtures/made/records';

const WORDS = ['Caracas', 'oil', 'sanctions', 'sanctioned', 'embajada', 'embajadas', 'talks', 'general', 'license', 'Maduro’s', 'U.S.', 'petróleo'];
const OUTLETS = ['Salón, the paper', '100% Radio', 'Post'];
const LANGUAGES = ['en', 'es', 'pt'];
const FEEDS = ['one', 'two'].map(feedId);
const STORIES = ['s1', 's2', 's3'].map(storyId);
const CLAIMS = ['envoys', 'oil-licence'].map(claimId);

const some = <T>(values: readonly T[]) => fc.oneof({ weight: 4, arbitrary: fc.constant<T[]>([]) }, { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }) });
const phrase = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => (words.length > 1 ? `"${words.join(' ')}"` : words[0]!));
const clause = fc.oneof({ weight: 4, arbitrary: phrase }, { weight: 1, arbitrary: phrase.map((text) => `-${text}`) }, { weight: 2, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => `${a} OR ${b}`) });
const selections: fc.Arbitrary<WatchSelection> = fc.record({
  query: fc.array(clause, { maxLength: 3 }).map((clauses) => clauses.join(' ')),
  tags: some(TAGS),
  directions: some(DIRECTIONS),
  pressGroups: some(PRESS_GROUPS.slice(0, 3)),
  outlets: some(OUTLETS),
  languages: some(LANGUAGES),
  feeds: some(FEEDS),
  claims: some(CLAIMS),
  stances: some(STANCES),
  stories: some(STORIES),
});
const updates = fc.record({
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' ')),
  summary: fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(', ')),
  language: fc.constantFrom(...LANGUAGES),
  outlet: fc.constantFrom(...OUTLETS),
  feedId: fc.constantFrom(...FEEDS),
  pressGroup: fc.constantFrom(...PRESS_GROUPS.slice(0, 3)),
  storyId: fc.option(fc.constantFrom(...STORIES)),
  marks: fc.record({ tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }), direction: fc.constantFrom(...DIRECTIONS) }).map(({ tags, direction }) =>
    makeMarks({ tags: tags.map((tag) => ({ tag, confidence: 0.9, words: [] })), direction: { value: direction, confidence: 0.9, words: [] } }),
  ),
});
const evidence = fc.array(fc.record({ claimId: fc.constantFrom(...CLAIMS), stance: fc.constantFrom(...STANCES) }), { maxLength: 2 });

it('finds exactly the lists whose selection an update is in, for any lists and any updates', () => {
  fc.assert(
    fc.property(fc.array(selections, { maxLength: 40 }), fc.array(fc.tuple(updates, evidence), { minLength: 1, maxLength: 4 }), (all, made) => {
      const index = createWatchIndex(all.map((selection, at) => ({ id: watchlistId(String(at)), selection })));
      made.forEach(([fields, held], n) => {
        const update = makeUpdate(n, fields);
        const expected = all.flatMap((selection, at) => {
          const query = parseQuery(selection.query);
          return matches(withoutBounds(selection), update, query && textMatcher(query), held) ? [String(at)] : [];
        });
        expect(index.match(update, held)).toEqual(expected);
      });
    }),
    { numRuns: 400 },
  );
});

const follow = (selection: Partial<WatchSelection>) => ({ ...toFollow(EMPTY_SELECTION), ...selection });
const lists = (...selections: Partial<WatchSelection>[]) => createWatchIndex(selections.map((selection, at) => ({ id: watchlistId(`w${at}`), selection: follow(selection) })));

it('puts every update into a list that asks for nothing, and keeps out what a list does not want', () => {
  const index = lists({}, { query: '-oil' }, { query: 'caracas -oil' });
  expect(index.match(makeUpdate(1, { title: 'Talks in Caracas' }), [])).toEqual(['w0', 'w1', 'w2']);
  expect(index.match(makeUpdate(1, { title: 'Oil talks in Caracas' }), [])).toEqual(['w0']);
});

it('asks one piece of evidence for both the claim and its stance', () => {
  const index = lists({ claims: [claimId('envoys')], stances: ['supports'] });
  expect(index.match(makeUpdate(1), [{ claimId: claimId('envoys'), stance: 'contradicts' }, { claimId: claimId('oil-licence'), stance: 'supports' }])).toEqual([]);
  expect(index.match(makeUpdate(1), [{ claimId: claimId('envoys'), stance: 'supports' }])).toEqual(['w0']);
});

it('names a list once when several of its words occur', () => {
  expect(lists({ query: 'oil OR talks OR caracas' }).match(makeUpdate(1, { title: 'Oil talks in Caracas' }), [])).toEqual(['w0']);
});
