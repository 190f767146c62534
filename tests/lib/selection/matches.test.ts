import { claimId } from '@/lib/domain/claim';
import { feedId, itemId, storyId } from '@/lib/domain/ids';
import { textMatcher } from '@/lib/search/matchText';
import { parseQuery } from '@/lib/search/parseQuery';
import { matches } from '@/lib/selection/matches';
import { EMPTY_SELECTION, type Selection } from '@/lib/selection/selection';
import { makeMarks, makeUpdate } from '../../fixtures/made/records';

const update = makeUpdate(1, {
  storyId: storyId('s1'),
  marks: makeMarks({ tags: [{ tag: 'sanctions', confidence: 1, words: [] }], direction: { value: 'thaw', confidence: 1, words: [] } }),
});
const isIn = (selection: Partial<Selection>) => {
  const query = parseQuery(selection.query ?? '');
  return matches({ ...EMPTY_SELECTION, ...selection }, update, query && textMatcher(query));
};

it('is in the selection of everything', () => {
  expect(isIn({})).toBe(true);
});

it.each<[Partial<Selection>, boolean]>([
  [{ tags: ['security', 'sanctions'] }, true],
  [{ tags: ['security'] }, false],
  [{ directions: ['thaw'] }, true],
  [{ directions: ['freeze'] }, false],
  [{ pressGroups: ['wire'] }, true],
  [{ pressGroups: ['us-media'] }, false],
  [{ outlets: ['Outlet one'] }, true],
  [{ outlets: ['outlet one'] }, false],
  [{ languages: ['es'] }, false],
  [{ feeds: [feedId('one')] }, true],
  [{ stories: [storyId('s2')] }, false],
  [{ from: '2026-01-09' }, true],
  [{ from: '2026-01-09T17:59:00Z', to: '2026-01-09T18:00:00Z' }, true],
  [{ to: '2026-01-09T17:59:00Z' }, false],
  [{ from: '2026-01-10' }, false],
  [{ from: 'yesterday' }, true],
  [{ query: 'headlines' }, true],
  [{ query: '-caracas' }, false],
  [{ query: 'headline', tags: ['security'] }, false],
])('%j → %s', (selection, expected) => {
  expect(isIn(selection)).toBe(expected);
});

it('does not say how an update bears on a claim, which the store knows, unless something else rules it out', () => {
  expect(isIn({ claims: [claimId('c1')] })).toBeUndefined();
  expect(isIn({ claims: [claimId('c1')], directions: ['freeze'] })).toBe(false);
});

it('takes an update that no story has yet for a story of its own, as the store does', () => {
  const alone = makeUpdate(2, { id: itemId('i2'), storyId: null });
  expect(matches({ ...EMPTY_SELECTION, stories: [storyId('i2')] }, alone, null)).toBe(true);
  expect(matches({ ...EMPTY_SELECTION, stories: [storyId('s1')] }, alone, null)).toBe(false);
});
