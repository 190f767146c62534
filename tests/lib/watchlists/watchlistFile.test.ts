import { personId, watchlistId } from '@/lib/domain/ids';
import { toFollow } from '@/lib/domain/watchlist';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { writeWatchlistFile } from '@/lib/watchlists/watchlistFile';
import { NOW } from '../../fixtures/made/records';

it('writes what somebody chose, and nothing of this desk', () => {
  const selection = { ...toFollow(EMPTY_SELECTION), query: 'oil', tags: ['sanctions' as const] };
  const list = { id: watchlistId('w'), ownerId: personId('p'), name: 'Oil', colour: 'rust' as const, position: 3, isShared: false, selection, threshold: { publishers: 3 }, createdAt: NOW, updatedAt: NOW };
  expect(writeWatchlistFile([list])).toEqual({
    entente: 'watchlists',
    format: 1,
    watchlists: [{ name: 'Oil', colour: 'rust', isShared: false, threshold: { publishers: 3 }, selection: { query: 'oil', tags: ['sanctions'] } }],
  });
});
