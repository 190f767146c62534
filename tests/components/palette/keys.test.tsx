import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { KeyCommands } from '@/components/palette/KeyCommands';
import { openSheet } from '@/components/palette/openSheet';
import { FilterBar } from '@/components/selection/FilterBar';
import { StreamPanel } from '@/components/stories/StreamPanel';
import { storyId } from '@/lib/domain/ids';
import { makeFeed, makeStory, makeUpdate } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

beforeAll(() => {
  mendJsdom();
  Element.prototype.scrollIntoView = () => undefined;
  // jsdom lays nothing out; what is in the page counts as drawn.
  Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
});
beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/');
  act(() => openSheet(null));
});

const story = makeStory('s1', { updates: 2, headline: { itemId: makeUpdate(2).id, title: 'An ambassador is named', language: 'en' } });
const desk = async (locale: 'en' | 'es' = 'en') => {
  answerFetch({ 'GET /api/facets': [200, { total: 3, tags: {}, directions: {}, pressGroups: {}, languages: {}, outlets: [] }] });
  const drawn = renderDesk(
    <>
      <FilterBar claimNumbers={{}} />
      <StreamPanel />
      <KeyCommands isSignedIn />
    </>,
    { updates: [makeUpdate(1), makeUpdate(2, { storyId: storyId('s1') }), makeUpdate(3, { storyId: storyId('s1') })], stories: [story], feeds: [makeFeed('one', { outlet: 'Salón' })] },
    locale,
  );
  // The parts of the bar come, and the counts.
  await screen.findByRole('group', { name: /^(Direction|Dirección)$/ });
  await act(async () => undefined);
  return drawn;
};
const press = (key: string, modifiers: object = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers });
const focused = () => (document.activeElement as HTMLElement).dataset.entry;

describe('letters', () => {
  it('move along the entries, and stay at the ends', async () => {
    await desk();
    press('j');
    expect(focused()).toBe(makeUpdate(1).id);
    press('j');
    press('j');
    expect(focused()).toBe('s1');
    press('k');
    press('k');
    expect(focused()).toBe(makeUpdate(1).id);
    press('Escape');
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Live updates' }));
  });

  it('unfold, open, pin and mark the entry they stand on', async () => {
    await desk();
    const open = jest.spyOn(window, 'open').mockReturnValue(null);
    press('j');
    press('j');
    press('Enter');
    expect(screen.getByRole('list', { name: 'Its updates' }).children).toHaveLength(2);
    press('o');
    expect(open).toHaveBeenCalledWith('https://one.example/2', '_blank', 'noopener,noreferrer');
    press('s');
    expect(screen.getByText('Story pinned')).toBeTruthy();
    expect(localStorage.getItem('entente.pinned')).toBe('["s1"]');
    press('m');
    expect(screen.getByText('Marked as read')).toBeTruthy();
    press('m');
    expect(screen.getByText('Marked as unread')).toBeTruthy();
    open.mockRestore();
  });

  it('reach the words and the filter', async () => {
    await desk();
    press('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search' }));
    press('j');
    expect(focused()).toBeUndefined();
    press('Escape');
    press('f');
    expect(await screen.findByRole('group', { name: 'Tags' })).toBeTruthy();
  });

  it('show what is new', async () => {
    const { store } = await desk();
    act(() => store.dispatch({ type: 'reader', isAtTop: false }));
    act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'update-added', update: makeUpdate(-1), sequence: 11 as never, at: makeUpdate(1).orderedAt }] }));
    press('.');
    expect(screen.getAllByRole('article')[0]!.textContent).toContain('Caracas headline -1');
  });

  it('are explained, and can be turned off', async () => {
    await desk();
    press('?');
    const help = within(screen.getByRole('dialog', { name: 'Keys' }));
    fireEvent.click(help.getByRole('checkbox', { name: 'Single letters are keys' }));
    fireEvent.click(help.getByRole('button', { name: 'Close' }));
    press('j');
    expect(focused()).toBeUndefined();
    press('k', { ctrlKey: true });
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  it('leave the browser’s own keys alone', async () => {
    await desk();
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) press('j', { [modifier]: true });
    expect(focused()).toBeUndefined();
  });
});

describe('the palette', () => {
  const openPalette = () => {
    press('k', { metaKey: true });
    return screen.getByRole('combobox', { name: 'What would you like to do?' });
  };
  const type = (text: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value: text } });
  const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
  const address = () => window.location.pathname + decodeURIComponent(window.location.search);

  it('goes to a page', async () => {
    await desk();
    const field = openPalette();
    type('chrono');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Chronology');
    expect(field.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(address()).toBe('/chronology');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('goes to one’s own alerts', async () => {
    await desk();
    const field = openPalette();
    type('alerts');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(address()).toBe('/alerts');
  });

  it('searches for what was typed', async () => {
    await desk();
    const field = openPalette();
    type('oil talks');
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Search for “oil talks”');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(address()).toBe('/search?q=oil+talks');
  });

  it('chooses and drops filters', async () => {
    await desk();
    openPalette();
    type('sancti');
    fireEvent.click(screen.getByRole('option', { name: 'Only Sanctions' }));
    expect(address()).toBe('/?tag=sanctions');
    openPalette();
    type('salon');
    expect(options()).toContain('Only Salón');
    type('sanctions');
    fireEvent.click(screen.getByRole('option', { name: 'Without the filter Sanctions' }));
    expect(address()).toBe('/');
  });

  it('finds a story by its headline, and offers the newest before anything is typed', async () => {
    await desk();
    openPalette();
    expect(options()).toContain('An ambassador is named');
    type('named ambass');
    fireEvent.click(screen.getByRole('option', { name: 'An ambassador is named' }));
    await waitFor(() => expect(address()).toBe('/stories/s1'));
  });

  it('opens by its button too, and speaks Spanish', async () => {
    await desk('es');
    fireEvent.click(screen.getByRole('button', { name: 'Paleta' }));
    type('temas');
    expect(options()).toContain('Buscar «temas»');
    type('derechos');
    expect(options()).toContain('Solo Derechos humanos');
  });
});
