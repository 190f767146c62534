import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ClaimDesk } from '@/components/judgement/ClaimDesk';
import { JudgementsPanel } from '@/components/judgement/JudgementsPanel';
import { JudgeStory } from '@/components/judgement/JudgeStory';
import { StarLine } from '@/components/judgement/StarLine';
import { tellPersonal } from '@/components/live/personalWords';
import { UpdatePanel } from '@/components/updates/UpdatePanel';
import { claimId } from '@/lib/domain/claim';
import { personId, sequence, storyId } from '@/lib/domain/ids';
import type { Judgement } from '@/lib/domain/judgement';
import type { Me } from '@/lib/judgement/me';
import { makeClaimState, makeStory, makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

beforeAll(mendJsdom);

const ana: Me = { id: personId('ana'), name: 'Ana', mayJudge: true, mayRule: false };
const eva: Me = { id: personId('eva'), name: 'Eva', mayJudge: true, mayRule: true };
const update = makeUpdate(1);
const said = (parts: Partial<Judgement> = {}): Judgement => ({
  n: 1, act: 1, at: NOW, personId: ana.id, by: 'Ana', verdict: { field: 'direction', itemId: update.id, value: 'freeze' }, rules: 'thaw', reason: 'read it', title: update.title, undone: null, replacedBy: null, ...parts,
});
const answers = {
  'GET /api/judgements': [200, { judgements: [said()], authors: [], next: null }],
  'POST /api/judgements': [201, { judgements: [said()] }],
  'DELETE /api/judgements/1': [200, { judgements: [said()] }],
  'GET /api/stars': [200, { marks: [] }],
  'GET /api/comments': [200, { comments: [], colleagues: [{ id: 'ben', name: 'Ben Ode' }] }],
  'POST /api/comments': [201, {}],
} as const;
const sent = (calls: ReturnType<typeof answerFetch>, method: string) => calls.filter((call) => call.method === method).map(({ url, body }) => [url, body === undefined ? null : JSON.parse(body as string)]);
const drawUpdate = (me: Me | null, parts = {}) => renderDesk(<UpdatePanel me={me} claims={{ [claimId('talks')]: { number: 1, text: 'Talks' } }} initial={{ update: { ...update, ...parts }, versions: [], provenance: { evidence: [], oldMarks: [] } }} />);
const openJudge = () => {
  const details = screen.getByText('Judge').closest('details') as HTMLDetailsElement;
  details.open = true;
  fireEvent(details, new Event('toggle'));
};

it('sends what differs from what counts now, with its reason, as one act', async () => {
  const calls = answerFetch(answers);
  drawUpdate(ana);
  openJudge();
  const button = await screen.findByRole('button', { name: 'Put on record' });
  expect((button as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Migration' }));
  fireEvent.click(screen.getByRole('radio', { name: /beside/ }));
  fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'I was there' } });
  fireEvent.click(screen.getByRole('button', { name: 'Put 2 judgements on record' }));
  await waitFor(() => expect(sent(calls, 'POST')).toHaveLength(1));
  const tags = [...update.marks.tags.map(({ tag }) => tag), 'migration'];
  expect(sent(calls, 'POST')[0]).toEqual(['/api/judgements', { verdicts: [{ field: 'relevance', itemId: update.id, value: false }, { field: 'tags', itemId: update.id, value: expect.arrayContaining(tags) }], reason: 'I was there' }]);
});

it('says in words why it was not taken', async () => {
  answerFetch({ ...answers, 'POST /api/judgements': [403, { error: { code: 'forbidden', message: 'no' } }] });
  drawUpdate(ana);
  openJudge();
  fireEvent.change(await screen.findByLabelText('Reason'), { target: { value: 'x' } });
  fireEvent.click(screen.getByRole('button', { name: 'Confirm what the rules say' }));
  expect((await screen.findByRole('alert')).textContent).toBe('Your role does not allow this.');
});

it('shows who has decided what, and what the rules say, to everybody; the way to judge to nobody else', async () => {
  answerFetch(answers);
  drawUpdate(null, { judged: { direction: { n: 1, by: 'Ana', at: NOW, reason: 'read it', rules: 'thaw' } } });
  expect(screen.getByRole('region', { name: 'Why it is read so' }).textContent).toContain('by Ana, 9 Jan: read itThe rules say: thaw');
  openJudge();
  expect(await screen.findByText('Analysts who have signed in can judge here.')).toBeTruthy();
  expect(await screen.findByText('read it')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull();
});

it('hears at once what somebody else has judged', async () => {
  const calls = answerFetch(answers);
  const { store } = renderDesk(<JudgementsPanel initial={{ judgements: [], authors: [], next: null }} query="field=direction" me={ana} claims={{}} />);
  expect(screen.getByText(/Nobody has judged/)).toBeTruthy();
  act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'judged', judgement: said(), stories: [], sequence: sequence(99), at: NOW }] }));
  fireEvent.click(await screen.findByRole('button', { name: 'Take back' }));
  await waitFor(() => expect(sent(calls, 'DELETE')).toEqual([['/api/judgements/1', null]]));
  expect(calls[0]?.url).toBe('/api/judgements?field=direction');
});

it('splits a story by the updates that are chosen', async () => {
  const calls = answerFetch(answers);
  const onJudged = jest.fn();
  const updates = [1, 2].map((n) => ({ update: makeUpdate(n), publisher: 'p', voice: 'p' }));
  renderDesk(<JudgeStory answer={{ story: makeStory('s', { updates: 2 }), updates }} onJudged={onJudged} />);
  fireEvent.click(screen.getByRole('radio', { name: 'Split some off' }));
  fireEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
  fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'another matter' } });
  fireEvent.click(screen.getByRole('button', { name: 'Put on record' }));
  await waitFor(() => expect(onJudged).toHaveBeenCalledWith(storyId('s')));
  expect(sent(calls, 'POST')).toEqual([['/api/judgements', { verdicts: [{ field: 'story', storyId: 's', value: { kind: 'split', items: [updates[1]?.update.id] } }], reason: 'another matter' }]]);
});

it('leaves the status of a claim to editors, and completes a name in a comment', async () => {
  const calls = answerFetch(answers);
  const state = makeClaimState('talks');
  const { unmount } = renderDesk(<ClaimDesk claimId="talks" state={state} me={ana} />);
  openJudge();
  expect(await screen.findByText(/set by editors/)).toBeTruthy();
  unmount();
  renderDesk(<ClaimDesk claimId="talks" state={state} me={eva} />);
  openJudge();
  fireEvent.click(await screen.findByRole('radio', { name: 'reversed' }));
  fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'both said so' } });
  fireEvent.click(screen.getByRole('button', { name: 'Put on record' }));
  await waitFor(() => expect(sent(calls, 'POST')).toEqual([['/api/judgements', { verdicts: [{ field: 'status', claimId: 'talks', value: 'reversed' }], reason: 'both said so' }]]));
  fireEvent.change(screen.getByLabelText('Your comment'), { target: { value: 'Look, @be' } });
  fireEvent.click(within(screen.getByRole('group', { name: 'Names' })).getByRole('button', { name: '@Ben Ode' }));
  fireEvent.click(screen.getByRole('button', { name: 'Say it' }));
  await waitFor(() => expect(sent(calls, 'POST')[1]).toEqual(['/api/comments', { kind: 'claim', id: 'talks', text: 'Look, @Ben Ode ' }]));
});

it('stars and notes for oneself', async () => {
  const on = { kind: 'story', id: 's' } as const;
  const calls = answerFetch({ ...answers, 'PUT /api/stars': [200, { on, starredAt: NOW, note: '', title: 'T' }] });
  renderDesk(<StarLine on={on} />);
  await waitFor(() => expect((screen.getByRole('button', { name: /Star/ }) as HTMLButtonElement).disabled).toBe(false));
  fireEvent.click(screen.getByRole('button', { name: /Star/ }));
  expect((await screen.findByRole('button', { name: /Starred/ })).getAttribute('aria-pressed')).toBe('true');
  expect(sent(calls, 'PUT')).toEqual([['/api/stars', { kind: 'story', id: 's', isStarred: true }]]);
});

it('[LU10] shows a star that was set in another tab, and one that was taken away there', async () => {
  const on = { kind: 'story', id: 's' } as const;
  const mark = { on, starredAt: NOW, note: 'from the other tab', title: 'T' };
  answerFetch({ ...answers, 'PUT /api/stars': [200, { ...mark, note: '' }] });
  renderDesk(<StarLine on={on} />);
  await waitFor(() => expect((screen.getByRole('button', { name: /Star/ }) as HTMLButtonElement).disabled).toBe(false));
  answerFetch({ ...answers, 'GET /api/stars': [200, { marks: [mark] }] });
  act(() => tellPersonal({ kind: 'stars' }));
  expect(await screen.findByText('from the other tab')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Starred/ }).getAttribute('aria-pressed')).toBe('true');
  answerFetch(answers);
  act(() => tellPersonal({ kind: 'watchlists' }));
  act(() => tellPersonal({ kind: 'stars' }));
  await waitFor(() => expect(screen.getByRole('button', { name: /Star/ }).getAttribute('aria-pressed')).toBe('false'));
});

it('names a claim by what it says, not by its short name', () => {
  answerFetch(answers);
  const judged = said({ verdict: { field: 'status', claimId: claimId('talks'), value: 'reversed' }, rules: 'open', title: 'talks' });
  renderDesk(<JudgementsPanel initial={{ judgements: [judged], authors: [], next: null }} query="" me={eva} claims={{ [claimId('talks')]: { number: 1, text: 'The two are talking.' } }} />);
  expect(screen.getByRole('link', { name: 'The two are talking.' }).getAttribute('href')).toBe('/claims/talks');
});
