import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { writeSelection, EMPTY_SELECTION } from '@/lib/selection/selection';
import { StreamPanel } from '@/components/stories/StreamPanel';
import type { Change } from '@/lib/domain/change';
import { sequence, storyId } from '@/lib/domain/ids';
import type { Update } from '@/lib/domain/update';
import { HOUR, shift } from '@/lib/time/instant';
import { makeFeed, makeHealth, makeMarks, makeStory, makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, freezeClock, mendJsdom, renderDesk } from '../renderDesk';

beforeAll(mendJsdom);
beforeEach(() => {
  freezeClock();
  window.history.replaceState(null, '', '/');
});
afterEach(() => jest.useRealTimers());

const added = (n: number, update = makeUpdate(-n)): Change => ({ kind: 'update-added', update, sequence: sequence(10 + n), at: NOW });
const headlines = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent?.replace(/ \(.*/, ''));
const scroller = () => screen.getByRole('region', { name: 'Live updates' });
const scrollDown = () => fireEvent.scroll(scroller(), { target: { scrollTop: 400 } });

describe('a card', () => {
  it('tells outlet, press group and language, and leads to the publisher in a window that knows nothing of us', () => {
    renderDesk(<StreamPanel />, { updates: [makeUpdate(1, { language: 'es', author: 'Ana' })] });
    const card = within(screen.getByRole('article'));
    for (const words of ['Outlet one', 'Wire agencies', 'ES', 'by Ana', 'Summary 1']) expect(card.getByText(words)).toBeTruthy();
    const link = card.getByRole('link', { name: /^Caracas headline/ });
    expect([link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]).toEqual(['https://one.example/1', 'noopener noreferrer', '_blank']);
    expect(link.getAttribute('lang')).toBe('es');
    expect(card.getByText('17:59')).toBeTruthy();
  });

  it('shows a stranger’s markup as text', () => {
    const { container } = renderDesk(<StreamPanel />, { updates: [makeUpdate(1, { title: '<img src=x onerror=alert(1)>' })] });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  });

  it('says in words that an item is undated, or dated in the future', () => {
    renderDesk(<StreamPanel />, {
      updates: [makeUpdate(1, { dateTrust: 'undated', publishedAt: null }), makeUpdate(2, { dateTrust: 'future', publishedAt: shift(NOW, 9 * HOUR) })],
    });
    expect(screen.getByText(/^undated/)).toBeTruthy();
    expect(screen.getByText(/^dated in the future/)).toBeTruthy();
  });

  it('is a headline without a link when the item has none', () => {
    renderDesk(<StreamPanel />, { updates: [makeUpdate(1, { link: null })] });
    expect(within(screen.getByRole('heading', { level: 3 })).queryByRole('link')).toBeNull();
  });

  it('opens its earlier wordings when it was edited', async () => {
    const edited = makeUpdate(1, { version: 2, editedAt: NOW });
    answerFetch({
      [`GET /api/updates/${edited.id}`]: [
        200,
        { update: edited, versions: [{ version: 1, seenAt: NOW, title: 'As it was first', summary: '', link: null }, { version: 2, seenAt: NOW, title: edited.title, summary: '', link: null }] },
      ],
    });
    renderDesk(<StreamPanel />, { updates: [edited] });
    fireEvent.click(screen.getByRole('button', { name: 'edited ×1' }));
    expect(await screen.findByText('As it was first')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Earlier wordings' }).children).toHaveLength(1);
  });

  it('says when its earlier wordings cannot be read', async () => {
    answerFetch({});
    renderDesk(<StreamPanel />, { updates: [makeUpdate(1, { version: 2 })] });
    fireEvent.click(screen.getByRole('button', { name: 'edited ×1' }));
    expect(await screen.findByText('The earlier wordings could not be read.')).toBeTruthy();
  });
});

describe('a story', () => {
  const id = storyId('s1');
  const story = makeStory('s1', { updates: 4, independentPublishers: 3, carriers: 5, pace: 'breaking', direction: 'thaw', tags: ['embassies'], languages: ['en', 'es'], pressGroups: ['wire', 'us-media'] });
  const member = (n: number, update: Partial<Update> = {}) => makeUpdate(n, { storyId: id, ...update });

  it('stands once, with who reported it of their own and who carried it, its direction in words, tags, languages and pace', () => {
    renderDesk(<StreamPanel />, { updates: [makeUpdate(1), member(2), member(3)], stories: [story] });
    const card = screen.getAllByRole('article')[1]!;
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(card.textContent).toContain('3 independent, 2 carrying their text');
    for (const words of ['thaw', 'Embassies', 'EN', 'ES', '2 press groups', 'breaking']) expect(within(card).getByText(words)).toBeTruthy();
    expect(within(card).getByRole('link', { name: 'Story s1 in Caracas' }).getAttribute('href')).toBe('/stories/s1');
    expect(within(card).queryByRole('list')).toBeNull();
  });

  it('unfolds into its updates, with those that the list has not loaded', async () => {
    const updates = [3, 2, 1, 0].map((n) => ({ update: member(n), publisher: 'one', voice: 'one' }));
    const calls = answerFetch({ 'GET /api/stories/s1': [200, { story, updates }] });
    renderDesk(<StreamPanel />, { updates: [makeUpdate(-1), member(1), member(2)], stories: [story] });
    fireEvent.click(screen.getByRole('button', { name: '4 updates' }));
    await waitFor(() => expect(screen.getByRole('list', { name: 'Its updates' }).children).toHaveLength(4));
    expect(screen.getByRole('list', { name: 'Its updates' }).children[0]!.textContent).toContain('Caracas headline 0');
    expect(calls).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: '4 updates' }));
    expect(screen.queryByRole('list', { name: 'Its updates' })).toBeNull();
  });

  it('keeps those it has when the others cannot be read', async () => {
    answerFetch({ 'GET /api/stories/s1': [503, { error: { code: 'store-unavailable', message: '' } }] });
    renderDesk(<StreamPanel />, { updates: [makeUpdate(-1), member(1)], stories: [story] });
    fireEvent.click(screen.getByRole('button', { name: '4 updates' }));
    expect(await screen.findByText(/The other updates could not be read/)).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Its updates' }).children).toHaveLength(1);
  });

  it('shows its newest updates by itself where it leads the list', () => {
    renderDesk(<StreamPanel />, { updates: [member(1), member(2)], stories: [story] });
    expect(screen.getByRole('list', { name: 'Its updates' }).children).toHaveLength(2);
    expect(screen.getByRole('link', { name: '2 more updates' }).getAttribute('href')).toBe('/stories/s1');
  });

  it('is marked where its reading is unsure', () => {
    renderDesk(<StreamPanel />, { updates: [member(1, { marks: makeMarks({ unsure: true }) })], stories: [story] });
    expect(screen.getAllByText('unsure')).toHaveLength(2);
  });

  it('takes in a new update without moving while someone reads further down', () => {
    const { store } = renderDesk(<StreamPanel />, { updates: [makeUpdate(1), member(2), makeUpdate(3)], stories: [story] });
    scrollDown();
    const regrouped: Change = { kind: 'story-changed', story: { ...story, updates: 5 }, joined: [makeUpdate(1).id, makeUpdate(3).id], sequence: sequence(11), at: NOW };
    act(() => store.dispatch({ type: 'changes', changes: [regrouped] }));
    expect(screen.getAllByRole('article')).toHaveLength(3);
    fireEvent.scroll(scroller(), { target: { scrollTop: 0 } });
    expect(screen.getAllByRole('article')).toHaveLength(1);
  });

  it('can be pinned, which this browser keeps', () => {
    renderDesk(<StreamPanel />, { updates: [member(1)], stories: [story] });
    fireEvent.click(screen.getByRole('button', { name: 'Pin this story' }));
    expect(screen.getByRole('button', { name: 'Pin this story', pressed: true })).toBeTruthy();
    expect(localStorage.getItem('entente.pinned')).toBe('["s1"]');
  });

  it('is read up to its newest update, and unread again when another comes', () => {
    const { store } = renderDesk(<StreamPanel />, { updates: [member(1)], stories: [story] });
    fireEvent.click(screen.getByRole('button', { name: 'Mark as read' }));
    expect(screen.getByRole('button', { name: 'Mark as read', pressed: true })).toBeTruthy();
    act(() => store.dispatch({ type: 'changes', changes: [added(1, member(-1))] }));
    expect(screen.getByRole('button', { name: 'Mark as read', pressed: false })).toBeTruthy();
  });
});

describe('with a selection', () => {
  const page = (ns: readonly number[], total: number, next: string | null = null) => [200, { updates: ns.map((n) => makeUpdate(n)), stories: [], total, next }] as const;
  const choose = (selection: Partial<typeof EMPTY_SELECTION>) => window.history.replaceState(null, '', `/?${writeSelection({ ...EMPTY_SELECTION, ...selection })}`);

  it('shows what the store holds of it, and how many that is', async () => {
    choose({ languages: ['en'], pressGroups: ['wire'] });
    const calls = answerFetch({ 'GET /api/updates': page([7, 8], 2) });
    renderDesk(<StreamPanel />);
    await waitFor(() => expect(headlines()).toEqual(['Caracas headline 1', 'Caracas headline 2', 'Caracas headline 3', 'Caracas headline 7', 'Caracas headline 8']));
    expect(calls[0]?.url).toBe('/api/updates?group=wire&lang=en&limit=50');
  });

  it('takes in what arrives and matches, and counts it', async () => {
    choose({ languages: ['es'] });
    answerFetch({ 'GET /api/updates': page([7, 8], 40, 'x') });
    const { store } = renderDesk(<StreamPanel />);
    await waitFor(() => expect(headlines()).toHaveLength(2));
    act(() => store.dispatch({ type: 'changes', changes: [added(1, makeUpdate(-1, { language: 'es' })), added(2, makeUpdate(-2))] }));
    expect(headlines()).toEqual(['Caracas headline -1', 'Caracas headline 7', 'Caracas headline 8']);
    expect(screen.getByText('41 updates, newest first, UTC')).toBeTruthy();
  });

  it('keeps new ones behind the pill from someone who reads further down', async () => {
    choose({ languages: ['es'] });
    answerFetch({ 'GET /api/updates': page([7, 8], 2) });
    const { store } = renderDesk(<StreamPanel />);
    await waitFor(() => expect(headlines()).toHaveLength(2));
    scrollDown();
    act(() => store.dispatch({ type: 'changes', changes: [added(1, makeUpdate(-1, { language: 'es' }))] }));
    expect(headlines()).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: '1 new update' }));
    expect(headlines()[0]).toBe('Caracas headline -1');
  });

  it('begins at its top when chosen from further down, with nothing held back', async () => {
    answerFetch({ 'GET /api/updates': page([-5, 8, 9], 3) });
    renderDesk(<StreamPanel />);
    scrollDown();
    act(() => choose({ languages: ['es'] }));
    await waitFor(() => expect(headlines()).toEqual(['Caracas headline -5', 'Caracas headline 8', 'Caracas headline 9']));
    expect(screen.queryByRole('button', { name: /new update/ })).toBeNull();
  });

  it('matches words as the store does, once the code for it has come', async () => {
    choose({ query: 'ambassadors -oil' });
    answerFetch({ 'GET /api/updates': page([7], 1) });
    const { store } = renderDesk(<StreamPanel />);
    await waitFor(() => expect(headlines()).toHaveLength(1));
    act(() => store.dispatch({ type: 'changes', changes: [added(1, makeUpdate(-1, { title: 'An ambassador is named' })), added(2, makeUpdate(-2, { title: 'Ambassadors speak of oil' }))] }));
    await waitFor(() => expect(headlines()).toEqual(['An ambassador is named', 'Caracas headline 7']));
  });

  it('says that nothing matches, and leads back to everything', async () => {
    choose({ languages: ['pt'] });
    answerFetch({ 'GET /api/updates': page([], 0) });
    renderDesk(<StreamPanel />);
    expect(await screen.findByText('No update matches these filters')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(headlines()).toHaveLength(3);
    expect(window.location.search).toBe('');
  });

  it('says that the list could not be read, and reads it when asked again', async () => {
    choose({ languages: ['pt'] });
    answerFetch({});
    renderDesk(<StreamPanel />);
    expect(await screen.findByText('The list could not be read')).toBeTruthy();
    answerFetch({ 'GET /api/updates': page([7], 1) });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(headlines()).toHaveLength(1));
  });
});

describe('new updates', () => {
  it('come in at once when the reader is at the top', () => {
    const { store } = renderDesk(<StreamPanel />);
    act(() => store.dispatch({ type: 'changes', changes: [added(1)] }));
    expect(headlines()[0]).toBe('Caracas headline -1');
  });

  it('wait behind the pill while someone reads further down, and come when it is pressed', () => {
    const { store } = renderDesk(<StreamPanel />);
    scrollDown();
    act(() => store.dispatch({ type: 'changes', changes: [added(1), added(2)] }));
    expect(headlines()).toEqual(['Caracas headline 1', 'Caracas headline 2', 'Caracas headline 3']);
    expect(screen.getByText('2 new updates arrived')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '2 new updates' }));
    expect(headlines().slice(0, 2)).toEqual(['Caracas headline -2', 'Caracas headline -1']);
    expect(screen.queryByRole('button', { name: /new update/ })).toBeNull();
    expect(document.activeElement).toBe(scroller());
  });

  it('wait for a reader too who had scrolled before the scripts came', () => {
    const offset = jest.spyOn(Element.prototype, 'scrollTop', 'get').mockReturnValue(400);
    const { store } = renderDesk(<StreamPanel />);
    offset.mockRestore();
    act(() => store.dispatch({ type: 'changes', changes: [added(1)] }));
    expect(headlines()[0]).toBe('Caracas headline 1');
    expect(screen.getByRole('button', { name: '1 new update' })).toBeTruthy();
  });

  it('reword a card where it stands', () => {
    const { store } = renderDesk(<StreamPanel />);
    scrollDown();
    act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'update-edited', update: makeUpdate(2, { title: 'Reworded', version: 2 }), sequence: sequence(11), at: NOW }] }));
    expect(headlines()).toEqual(['Caracas headline 1', 'Reworded', 'Caracas headline 3']);
  });
});

describe('the end of the list', () => {
  it('brings the next page, from where the list ends', async () => {
    const calls = answerFetch({ 'GET /api/updates': [200, { updates: [makeUpdate(4), makeUpdate(5)], stories: [], total: 5, next: null }] });
    renderDesk(<StreamPanel />, { hasOlder: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Older updates' }));
    await waitFor(() => expect(headlines()).toHaveLength(5));
    const { id, orderedAt } = makeUpdate(3);
    expect(calls[0]?.url).toBe(`/api/updates?limit=50&before=${orderedAt}.${id}`);
    expect(screen.getByText(/That is everything/)).toBeTruthy();
  });

  it('says so when the next page does not come, and can be asked again', async () => {
    answerFetch({ 'GET /api/updates': [503, {}] });
    renderDesk(<StreamPanel />, { hasOlder: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Older updates' }));
    expect(await screen.findByText(/could not be read/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Older updates' })).toBeTruthy();
  });
});

describe('without updates', () => {
  it('says which feeds are being read and when the first reading ends', async () => {
    const unread = makeHealth({ lastPollAt: null, lastGoodAt: null, nextPollAt: shift(NOW, 5 * 60_000) });
    renderDesk(<StreamPanel />, { updates: [], feeds: [makeFeed('one', { health: unread }), makeFeed('two', { enabled: false })] });
    expect(await screen.findByText('No update yet')).toBeTruthy();
    expect(screen.getByText(/^1 feed is being read/)).toBeTruthy();
    expect(screen.getByText('18:05')).toBeTruthy();
    expect(screen.getByText('Sample one')).toBeTruthy();
  });

  it('does not call a feed read that has not answered', async () => {
    const failing = makeHealth({ state: 'failing', reason: 'dns', lastPollAt: NOW, lastGoodAt: null });
    const { unmount } = renderDesk(<StreamPanel />, { updates: [], feeds: [makeFeed('one', { health: failing })] });
    expect(await screen.findByText(/None of them has answered yet/)).toBeTruthy();
    unmount();
    renderDesk(<StreamPanel />, { updates: [], feeds: [makeFeed('one', { health: failing }), makeFeed('two')] });
    expect(await screen.findByText(/1 of them has been read, and none carried one; the others have not answered/)).toBeTruthy();
  });

  it('says when all have been read in vain, and when none is turned on', async () => {
    renderDesk(<StreamPanel />, { updates: [] });
    expect(await screen.findByText(/none carried one/)).toBeTruthy();
    renderDesk(<StreamPanel />, { updates: [], feeds: [] });
    expect(await screen.findByText(/No feed is turned on/)).toBeTruthy();
  });
});

it('speaks Spanish', () => {
  renderDesk(<StreamPanel />, { updates: [makeUpdate(1, { dateTrust: 'undated', publishedAt: null })] }, 'es');
  for (const words of ['Novedades en vivo', 'Agencias de noticias', 'sin fecha; en el orden en que se vio']) expect(screen.getAllByText(words)).toBeTruthy();
});
