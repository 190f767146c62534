import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FilterBar } from '@/components/selection/FilterBar';
import { claimId } from '@/lib/domain/claim';
import { feedId, storyId } from '@/lib/domain/ids';
import { EMPTY_SELECTION, writeSelection, type Selection } from '@/lib/selection/selection';
import { makeClaimState, makeFeed, makeStory } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

beforeAll(mendJsdom);

const first = claimId('talks');
const facets = { total: 1234, tags: { sanctions: 40 }, directions: {}, pressGroups: { wire: 7 }, languages: { en: 3 }, outlets: [{ outlet: 'Salón, the paper', updates: 12 }] };
const claims = { claims: [{ claim: { id: first, number: 1, statements: [], text: { en: 'Talks go on.', es: 'Siguen las conversaciones.' }, tags: [] }, state: makeClaimState('talks') }] };
const open = async (selection: Partial<Selection> = {}, locale: 'en' | 'es' = 'en') => {
  window.history.replaceState(null, '', `/?${writeSelection({ ...EMPTY_SELECTION, ...selection })}`);
  const calls = answerFetch({ 'GET /api/facets': [200, facets], 'GET /api/claims': [200, claims] });
  const drawn = renderDesk(<FilterBar claimNumbers={{ [first]: 1 }} />, { feeds: [makeFeed('one')], stories: [makeStory('s1')] }, locale);
  // The parts of the bar come, and the counts.
  await screen.findByRole('group', { name: /^(Direction|Dirección)$/ });
  await act(async () => undefined);
  return { calls, ...drawn };
};
const address = () => decodeURIComponent(window.location.search);
const sheet = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }));
  return within(await screen.findByRole('group', { name }));
};

it('counts what is chosen', async () => {
  const { calls } = await open({ tags: ['security'] });
  expect((await screen.findByText('1,234')).parentElement?.textContent).toBe('1,234 updates');
  expect(calls[0]?.url).toBe('/api/facets?tag=security');
});

it('opens a part, with how many updates each choice would leave, and chooses', async () => {
  await open();
  const tags = await sheet('Tags');
  await waitFor(() => expect(tags.getByText('40')).toBeTruthy());
  fireEvent.click(tags.getByRole('checkbox', { name: /Sanctions/ }));
  expect(address()).toBe('?tag=sanctions');
  fireEvent.click(tags.getByRole('checkbox', { name: /Security/ }));
  expect(address()).toBe('?tag=sanctions,security');
  expect(screen.getByRole('button', { name: 'Tags 2' })).toBeTruthy();
});

it('puts the focus into what opens and gives it back on Escape', async () => {
  await open();
  const groups = await sheet('Press groups');
  await waitFor(() => expect(document.activeElement).toBe(groups.getByRole('button', { name: 'Close' })));
  fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
  expect(screen.queryByRole('group', { name: 'Press groups' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Press groups/ }));
});

it('chooses directions, words, dates, outlets and claims', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'thaw' }));
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), { target: { value: ' "general license" ' } });
  fireEvent.submit(screen.getByRole('search'));
  expect(address()).toBe('?q="general+license"&direction=thaw');
  const dates = await sheet('Dates');
  fireEvent.change(dates.getByLabelText('From'), { target: { value: '2026-01-03' } });
  fireEvent.change(dates.getByLabelText('Until, included'), { target: { value: '2026-01-09' } });
  expect(address()).toContain('from=2026-01-03&to=2026-01-10');
  const outlets = await sheet('Outlets');
  fireEvent.click(await outlets.findByRole('checkbox', { name: /Salón/ }));
  const claimSheet = await sheet('Claims');
  fireEvent.click(await claimSheet.findByRole('checkbox', { name: /1\. Talks go on/ }));
  fireEvent.click(claimSheet.getByRole('checkbox', { name: 'contradicts' }));
  expect(address()).toContain('claim=talks&stance=contradicts');
  fireEvent.click(claimSheet.getByRole('checkbox', { name: /1\. Talks go on/ }));
  expect(address()).not.toContain('stance');
});

it('says what is chosen in words, and drops each part or all', async () => {
  await open({ query: 'oil', tags: ['sanctions'], claims: [first], feeds: [feedId('one')], stories: [storyId('s1')], from: '2026-01-03', to: '2026-01-10' });
  const chips = within(await screen.findByRole('list', { name: 'Chosen' }));
  expect(chips.getAllByRole('button').map((chip) => chip.getAttribute('title') ?? chip.textContent)).toEqual(['oil', 'Sanctions', 'claim 1', 'Sample one', 'Story s1 in Caracas', '3 Jan 2026 – 9 Jan 2026', 'Clear all']);
  fireEvent.click(chips.getByRole('button', { name: 'Drop the filter Sanctions' }));
  expect(address()).not.toContain('tag');
  fireEvent.click(chips.getByRole('button', { name: 'Clear all' }));
  expect(address()).toBe('');
  expect(screen.queryByRole('list', { name: 'Chosen' })).toBeNull();
});

it('follows "back", words included', async () => {
  await open({ query: 'oil' });
  screen.getByRole('searchbox').focus();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'gas' } });
  fireEvent.submit(screen.getByRole('search'));
  expect(address()).toBe('?q=gas');
  // Whoever searched by keyboard goes on from the field.
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  act(() => window.history.back());
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('oil'));
});

it('says that the counts could not be read', async () => {
  await open();
  answerFetch({ 'GET /api/facets': [503, { error: { code: 'store-unavailable', message: '' } }] });
  fireEvent.click(screen.getByRole('button', { name: 'thaw' }));
  expect(await screen.findByText('not counted')).toBeTruthy();
  const tags = await sheet('Tags');
  expect(tags.getByText(/The counts could not be read/)).toBeTruthy();
  expect(tags.getByRole('checkbox', { name: 'Sanctions' })).toBeTruthy();
});

it('speaks Spanish', async () => {
  await open({ claims: [first] }, 'es');
  expect(await screen.findByRole('button', { name: 'Quitar el filtro afirmación 1' })).toBeTruthy();
  expect((await screen.findByText('1234')).parentElement?.textContent).toBe('1234 novedades');
});
