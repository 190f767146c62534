import { render } from '@testing-library/react';
import { tellPersonal } from '@/components/live/personalWords';
import { usePersonal } from '@/components/live/usePersonal';
import type { PersonalNotice } from '@/lib/domain/personalNotice';

function Listener({ take }: { take: (notice: PersonalNotice | null) => void }) {
  usePersonal(take);
  return null;
}

test('hears words while it is on the page, with what it was last drawn with', () => {
  const [first, second] = [jest.fn(), jest.fn()];
  const { rerender, unmount } = render(<Listener take={first} />);
  tellPersonal({ kind: 'watchlists' });
  rerender(<Listener take={second} />);
  tellPersonal(null);
  unmount();
  tellPersonal(null);
  expect(first.mock.calls).toEqual([[{ kind: 'watchlists' }]]);
  expect(second.mock.calls).toEqual([[null]]);
});
