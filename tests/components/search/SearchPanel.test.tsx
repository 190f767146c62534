import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SearchPanel } from '@/components/search/SearchPanel';
import type { UpdatesPage } from '@/lib/protocol/requests';
import { makeStory, makeUpdate } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

beforeAll(mendJsdom);

const facets = { total: 3, tags: { sanctions: 3, security: 1 }, directions: { thaw: 2, freeze: 1 }, pressGroups: { wire: 3 }, languages: { en: 2, es: 1 }, outlets: [...Array(9).keys()].map((n) => ({ outlet: `Outlet ${n}`, updates: 9 - n })) };
const page: UpdatesPage = {
  updates: [makeUpdate(5, { title: 'Two firms sanctioned in Caracas', summary: 'A sanction, and what it means.', storyId: makeStory('s1').id }), makeUpdate(6, { title: 'Sanciones levantadas', language: 'es' })],
  stories: [],
  total: 2,
  next: null,
};
const open = async (address: string, initial: UpdatesPage | null = page, answers: Parameters<typeof answerFetch>[0] = {}) => {
  window.history.replaceState(null, '', address);
  const calls = answerFetch({ 'GET /api/facets': [200, facets], 'GET /api/updates': [200, page], ...answers });
  const drawn = renderDesk(<SearchPanel initial={initial} claimNumbers={{}} />, { updates: [] });
  await act(async () => undefined);
  return { calls, ...drawn };
};
const headings = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent?.replace(/ \(opens.*/, ''));
const address = () => window.location.pathname + decodeURIComponent(window.location.search);

it('shows what the server rendered, how many there are, and marks the words in every form', async () => {
  const { calls, container } = await open('/search?q=sanctions+OR+sanciones');
  expect(headings()).toEqual(['Two firms sanctioned in Caracas', 'Sanciones levantadas']);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('2 updates');
  await waitFor(() => expect([...container.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['sanctioned', 'sanction', 'Sanciones']));
  expect(calls.filter(({ url }) => url.startsWith('/api/updates'))).toEqual([]);
  expect(screen.getByRole('link', { name: 'its story' }).getAttribute('href')).toBe('/stories/s1');
  expect(screen.getByRole('link', { name: 'Show on the desk' }).getAttribute('href')).toBe('/?q=sanctions+OR+sanciones');
});

it('searches for what is entered, and "back" brings the last search again', async () => {
  const { calls } = await open('/search?q=oil');
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'ambassador' } });
  fireEvent.submit(screen.getByRole('search'));
  expect(address()).toBe('/search?q=ambassador');
  await waitFor(() => expect(calls.map(({ url }) => url)).toContain('/api/updates?q=ambassador&limit=50'));
  act(() => window.history.back());
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('oil'));
});

it('narrows by what the results are made of, most first, without what is not there', async () => {
  await open('/search?q=sanctions');
  const tags = within(screen.getByRole('group', { name: 'Tags' }));
  expect(tags.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Sanctions3', 'Security1']);
  fireEvent.click(tags.getByRole('checkbox', { name: /Security/ }));
  expect(address()).toBe('/search?q=sanctions&tag=security');
  const outlets = within(screen.getByRole('group', { name: 'Outlets' }));
  expect(outlets.getAllByRole('checkbox')).toHaveLength(6);
  fireEvent.click(outlets.getByRole('button', { name: 'Outlets: 3 more' }));
  expect(outlets.getAllByRole('checkbox')).toHaveLength(9);
});

it('says that nothing matches', async () => {
  await open('/search?q=nothing', { ...page, updates: [], total: 0 });
  expect(screen.getByText('No update matches these filters')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('No update');
});

it('says what could not be read, and reads it when asked again', async () => {
  await open('/search?q=oil', null, { 'GET /api/facets': 'offline', 'GET /api/updates': 'offline' });
  expect(await screen.findByText('The list could not be read')).toBeTruthy();
  expect(screen.getByText(/The counts could not be read/)).toBeTruthy();
  answerFetch({ 'GET /api/facets': [200, facets], 'GET /api/updates': [200, page] });
  fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(headings()).toHaveLength(2));
});
