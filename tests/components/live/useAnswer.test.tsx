import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { useServerToday } from '@/components/live/useLive';
import { useDeskFreshness } from '@/components/status/FreshnessLine';
import type { Change } from '@/lib/domain/change';
import { sequence } from '@/lib/domain/ids';
import { DAY, instant, SECOND, shift } from '@/lib/time/instant';
import { makeSnapshot, makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, freezeClock, renderDesk } from '../renderDesk';

beforeEach(freezeClock);
afterEach(() => jest.useRealTimers());

const settle = (ms = 0) => act(async () => jest.advanceTimersByTimeAsync(ms));
const HEAD = makeSnapshot().head;
const moved = (n: number): Change => ({ kind: 'update-added', update: makeUpdate(-n), sequence: sequence(HEAD + n), at: NOW });

let draws = 0;
function Answer({ initial = null }: { initial?: unknown }) {
  draws++;
  const { answer } = useAnswer<{ n: number }>('/api/index', initial as { n: number } | null);
  return <p>{answer?.n}</p>;
}
function Charts() {
  const [isShown, setIsShown] = useState(false);
  return isShown ? <Answer initial={{ n: 1 }} /> : <button onClick={() => setIsShown(true)} />;
}
beforeEach(() => {
  draws = 0;
});

describe('an answer in step with the line', () => {
  it('is asked for again when the news moves, at most every 15 seconds, and is not drawn for each change', async () => {
    const calls = answerFetch({ 'GET /api/index': [200, { n: 1 }] });
    const { store } = renderDesk(<Answer />);
    await settle();
    expect(calls).toHaveLength(1);
    const before = draws;
    act(() => store.dispatch({ type: 'changes', changes: [moved(1)] }));
    await settle();
    expect(calls).toHaveLength(2);
    const asked = draws;
    expect(asked - before).toBeLessThanOrEqual(2);
    for (let n = 2; n < 20; n++) act(() => store.dispatch({ type: 'changes', changes: [moved(n)] }));
    await settle(14_000);
    expect([calls.length, draws]).toEqual([2, asked]);
    await settle(1_000);
    expect(calls).toHaveLength(3);
  });

  it('that came with the page is asked for anew when the news has moved since the page was made', async () => {
    const calls = answerFetch({ 'GET /api/index': [200, { n: 2 }] });
    const { store } = renderDesk(<Charts />);
    act(() => store.dispatch({ type: 'changes', changes: [moved(1)] }));
    expect(calls).toHaveLength(0);
    // Its code comes after the page.
    fireEvent.click(screen.getByRole('button'));
    await settle();
    expect(calls).toHaveLength(1);
  });
});

describe('what goes by the clock', () => {
  it('is drawn again only when it says something else', async () => {
    let drawn = 0;
    function Panel() {
      drawn++;
      return (
        <p>
          {useDeskFreshness()} {useServerToday()}
        </p>
      );
    }
    const { container } = renderDesk(<Panel />);
    const endOfDay = instant(Math.floor(NOW / DAY) * DAY + DAY - 1);
    expect(container.textContent).toBe(`live ${endOfDay}`);
    const before = drawn;
    await settle(20 * SECOND);
    expect(drawn).toBe(before);
    await settle(15 * SECOND);
    expect(container.textContent).toBe(`late ${endOfDay}`);
    expect(shift(NOW, 35 * SECOND)).toBeLessThan(endOfDay);
  });
});
