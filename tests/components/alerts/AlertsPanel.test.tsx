import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AlertsPanel } from '@/components/alerts/AlertsPanel';
import { tellPersonal } from '@/components/live/personalWords';
import type { Delivery } from '@/lib/domain/alert';
import type { AlertsAnswer, ToldAlert } from '@/lib/protocol/alerts';
import { HOUR, instant } from '@/lib/time/instant';
import { madeDelivery, madeNews, madeStory } from '../../fixtures/made/alerts';
import { NOW } from '../../fixtures/made/records';
import { answerFetch, renderDesk } from '../renderDesk';

const delivery = (parts: Partial<Delivery>): Delivery => ({ id: 'd1', kind: 'alert', channel: { id: 'hook', name: 'Newsroom', kind: 'webhook' }, dueAt: NOW, held: null, state: 'sent', attempts: 1, problem: null, sentAt: NOW, ...parts });
const told = (n: number, parts: Partial<ToldAlert> = {}, readAt: typeof NOW | null = null): ToldAlert => ({
  alert: { ...madeDelivery({}, NOW).alerts[0]!, n, readAt, evidence: madeNews('Envoys', `report-${n}`, madeStory('talks')) },
  deliveries: [],
  isMuted: false,
  ...parts,
});
const answer = (alerts: readonly ToldAlert[], next: number | null = null): AlertsAnswer => ({ alerts, unread: alerts.filter(({ alert }) => alert.readAt === null).length, next });
const show = (initial: AlertsAnswer, unreadOnly = false, locale: 'en' | 'es' = 'en') => renderDesk(<AlertsPanel initial={initial} unreadOnly={unreadOnly} zone="UTC" />, {}, locale);

it('shows what set an alert off, who carries it and where it went', () => {
  answerFetch({});
  show(answer([told(1, { deliveries: [delivery({}), delivery({ id: 'd2', channel: null })] })]));
  const entry = within(screen.getByRole('article', { name: 'Envoys meet in Caracas (report-1)' }));
  expect(entry.getByRole('link', { name: 'Envoys meet in Caracas (report-1)' }).getAttribute('href')).toBe('/stories/talks');
  expect(entry.getByText(/List Envoys/).textContent).toMatch(/Envoys/);
  expect(within(entry.getByRole('list', { name: 'Reports' })).getByRole('link').getAttribute('href')).toBe('https://news.example.org/report-1');
  expect(entry.getByText('Newsroom')).toBeTruthy();
});

it('says how each delivery ended, and what it waits for', () => {
  answerFetch({});
  show(
    answer([
      told(1, {
        deliveries: [
          delivery({ id: 'a', state: 'failed', problem: 'HTTP 400', sentAt: null }),
          delivery({ id: 'b', state: 'due', problem: 'HTTP 503', attempts: 2, sentAt: null }),
          delivery({ id: 'c', state: 'due', held: 'quiet', attempts: 0, dueAt: instant(Date.now() + HOUR), sentAt: null }),
        ],
      }),
    ]),
  );
  const words = screen.getByRole('article').textContent;
  expect(words).toMatch(/HTTP 400/);
  expect(words).toMatch(/HTTP 503/);
  expect(words).toMatch(/quiet hours/i);
});

it('counts anew when the personal line says that something was told', async () => {
  answerFetch({ 'GET /api/alerts': [200, answer([told(2), told(1)])] });
  show(answer([told(1)]));
  expect(screen.getAllByRole('article')).toHaveLength(1);
  await act(async () => tellPersonal({ kind: 'alerts', newest: 2, toast: true, sound: false }));
  expect(await screen.findByRole('article', { name: /report-2/ })).toBeTruthy();
});

it('marks one read and mutes its story', async () => {
  const calls = answerFetch({ 'POST /api/alerts/read': [200, { unread: 0 }], 'PUT /api/alerts/mutes': [200, {}], 'GET /api/alerts': [200, answer([told(1, { isMuted: true }, NOW)])] });
  show(answer([told(1)]));
  await userEvent.click(screen.getByRole('button', { name: 'Mark as read' }));
  expect(await screen.findByText('You are told nothing more of this story')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Tell me of this story again' }));
  const bodies = calls.filter(({ method }) => method !== 'GET').map(({ url, body }) => [url, JSON.parse(String(body)) as unknown]);
  expect(bodies).toEqual([
    ['/api/alerts/read', { upTo: 1, only: true }],
    ['/api/alerts/mutes', { storyId: 'talks', isMuted: false }],
  ]);
});

it('says that something did not work, and tries again', async () => {
  answerFetch({ 'POST /api/alerts/read': [500, { error: { code: 'internal', message: '' } }], 'GET /api/alerts': [200, answer([told(1)])] });
  show(answer([told(1)]));
  await userEvent.click(screen.getByRole('button', { name: 'Mark as read' }));
  expect(within(await screen.findByRole('alert')).getByRole('button')).toBeTruthy();
});

it.each([['en', 'Watchlists'], ['es', 'listas']] as const)('says how to begin where nothing was told (%s)', (locale, words) => {
  answerFetch({});
  show(answer([]), false, locale);
  expect(screen.getByRole('link', { name: new RegExp(words, 'i') }).getAttribute('href')).toBe('/watchlists');
});
