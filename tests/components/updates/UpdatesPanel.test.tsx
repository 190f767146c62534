import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { UpdatesPanel } from '@/components/updates/UpdatesPanel';
import type { Change } from '@/lib/domain/change';
import { sequence } from '@/lib/domain/ids';
import { HOUR, shift } from '@/lib/time/instant';
import { makeFeed, makeHealth, makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, freezeClock, mendJsdom, renderDesk } from '../renderDesk';

beforeAll(mendJsdom);
beforeEach(freezeClock);
afterEach(() => jest.useRealTimers());

const added = (n: number, update = makeUpdate(-n)): Change => ({ kind: 'update-added', update, sequence: sequence(10 + n), at: NOW });
const headlines = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent?.replace(/ \(.*/, ''));
const scroller = () => screen.getByRole('region', { name: 'Live updates' });
const scrollDown = () => fireEvent.scroll(scroller(), { target: { scrollTop: 400 } });

describe('a card', () => {
  it('tells outlet, press group and language, and leads to the publisher in a window that knows nothing of us', () => {
    renderDesk(<UpdatesPanel />, { updates: [makeUpdate(1, { language: 'es', author: 'Ana' })] });
    const card = within(screen.getByRole('article'));
    for (const words of ['Outlet one', 'Wire agencies', 'ES', 'by Ana', 'Summary 1']) expect(card.getByText(words)).toBeTruthy();
    const link = card.getByRole('link');
    expect([link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]).toEqual(['https://one.example/1', 'noopener noreferrer', '_blank']);
    expect(card.getByRole('heading').getAttribute('lang')).toBe('es');
    expect(card.getByText('17:59')).toBeTruthy();
  });

  it('shows a stranger’s markup as text', () => {
    const { container } = renderDesk(<UpdatesPanel />, { updates: [makeUpdate(1, { title: '<img src=x onerror=alert(1)>' })] });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  });

  it('says in words that an item is undated, or dated in the future', () => {
    renderDesk(<UpdatesPanel />, {
      updates: [makeUpdate(1, { dateTrust: 'undated', publishedAt: null }), makeUpdate(2, { dateTrust: 'future', publishedAt: shift(NOW, 9 * HOUR) })],
    });
    expect(screen.getByText(/^undated/)).toBeTruthy();
    expect(screen.getByText(/^dated in the future/)).toBeTruthy();
  });

  it('is a headline without a link when the item has none', () => {
    renderDesk(<UpdatesPanel />, { updates: [makeUpdate(1, { link: null })] });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('opens its earlier wordings when it was edited', async () => {
    const edited = makeUpdate(1, { version: 2, editedAt: NOW });
    answerFetch({
      [`GET /api/updates/${edited.id}`]: [
        200,
        { update: edited, versions: [{ version: 1, seenAt: NOW, title: 'As it was first', summary: '', link: null }, { version: 2, seenAt: NOW, title: edited.title, summary: '', link: null }] },
      ],
    });
    renderDesk(<UpdatesPanel />, { updates: [edited] });
    fireEvent.click(screen.getByRole('button', { name: 'edited ×1' }));
    expect(await screen.findByText('As it was first')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Earlier wordings' }).children).toHaveLength(1);
  });

  it('says when its earlier wordings cannot be read', async () => {
    answerFetch({});
    renderDesk(<UpdatesPanel />, { updates: [makeUpdate(1, { version: 2 })] });
    fireEvent.click(screen.getByRole('button', { name: 'edited ×1' }));
    expect(await screen.findByText('The earlier wordings could not be read.')).toBeTruthy();
  });
});

describe('new updates', () => {
  it('come in at once when the reader is at the top', () => {
    const { store } = renderDesk(<UpdatesPanel />);
    act(() => store.dispatch({ type: 'changes', changes: [added(1)] }));
    expect(headlines()[0]).toBe('Caracas headline -1');
  });

  it('wait behind the pill while someone reads further down, and come when it is pressed', () => {
    const { store } = renderDesk(<UpdatesPanel />);
    scrollDown();
    act(() => store.dispatch({ type: 'changes', changes: [added(1), added(2)] }));
    expect(headlines()).toEqual(['Caracas headline 1', 'Caracas headline 2', 'Caracas headline 3']);
    expect(screen.getByText('2 new updates arrived')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '2 new updates' }));
    expect(headlines().slice(0, 2)).toEqual(['Caracas headline -2', 'Caracas headline -1']);
    expect(screen.queryByRole('button', { name: /new update/ })).toBeNull();
    expect(document.activeElement).toBe(scroller());
  });

  it('reword a card where it stands', () => {
    const { store } = renderDesk(<UpdatesPanel />);
    scrollDown();
    act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'update-edited', update: makeUpdate(2, { title: 'Reworded', version: 2 }), sequence: sequence(11), at: NOW }] }));
    expect(headlines()).toEqual(['Caracas headline 1', 'Reworded', 'Caracas headline 3']);
  });
});

describe('the end of the list', () => {
  it('brings the next page, from where the list ends', async () => {
    const calls = answerFetch({ 'GET /api/updates': [200, { updates: [makeUpdate(4), makeUpdate(5)], next: null }] });
    renderDesk(<UpdatesPanel />, { hasOlder: true });
    fireEvent.click(screen.getByRole('button', { name: 'Older updates' }));
    await waitFor(() => expect(headlines()).toHaveLength(5));
    const { id, orderedAt } = makeUpdate(3);
    expect(calls[0]?.url).toBe(`/api/updates?limit=50&before=${orderedAt}.${id}`);
    expect(screen.getByText(/That is everything/)).toBeTruthy();
  });

  it('says so when the next page does not come, and can be asked again', async () => {
    answerFetch({ 'GET /api/updates': [503, {}] });
    renderDesk(<UpdatesPanel />, { hasOlder: true });
    fireEvent.click(screen.getByRole('button', { name: 'Older updates' }));
    expect(await screen.findByText(/could not be read/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Older updates' })).toBeTruthy();
  });
});

describe('without updates', () => {
  it('says which feeds are being read and when the first reading ends', () => {
    const unread = makeHealth({ lastPollAt: null, lastGoodAt: null, nextPollAt: shift(NOW, 5 * 60_000) });
    renderDesk(<UpdatesPanel />, { updates: [], feeds: [makeFeed('one', { health: unread }), makeFeed('two', { enabled: false })] });
    expect(screen.getByText('No update yet')).toBeTruthy();
    expect(screen.getByText(/^1 feed is being read/)).toBeTruthy();
    expect(screen.getByText('18:05')).toBeTruthy();
    expect(screen.getByText('Sample one')).toBeTruthy();
  });

  it('says when all have been read in vain, and when none is turned on', () => {
    renderDesk(<UpdatesPanel />, { updates: [] });
    expect(screen.getByText(/none carried one/)).toBeTruthy();
    renderDesk(<UpdatesPanel />, { updates: [], feeds: [] });
    expect(screen.getByText(/No feed is turned on/)).toBeTruthy();
  });
});

it('speaks Spanish', () => {
  renderDesk(<UpdatesPanel />, { updates: [makeUpdate(1, { dateTrust: 'undated', publishedAt: null })] }, 'es');
  for (const words of ['Novedades en vivo', 'Agencias de noticias', 'sin fecha; en el orden en que se vio']) expect(screen.getAllByText(words)).toBeTruthy();
});
