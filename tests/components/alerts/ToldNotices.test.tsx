import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ToldNotices } from '@/components/alerts/ToldNotices';
import { tellPersonal } from '@/components/live/personalWords';
import type { AlertsAnswer } from '@/lib/protocol/alerts';
import { madeDelivery, madeNews } from '../../fixtures/made/alerts';
import { NOW } from '../../fixtures/made/records';
import { answerFetch, renderDesk } from '../renderDesk';

/** What the page plays, note by note; jsdom has no sound of its own. */
const played: number[] = [];
class MadeAudio {
  currentTime = 0;
  destination = {};
  createGain = () => ({ connect: () => undefined, gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined } });
  createOscillator() {
    const frequency = { value: 0 };
    return { frequency, connect: () => undefined, start: () => void played.push(frequency.value), stop: () => undefined };
  }
  close = async () => undefined;
}
beforeEach(() => {
  played.length = 0;
  Object.assign(globalThis, { AudioContext: MadeAudio });
});
afterEach(() => void Reflect.deleteProperty(globalThis, 'AudioContext'));

const answer = (n: number, readAt: typeof NOW | null = null): AlertsAnswer => ({
  alerts: [{ alert: { ...madeDelivery({}, NOW).alerts[0]!, n, readAt, evidence: madeNews('Envoys', `report-${n}`) }, deliveries: [], isMuted: false }],
  unread: readAt === null ? 1 : 0,
  next: null,
});
const tell = (toast: boolean, sound: boolean) => act(async () => tellPersonal({ kind: 'alerts', newest: 2, toast, sound }));

it('shows an alert that arrives, without a sound unless one was asked for, until it is dismissed', async () => {
  answerFetch({ 'GET /api/alerts': [200, answer(2)] });
  renderDesk(<ToldNotices unread={0} newest={1} />);
  await tell(true, false);
  expect(await screen.findByRole('link', { name: /report-2/ })).toBeTruthy();
  expect(played).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('link', { name: /report-2/ })).toBeNull();
});

it('plays two notes where a sound was asked for, and none again for what it has shown', async () => {
  answerFetch({ 'GET /api/alerts': [200, answer(2)] });
  renderDesk(<ToldNotices unread={0} newest={1} />);
  await tell(true, true);
  await waitFor(() => expect(played).toEqual([660, 880]));
  await tell(true, true);
  expect(played).toEqual([660, 880]);
});

it('says nothing of what came while the page was away, but counts it', async () => {
  answerFetch({ 'GET /api/alerts': [200, answer(2)] });
  renderDesk(<ToldNotices unread={0} newest={1} />);
  await act(async () => tellPersonal(null));
  await waitFor(() => expect(screen.getByRole('link', { name: /^Alerts/ }).textContent).toMatch(/1/));
  expect(screen.queryByRole('link', { name: /report-2/ })).toBeNull();
  expect(played).toEqual([]);
});

it('takes away what was read in another tab', async () => {
  answerFetch({ 'GET /api/alerts': [200, answer(2)] });
  renderDesk(<ToldNotices unread={0} newest={1} />);
  await tell(true, false);
  await screen.findByRole('link', { name: /report-2/ });
  answerFetch({ 'GET /api/alerts': [200, answer(2, NOW)] });
  await tell(false, false);
  await waitFor(() => expect(screen.queryByRole('link', { name: /report-2/ })).toBeNull());
});
