import { act, screen, waitFor } from '@testing-library/react';
import { PageName } from '@/components/frame/PageName';
import { tellPersonal } from '@/components/live/personalWords';
import { CountUnread } from '@/components/watchlists/CountUnread';
import { answerFetch, renderDesk } from '../renderDesk';

const answered = (...entries: [isOwn: boolean, unread: number][]) => answerFetch({ 'GET /api/watchlists': [200, { watchlists: entries.map(([isOwn, unread]) => ({ isOwn, unread })), upTo: 9 }] });

it('[LU10] the way to the watchlists says what is unread of one’s own, and hears at once of what is read elsewhere', async () => {
  answered([true, 3], [true, 2], [false, 40]);
  const { unmount } = renderDesk(
    <>
      <p>
        <PageName name="watchlists" />
      </p>
      <p>
        <PageName name="feeds" />
      </p>
      <CountUnread />
    </>,
  );
  await waitFor(() => expect(screen.getByText(/^Watchlists/).textContent).toBe('Watchlists 5'));
  expect(screen.getByText('Feeds').textContent).toBe('Feeds');
  answered([true, 0], [true, 0], [false, 40]);
  act(() => tellPersonal({ kind: 'watchlists' }));
  await waitFor(() => expect(screen.getByText(/^Watchlists/).textContent).toBe('Watchlists'));
  unmount();
});

it('tells more than ninety-nine as many', async () => {
  answered([true, 1000]);
  renderDesk(
    <>
      <p>
        <PageName name="more" hasUnread />
      </p>
      <CountUnread />
    </>,
  );
  await waitFor(() => expect(screen.getByText(/^More/).textContent).toBe('More 99+'));
});
