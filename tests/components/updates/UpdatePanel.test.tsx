import { screen, within } from '@testing-library/react';
import { UpdatePanel } from '@/components/updates/UpdatePanel';
import { storyId } from '@/lib/domain/ids';
import type { UpdateWithVersions } from '@/lib/protocol/requests';
import { HOUR, shift } from '@/lib/time/instant';
import { makeMarks, makeUpdate, NOW } from '../../fixtures/made/records';
import { mendJsdom, renderDesk } from '../renderDesk';

beforeAll(mendJsdom);

const marks = makeMarks({
  relevance: { relevant: true, confidence: 0.934, words: ['Caracas', 'OFAC'] },
  tags: [
    { tag: 'sanctions', confidence: 0.88, words: ['licence'] },
    { tag: 'oil-economy', confidence: 0.61, words: [] },
  ],
  direction: { value: 'neutral', confidence: 0.7, words: ['may lift'] },
  actors: { from: 'us', to: 've' },
  kind: 'statement',
  unsure: true,
  rulesVersion: 'r7',
});
const answer: UpdateWithVersions = {
  update: makeUpdate(1, { version: 2, marks, storyId: storyId('s1'), author: 'Ana', dateTrust: 'undated', publishedAt: null }),
  versions: [
    { version: 1, seenAt: shift(NOW, -HOUR), title: 'As it was first', summary: '', link: null },
    { version: 2, seenAt: NOW, title: 'Caracas headline 1', summary: 'Summary 1', link: null },
  ],
  provenance: { evidence: [], oldMarks: [{ replacedAt: NOW, marks: makeMarks({ direction: { value: 'freeze', confidence: 0.6, words: [] }, rulesVersion: 'r6' }) }] },
};
const part = (name: string) => screen.getByRole('region', { name });

it('tells where it comes from', () => {
  renderDesk(<UpdatePanel me={null} initial={answer} claims={{}} />);
  const from = part('Where it comes from');
  expect(within(from).getByRole('link', { name: 'Sample one' }).getAttribute('href')).toBe('/feeds/one');
  for (const words of ['Ana', 'Wire agencies', 'English', 'https://one.example/1']) expect(within(from).getByText(words)).toBeTruthy();
  expect(from.textContent).toContain('undated; in the order of first sight'.slice(0, 7));
  expect(from.textContent).toContain('First fetched9 Jan 2026, 17:59 UTC');
  expect(screen.getByRole('link', { name: 'its story' }).getAttribute('href')).toBe('/stories/s1');
});

it('shows every wording, the newest first', () => {
  renderDesk(<UpdatePanel me={null} initial={answer} claims={{}} />);
  expect(within(part('As published')).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Version 2, seen 9 Jan 2026, 18:00 UTCCaracas headline 1Summary 1',
    'Version 1, seen 9 Jan 2026, 17:00 UTCAs it was first',
  ]);
});

it('gives each verdict with how sure it is and the words that decided it', () => {
  renderDesk(<UpdatePanel me={null} initial={answer} claims={{}} />);
  const reading = part('Why it is read so').textContent;
  for (const words of [
    'bears on it93% surebecause of “Caracas”, “OFAC”',
    'Sanctions88% surebecause of “licence”',
    'Oil, economy61% surethe text as a whole, no single word',
    'neutral70% surenearest to a step: “may lift”',
    'said: a statement',
    'Washington towards Caracas',
    'Unsure:',
    'rules r7',
  ])
    expect(reading).toContain(words);
});

it('keeps what it was read as before', () => {
  renderDesk(<UpdatePanel me={null} initial={answer} claims={{}} />);
  expect(part('Read before as').textContent).toContain('until 9 Jan 2026, 18:00 UTCrules r6');
  expect(part('Read before as').textContent).toContain('freeze');
});

it('says what there is none of', () => {
  renderDesk(<UpdatePanel me={null} initial={{ ...answer, update: makeUpdate(1), provenance: { evidence: [], oldMarks: [] } }} claims={{}} />);
  for (const words of ['It bears on no claim of the baseline.', 'It has always been read so.', 'the headline does not say', 'none']) expect(screen.getByText(words)).toBeTruthy();
});
