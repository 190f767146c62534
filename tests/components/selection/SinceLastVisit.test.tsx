import { fireEvent, screen } from '@testing-library/react';
import { SinceLastVisit } from '@/components/selection/SinceLastVisit';
import { storyId } from '@/lib/domain/ids';
import { HOUR, shift } from '@/lib/time/instant';
import { makeClaimState, makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, renderDesk } from '../renderDesk';

const LEFT = shift(NOW, -3 * HOUR);
beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/?tag=security');
});
const leftEarlier = () => localStorage.setItem('entente.seen', JSON.stringify({ upTo: LEFT, at: LEFT }));

it('says so on a first visit', async () => {
  renderDesk(<SinceLastVisit />);
  expect(await screen.findByText(/first visit in this browser/)).toBeTruthy();
});

it('tells how many updates, in how many stories, have come since, and leads to exactly these', async () => {
  leftEarlier();
  const updates = [makeUpdate(1, { storyId: storyId('a') }), makeUpdate(2, { storyId: storyId('a') }), makeUpdate(3)];
  const calls = answerFetch({ 'GET /api/updates': [200, { updates, stories: [], total: 3, next: null }] });
  renderDesk(<SinceLastVisit />);
  fireEvent.click(await screen.findByRole('button', { name: '3 updates in 2 stories' }));
  expect(calls[0]?.url).toBe('/api/updates?from=2026-01-09T15%3A00%3A00.000Z&limit=100');
  expect(decodeURIComponent(window.location.search)).toBe('?from=2026-01-09T15:00:00.000Z');
  expect(screen.getByText('15:00 UTC')).toBeTruthy();
});

it('leaves out the stories where there are more updates than it read', async () => {
  leftEarlier();
  answerFetch({ 'GET /api/updates': [200, { updates: [makeUpdate(1)], stories: [], total: 400, next: 'x' }] });
  renderDesk(<SinceLastVisit />);
  expect(await screen.findByRole('button', { name: '400 updates' })).toBeTruthy();
});

it('tells which claims have turned since, and only those', async () => {
  leftEarlier();
  answerFetch({ 'GET /api/updates': [200, { updates: [], stories: [], total: 0, next: null }] });
  renderDesk(<SinceLastVisit />, { claims: [makeClaimState('talks', { since: shift(NOW, -HOUR) }), makeClaimState('oil', { since: shift(NOW, -9 * HOUR) })] });
  fireEvent.click(await screen.findByRole('button', { name: '1 claim turned' }));
  expect(decodeURIComponent(window.location.search)).toBe('?claim=talks&from=2026-01-09T15:00:00.000Z');
  expect(await screen.findByText('nothing new')).toBeTruthy();
});
