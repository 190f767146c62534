import { fireEvent, render, screen } from '@testing-library/react';
import { CloseMenus } from '@/components/frame/CloseMenus';

function show(): HTMLDetailsElement {
  render(
    <>
      <header>
        <details open>
          <summary>Ana</summary>
          <a href="/account">Account</a>
        </details>
      </header>
      <details open data-testid="text">
        <summary>Why</summary>
      </details>
      <main>News</main>
      <CloseMenus />
    </>,
  );
  return screen.getByText('Ana').closest('details')!;
}

describe('an open menu', () => {
  it('closes by Escape, and the focus goes back to its word', () => {
    const menu = show();
    screen.getByRole('link', { name: 'Account' }).focus();
    fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
    expect(menu.open).toBe(true);
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
    expect(menu.open).toBe(false);
    expect(document.activeElement).toBe(screen.getByText('Ana'));
  });

  it('closes by a press beside it, not in it', () => {
    const menu = show();
    fireEvent.pointerDown(screen.getByRole('link', { name: 'Account' }));
    expect(menu.open).toBe(true);
    fireEvent.pointerDown(screen.getByText('News'));
    expect(menu.open).toBe(false);
  });

  it('is not whatever else opens on a page', () => {
    show();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(screen.getByTestId<HTMLDetailsElement>('text').open).toBe(true);
  });
});
