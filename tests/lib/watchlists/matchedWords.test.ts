import { toFollow } from '@/lib/domain/watchlist';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { matchedWords } from '@/lib/watchlists/matchedWords';
import { makeMarks, makeUpdate } from '../../fixtures/made/records';

const follow = (selection: object) => ({ ...toFollow(EMPTY_SELECTION), ...selection });

it('counts the words of the query once an update, whatever their accents and case, in every form', () => {
  const updates = [makeUpdate(1, { title: 'Caracas: oil, oil', summary: '' }), makeUpdate(2, { title: 'CARACÁS', summary: 'Oils' })];
  expect(matchedWords(follow({ query: 'oil caracas' }), updates)).toEqual([
    { word: 'Caracas', updates: 2 },
    { word: 'oil', updates: 1 },
    { word: 'Oils', updates: 1 },
  ]);
});

it('counts what earned the chosen tags and directions', () => {
  const marks = makeMarks({
    tags: [
      { tag: 'sanctions', confidence: 1, words: ['licence'] },
      { tag: 'security', confidence: 1, words: ['navy'] },
    ],
    direction: { value: 'thaw', confidence: 1, words: ['eased'] },
  });
  expect(matchedWords(follow({ tags: ['sanctions'], directions: ['thaw'] }), [makeUpdate(1, { marks })]).map(({ word }) => word)).toEqual(['licence', 'eased']);
});

it('finds none where a selection asks for no words', () => {
  expect(matchedWords(follow({ outlets: ['Outlet one'] }), [makeUpdate(1)])).toEqual([]);
});
