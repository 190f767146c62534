import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { countSteps } from '@/components/chart/VolumeChart';
import { VolumePanel } from '@/components/chart/VolumePanel';
import type { PressGroup } from '@/lib/domain/pressGroup';
import { sequence } from '@/lib/domain/ids';
import { HOUR, shift } from '@/lib/time/instant';
import { makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, freezeClock, mendJsdom, renderDesk } from '../renderDesk';

// The drawing itself has no size in jsdom; the browser tests look at it.
jest.mock('@/components/ui/useLater', () => ({ useLater: () => ({ Part: () => null, hasFailed: false, retry: () => undefined }) }));

beforeAll(mendJsdom);
beforeEach(freezeClock);
afterEach(() => jest.useRealTimers());

const row = (hoursAgo: number, count: number, pressGroup: PressGroup) => ({ bucketAt: shift(NOW, -hoursAgo * HOUR), pressGroup, count });
const volume = [row(0, 6, 'wire'), row(1, 6, 'us-media'), row(30, 2, 'wire'), row(31, 2, 'us-media')];
const headline = () => screen.getByRole('heading', { level: 2 }).textContent;

describe('the chart of volume', () => {
  it('has a headline that says what it shows, and a key with every group’s count', () => {
    const { container } = renderDesk(<VolumePanel />, { volume });
    expect(headline()).toBe('Up to 12 updates in the last 24\u00a0h, from 4 in the 24\u00a0h before');
    expect(screen.getByRole('figure', { name: headline()! })).toBeTruthy();
    expect(container.textContent).toContain('Most from Wire agencies, 8 of 16.');
    expect(container.querySelector('dl')?.textContent).toBe('Wire agencies8US media8Total16');
  });

  it('has the same figures as a table', () => {
    renderDesk(<VolumePanel />, { volume });
    const table = within(screen.getByRole('table', { hidden: true }));
    expect(table.getAllByRole('row', { hidden: true })).toHaveLength(5);
    expect(table.getAllByRole('columnheader', { hidden: true }).map((cell) => cell.textContent)).toEqual(['From (UTC)', 'Wire agencies', 'US media', 'All']);
  });

  it('counts a new update at once', () => {
    const { store } = renderDesk(<VolumePanel />, { volume });
    act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'update-added', update: makeUpdate(0, { pressGroup: 'think-tank' }), sequence: sequence(11), at: NOW }] }));
    expect(headline()).toContain('Up to 13 updates');
  });

  it('narrows to a day', () => {
    renderDesk(<VolumePanel />, { volume });
    fireEvent.click(screen.getByRole('button', { name: '24\u00a0h' }));
    expect(headline()).toBe('Up to 12 updates in the last 12\u00a0h, from none in the 12\u00a0h before');
    expect(screen.getByRole('button', { name: '24\u00a0h' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('reaches back a week by asking for the hours the live line does not carry, and counts none twice', async () => {
    answerFetch({ 'GET /api/volume': [200, { rows: [...volume, row(100, 5, 'us-media')] }] });
    renderDesk(<VolumePanel />, { volume });
    fireEvent.click(screen.getByRole('button', { name: '7 days' }));
    await waitFor(() => expect(headline()).toContain('US media: 13 of 21 updates in the last 7 days'));
  });

  it('says when the week could not be read, and tries again when asked', async () => {
    const calls = answerFetch({});
    renderDesk(<VolumePanel />, { volume });
    fireEvent.click(screen.getByRole('button', { name: '7 days' }));
    expect(await screen.findByText('This chart could not be drawn')).toBeTruthy();
    fireEvent.click(screen.getByText('Try again'));
    await waitFor(() => expect(calls.length).toBe(2));
  });

  it('says that there is nothing, and draws no zero line of bars', () => {
    renderDesk(<VolumePanel />, { volume: [] });
    expect(headline()).toBe('No update in the last 48\u00a0h');
    expect(screen.getByText('Nothing to draw yet')).toBeTruthy();
    expect(screen.queryByRole('table', { hidden: true })).toBeNull();
  });
});

it.each([
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [14, [0, 5, 10, 15]],
  [38, [0, 10, 20, 30, 40]],
  [900, [0, 500, 1000]],
])('marks the axis up to %d in round steps', (most, steps) => {
  expect(countSteps(most)).toEqual(steps);
});
