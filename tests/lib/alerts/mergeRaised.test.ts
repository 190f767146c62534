import { mergeRaised, MOST_REPORTS, newestFirst } from '@/lib/alerts/mergeRaised';
import { factsOf, type RaisedAlert } from '@/lib/domain/alert';
import { personId } from '@/lib/domain/ids';
import { shift } from '@/lib/time/instant';
import { ALERTED_AT, madeNews, madeReport, madeStory } from '../../fixtures/made/alerts';

const story = madeStory('s1');
const raised = (person: string, list: string, report: string, inStory = true): RaisedAlert => ({
  personId: personId(person),
  source: `watchlist:${list}`,
  subject: report,
  story: inStory ? factsOf(story) : null,
  evidence: madeNews(list, report, inStory ? story : null),
});

it('makes one alert of what one story sets off for one person', () => {
  const merged = mergeRaised([raised('ana', 'talks', 'one'), raised('ben', 'talks', 'one'), raised('ana', 'oil', 'two'), raised('ana', 'talks', 'two')]);
  expect(merged.map(({ alert, sources }) => [alert.personId, sources])).toEqual([
    ['ana', ['watchlist:talks', 'watchlist:oil']],
    ['ben', ['watchlist:talks']],
  ]);
  expect(merged[0]!.alert.evidence).toMatchObject({ lists: [{ id: 'talks' }, { id: 'oil' }], reports: [{ itemId: 'one' }, { itemId: 'two' }] });
});

it('keeps updates of no story apart, each once', () => {
  expect(mergeRaised([raised('ana', 'talks', 'one', false), raised('ana', 'oil', 'one', false), raised('ana', 'talks', 'two', false)]).map(({ sources }) => sources.length)).toEqual([2, 1]);
});

it('never joins what is no news', () => {
  const turned: RaisedAlert = { personId: personId('ana'), source: 'rule:1', subject: 'x', story: null, evidence: { kind: 'index-moved', day: ALERTED_AT, from: 1, to: 20, points: 10 } };
  expect(mergeRaised([turned, turned])).toHaveLength(2);
});

it('shows the newest reports, each once, and no more than it can', () => {
  const reports = Array.from({ length: 9 }, (_, i) => madeReport(`r${i}`, { at: shift(ALERTED_AT, i) }));
  const shown = newestFirst([...reports, ...reports]);
  expect(shown).toHaveLength(MOST_REPORTS);
  expect(shown[0]!.itemId).toBe('r8');
});
