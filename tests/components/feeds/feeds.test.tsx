import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FeedPanel } from '@/components/feeds/FeedPanel';
import { FeedsPanel } from '@/components/feeds/FeedsPanel';
import { ChangeProvider } from '@/components/feeds/ChangeProvider';
import { sequence } from '@/lib/domain/ids';
import type { FeedDetail } from '@/lib/protocol/requests';
import { HOUR, shift } from '@/lib/time/instant';
import { makeFeed, makeHealth, makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

const feeds = [
  makeFeed('one'),
  makeFeed('two', { name: 'Crónica', health: makeHealth({ state: 'failing', reason: 'http-status', detail: 'HTTP 503', failures: 3 }) }),
  makeFeed('news', { name: 'Google News: Venezuela', url: 'https://news.google.com/rss/search?q=Venezuela', enabled: false, health: makeHealth({ state: 'paused', reason: 'not-selected', nextPollAt: null }) }),
];
const panel = (
  <ChangeProvider>
    <FeedsPanel />
  </ChangeProvider>
);
const row = (name: RegExp) => screen.getByRole('row', { name });
const unauthorized = [401, { error: { code: 'unauthorized', message: '' } }] as const;

beforeAll(mendJsdom);
beforeEach(() => window.sessionStorage.clear());

describe('the list of feeds', () => {
  it('says of each feed how it is, why, and when it is read next', () => {
    renderDesk(panel, { feeds });
    expect(row(/Crónica/).textContent).toContain('Failing its server answers with an error (HTTP 503)');
    expect(row(/Crónica/).textContent).toContain('3 failures in a row');
    expect(row(/Google News/).textContent).toContain('Paused in the catalog, not turned on');
    expect(row(/Google News/).textContent).toContain('not planned');
  });

  it('puts trouble first, and keeps its order when a feed turns', () => {
    const { store } = renderDesk(panel, { feeds });
    const order = () => screen.getAllByRole('rowheader').map((cell) => cell.querySelector('a')?.textContent);
    expect(order()).toEqual(['Crónica', 'Sample one', 'Google News: Venezuela']);
    act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'feed-changed', feed: { ...feeds[1]!, health: makeHealth() }, sequence: sequence(11), at: NOW }] }));
    expect(row(/Crónica/).textContent).toContain('Good');
    expect(order()).toEqual(['Crónica', 'Sample one', 'Google News: Venezuela']);
  });

  it('keeps the times of the last and the next poll true while it is looked at', async () => {
    jest.useFakeTimers();
    try {
      const polledAgain = makeHealth({ lastPollAt: shift(NOW, HOUR), lastGoodAt: shift(NOW, HOUR), itemsPerDay: 77 });
      const calls = answerFetch({ 'GET /api/feeds': [200, { feeds: [{ ...feeds[0]!, health: polledAgain }] }] });
      renderDesk(panel, { feeds });
      expect(row(/Sample one/).textContent).not.toContain('77');
      await act(() => jest.advanceTimersByTimeAsync(16_000));
      expect(calls.some((call) => call.url === '/api/feeds')).toBe(true);
      expect(row(/Sample one/).textContent).toContain('77');
    } finally {
      jest.useRealTimers();
    }
  });

  it('narrows by state and words, says how many are shown, and lets go again', async () => {
    const user = userEvent.setup();
    renderDesk(panel, { feeds });
    await user.selectOptions(screen.getByLabelText('State'), 'Failing');
    expect(screen.getByText('1 of 3 feeds')).toBeTruthy();
    await user.type(screen.getByLabelText('Words'), 'sample');
    expect(screen.getByText('No feed matches')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(screen.getByText('3 of 3 feeds')).toBeTruthy();
  });
});

describe('a stranger who changes something', () => {
  it('is asked to sign in, and what was refused goes on afterwards, without any key', async () => {
    const user = userEvent.setup();
    const refused = answerFetch({ 'PATCH /api/feeds/one': unauthorized });
    renderDesk(panel, { feeds });
    await user.click(screen.getByRole('button', { name: 'Pause: Sample one' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Sign in to change this' }));
    expect(dialog.getByRole('link', { name: 'Sign in, in another tab' }).getAttribute('href')).toBe('/sign-in');
    answerFetch({ 'PATCH /api/feeds/one': [200, { feed: feeds[0] }] });
    await user.click(dialog.getByRole('button', { name: 'I am signed in: go on' }));
    expect(await screen.findByText('Paused: it is not polled any more.')).toBeTruthy();
    expect(refused.map((call) => call.headers.Authorization)).toEqual([undefined]);
  });

  it('can decline: then nothing more is sent and nothing is said', async () => {
    const user = userEvent.setup();
    const calls = answerFetch({ 'PATCH /api/feeds/one': unauthorized });
    renderDesk(panel, { feeds });
    await user.click(screen.getByRole('button', { name: 'Pause: Sample one' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(calls).toHaveLength(1);
  });
});

describe('changing feeds', () => {
  it('says what went wrong beside the feed', async () => {
    const user = userEvent.setup();
    answerFetch({ 'POST /api/feeds/one/poll': 'offline' });
    renderDesk(panel, { feeds });
    await user.click(screen.getByRole('button', { name: 'Poll now: Sample one' }));
    expect(await screen.findByText('The server cannot be reached. Nothing was changed.')).toBeTruthy();
  });

  it('shows Google’s terms before one of its feeds is turned on', async () => {
    const user = userEvent.setup();
    const calls = answerFetch({ 'PATCH /api/feeds/news': [200, { feed: feeds[2] }] });
    renderDesk(panel, { feeds });
    await user.click(screen.getByRole('button', { name: 'Turn on: Google News: Venezuela' }));
    expect(calls).toHaveLength(0);
    expect(screen.getByText(/personal, non-commercial feed readers only/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'This is a personal desk' }));
    await waitFor(() => expect(calls[0]?.body).toBe('{"enabled":true}'));
  });

  it('tests a feed before adding it, fills in what the feed says of itself, and adds it', async () => {
    const user = userEvent.setup();
    const calls = answerFetch({
      'POST /api/feeds/test': [
        200,
        {
          url: 'https://new.example/feed',
          title: 'Diario Nuevo',
          homepage: 'https://new.example/',
          language: 'es-VE',
          format: 'rss',
          itemCount: 12,
          relevantCount: 4,
          repairs: ['an unescaped & was mended'],
          headlines: [{ title: 'Caracas habla', publishedAt: NOW, isRelevant: true }, { title: 'Otra cosa', publishedAt: null, isRelevant: false }],
        },
      ],
      'POST /api/feeds': [201, { feed: makeFeed('diario-nuevo', { name: 'Diario Nuevo' }) }],
    });
    renderDesk(panel, { feeds });
    await user.click(screen.getByRole('button', { name: 'Add a feed' }));
    await user.type(await screen.findByLabelText('Feed address'), 'https://new.example/old');
    await user.click(screen.getByRole('button', { name: 'Test feed' }));
    const preview = within(await screen.findByRole('region', { name: 'What it would bring' }));
    for (const words of ['Diario Nuevo', 'RSS', '12', '4', 'Caracas habla', 'bears on the story', 'undated']) expect(preview.getByText(words)).toBeTruthy();
    expect((screen.getByLabelText('Feed address') as HTMLInputElement).value).toBe('https://new.example/feed');
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Diario Nuevo');
    const dialog = within(screen.getByRole('dialog', { name: 'Add a feed' }));
    expect((dialog.getByLabelText('Language') as HTMLSelectElement).value).toBe('es');
    await user.selectOptions(dialog.getByLabelText('Press group'), 'Venezuelan independent');
    await user.type(dialog.getByLabelText('Country code'), 've');
    await user.click(dialog.getByRole('button', { name: 'Add feed' }));
    expect(await screen.findByText('Added “Diario Nuevo”.')).toBeTruthy();
    expect(JSON.parse(String(calls.at(-1)?.body))).toMatchObject({ url: 'https://new.example/feed', language: 'es', country: 'VE', pressGroup: 'venezuelan-independent' });
  });

  it('says at the address why a feed cannot be read', async () => {
    const user = userEvent.setup();
    answerFetch({ 'POST /api/feeds/test': [422, { error: { code: 'unreadable-feed', message: 'text/html', field: 'html' } }] });
    renderDesk(panel, { feeds });
    await user.click(screen.getByRole('button', { name: 'Add a feed' }));
    const address = await screen.findByLabelText('Feed address');
    await user.type(address, 'https://new.example/');
    await user.click(screen.getByRole('button', { name: 'Test feed' }));
    expect((await screen.findByRole('alert')).textContent).toBe('The feed cannot be read: it sends a web page instead of a feed.');
    expect(address.getAttribute('aria-invalid')).toBe('true');
  });

  it('looks into an OPML file first, then adds just that', async () => {
    const user = userEvent.setup();
    const answer = { added: [{ name: 'New', url: 'https://n.example/' }], known: [{ name: 'Sample one', url: 'https://one.example/feed.xml' }], problems: ['Line 3: bad'] };
    const calls = answerFetch({ 'POST /api/feeds/opml': [200, answer] });
    renderDesk(panel, { feeds });
    await user.click(screen.getByRole('button', { name: 'Import OPML' }));
    await user.upload(await screen.findByLabelText('OPML file'), withText(new File(['<opml/>'], 'feeds.opml', { type: 'text/x-opml' })));
    expect(await screen.findByText('Will be added (1)')).toBeTruthy();
    expect(screen.getByText('Already here (1)')).toBeTruthy();
    expect(screen.getByText('Line 3: bad')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add 1 feed' }));
    expect(await screen.findByText('1 feed was added.')).toBeTruthy();
    expect(calls.map(({ url, body }) => [url, body])).toEqual([
      ['/api/feeds/opml?mode=preview', '<opml/>'],
      ['/api/feeds/opml?mode=accept', '<opml/>'],
    ]);
  });
});

describe('one feed’s page', () => {
  const detail: FeedDetail = {
    feed: feeds[1]!,
    turns: [{ at: shift(NOW, -HOUR), from: 'ok', to: 'failing', reason: 'timeout', detail: 'no answer in 20 s' }],
    polls: [{ at: NOW, durationMs: 20_000, outcome: 'failed', httpStatus: 503, bytes: 0, items: 0, added: 0, detail: 'HTTP 503' }],
    updates: [makeUpdate(7)],
  };
  const page = (
    <ChangeProvider>
      <FeedPanel initial={detail} />
    </ChangeProvider>
  );

  it('tells how the feed got into its state, its visits and its updates', () => {
    renderDesk(page, { feeds });
    expect(screen.getByRole('region', { name: 'How it got here' }).textContent).toContain('did not answer in time');
    expect(within(screen.getByRole('table')).getByText('503')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Caracas headline 7' })).toBeTruthy();
  });

  it('reads its history again when the feed was polled, and not otherwise', async () => {
    const polled = { ...feeds[1]!, health: makeHealth({ lastPollAt: shift(NOW, 1_000) }) };
    const calls = answerFetch({ 'GET /api/feeds/two': [200, { ...detail, feed: polled, turns: [] }] });
    const { store } = renderDesk(page, { feeds });
    act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'feed-changed', feed: polled, sequence: sequence(11), at: NOW }] }));
    expect(await screen.findByText('Its state has not changed yet.')).toBeTruthy();
    expect(calls).toHaveLength(1);
  });

  it('asks before it removes, and says when the feed is gone', async () => {
    const user = userEvent.setup();
    const { store } = renderDesk(page, { feeds });
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(screen.getByRole('dialog', { name: 'Remove “Crónica”?' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'feed-removed', feedId: feeds[1]!.id, sequence: sequence(12), at: NOW }] }));
    expect(screen.getByText('Removed.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
  });
});

/** jsdom's File cannot read itself. */
function withText(file: File): File {
  return Object.assign(file, { text: async () => '<opml/>' });
}
