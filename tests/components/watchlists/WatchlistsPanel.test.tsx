import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { tellPersonal } from '@/components/live/personalWords';
import { WatchlistsPanel } from '@/components/watchlists/WatchlistsPanel';
import { personId, watchlistId } from '@/lib/domain/ids';
import { toFollow } from '@/lib/domain/watchlist';
import type { WatchlistEntry, WatchlistsAnswer } from '@/lib/protocol/watchlists';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { NOW } from '../../fixtures/made/records';
import { answerFetch, renderDesk } from '../renderDesk';

jest.mock('next/navigation', () => ({ useRouter: () => ({ push: jest.fn() }) }));

const entry = (name: string, unread: number): WatchlistEntry => ({
  watchlist: {
    ...{ id: watchlistId(name), ownerId: personId('ana'), name, colour: 'blue', position: 0, isShared: false, threshold: 'each-update', createdAt: NOW, updatedAt: NOW },
    selection: { ...toFollow(EMPTY_SELECTION), query: 'oil', tags: ['sanctions'] },
  },
  ownerName: 'Ana',
  isOwn: true,
  mayEdit: true,
  hasFeed: false,
  unread,
});
const answer = (...watchlists: WatchlistEntry[]): WatchlistsAnswer => ({ watchlists, upTo: 9 });

it('counts anew when the personal line says that something was read in another tab', async () => {
  answerFetch({ 'GET /api/watchlists': [200, answer(entry('Oil', 0))] });
  renderDesk(<WatchlistsPanel initial={answer(entry('Oil', 3))} claimNumbers={{}} />);
  expect(screen.getByText('3 unread')).toBeTruthy();
  await act(async () => tellPersonal({ kind: 'watchlists' }));
  expect(await screen.findByText('all read')).toBeTruthy();
});

it('says what a list holds, and why nothing could be marked', async () => {
  answerFetch({ 'POST /api/watchlists/Oil/read': [404, { error: { code: 'not-found', message: '' } }], 'GET /api/watchlists': [200, answer(entry('Oil', 3))] });
  renderDesk(<WatchlistsPanel initial={answer(entry('Oil', 1_000))} claimNumbers={{}} />);
  expect(screen.getByText('1,000+ unread')).toBeTruthy();
  expect(screen.getByText(/^oil · /)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Mark “Oil” read' }));
  expect((await screen.findByRole('alert')).textContent).toBe('This watchlist is not there any more.');
});

it('says how to begin where nothing is followed', () => {
  answerFetch({});
  renderDesk(<WatchlistsPanel initial={answer()} claimNumbers={{}} />);
  expect(screen.getByText(/You follow nothing yet/)).toBeTruthy();
});
