import { act, fireEvent, screen, within } from '@testing-library/react';
import { StoryPanel } from '@/components/stories/StoryPanel';
import { claimId, type Evidence } from '@/lib/domain/claim';
import type { StoryAnswer, StoryUpdate } from '@/lib/protocol/news';
import { makeMarks, makeStory, makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

beforeAll(mendJsdom);
beforeEach(() => localStorage.clear());

const marks = makeMarks({ tags: [{ tag: 'embassies', confidence: 0.9, words: ['mission'] }], direction: { value: 'thaw', confidence: 0.8, words: ['reopens'] }, rulesVersion: 'r7' });
const of = (n: number, voice: string, update = {}): StoryUpdate => ({ update: makeUpdate(n, { marks, storyId: makeStory('s1').id, ...update }), publisher: 'one', voice });
const answer: StoryAnswer = {
  story: makeStory('s1', {
    updates: 3,
    independentPublishers: 2,
    carriers: 3,
    direction: 'thaw',
    pace: 'growing',
    tags: ['embassies'],
    languages: ['en', 'es'],
    pressGroups: ['wire', 'us-media'],
    headline: { itemId: makeUpdate(9).id, title: 'The mission reopens', language: 'en' },
    otherHeadlines: [{ itemId: makeUpdate(5).id, title: 'Reabre la misión', language: 'es' }],
    firstReport: { itemId: makeUpdate(9).id, outlet: 'Outlet one', pressGroup: 'wire', at: NOW },
  }),
  updates: [of(9, 'one'), of(5, 'two', { pressGroup: 'us-media', language: 'es', version: 2 }), of(1, 'one', { title: 'What the mission does' })],
};
const evidence: Evidence = {
  id: 'e1',
  claimId: claimId('mission'),
  itemId: makeUpdate(9).id,
  storyId: 's1',
  voice: 'one',
  stance: 'supports',
  step: 'act',
  at: NOW,
  enteredAt: NOW,
  withdrawnAt: null,
  judge: { kind: 'rule', rule: 'opens', rulesVersion: 'r7' },
  reason: { en: 'A mission is opened.', es: 'Se abre una misión.' },
  words: ['reopens'],
};
const draw = async (table: Parameters<typeof answerFetch>[0], locale: 'en' | 'es' = 'en') => {
  answerFetch(table);
  const drawn = renderDesk(<StoryPanel me={null} initial={answer} claims={{ [evidence.claimId]: { number: 14, text: 'The mission opens again.' } }}>in those days</StoryPanel>, {}, locale);
  await act(async () => undefined);
  return drawn;
};
const headline = { [`GET /api/updates/${makeUpdate(9).id}`]: [200, { update: makeUpdate(9), versions: [], provenance: { evidence: [evidence], oldMarks: [] } }] } as const;

it('tells who reported it when, in whose words, who was first and who is silent', async () => {
  await draw(headline);
  const rows = within(screen.getByRole('region', { name: 'Its updates' })).getAllByRole('listitem');
  expect(rows.map((row) => within(row).getByRole('heading').textContent?.replace(/ \(opens.*/, ''))).toEqual(['What the mission does', 'Caracas headline 5', 'Caracas headline 9']);
  expect(rows[0]?.textContent).toContain('independent');
  expect(rows[1]?.textContent).toContain('carrier');
  expect(within(rows[1]!).getByTitle('carries the text of two')).toBeTruthy();
  expect(within(rows[2]!).getByText('first to report')).toBeTruthy();
  expect(within(rows[1]!).getByRole('button', { name: 'edited ×1' })).toBeTruthy();
  const spread = screen.getByRole('figure', { name: 'How it spread' });
  expect(spread.textContent).toContain('Wire agencies: 1 outlet, 2 texts of their own');
  expect(spread.textContent).toMatch(/Silent so far: US government, Venezuelan government/);
});

it('tells how far it went, what it bears on, and the words its marks rest on', async () => {
  await draw(headline);
  const reach = within(screen.getByRole('region', { name: 'Reach' }));
  expect(reach.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['2', '1', '2']);
  expect(screen.getByRole('region', { name: 'Bears on' }).textContent).toContain('14The mission opens again.supports');
  const why = screen.getByRole('region', { name: 'Why these marks' });
  expect(why.textContent).toContain('Embassies“mission”');
  expect(why.textContent).toContain('thaw“reopens”');
  expect(why.textContent).toContain('rules r7');
  expect(screen.getByText('Reabre la misión').getAttribute('lang')).toBe('es');
  expect(screen.getByText('in those days')).toBeTruthy();
});

it('leads to the desk with exactly this story, and can be pinned', async () => {
  await draw(headline);
  expect(screen.getByRole('link', { name: 'Show on the desk' }).getAttribute('href')).toBe('/?story=s1');
  expect(screen.getByRole('link', { name: /Embassies/ }).getAttribute('href')).toBe('/?tag=embassies');
  fireEvent.click(screen.getByRole('button', { name: 'Pin' }));
  expect(screen.getByRole('button', { name: 'Pinned: let go', pressed: true })).toBeTruthy();
});

it('says that the claims could not be read, and that there are none', async () => {
  const { unmount } = await draw({});
  expect(within(screen.getByRole('region', { name: 'Bears on' })).getByRole('button', { name: 'Try again' })).toBeTruthy();
  unmount();
  await draw({ [`GET /api/updates/${makeUpdate(9).id}`]: [200, { update: makeUpdate(9), versions: [], provenance: { evidence: [], oldMarks: [] } }] });
  expect(screen.getByText('Its headline bears on no claim of the baseline.')).toBeTruthy();
});

it('speaks Spanish', async () => {
  await draw(headline, 'es');
  for (const words of ['Cómo se difundió', 'Alcance', 'Se abre una misión.', 'Historia de 3 novedades']) expect(screen.getAllByText(words)).toBeTruthy();
});
