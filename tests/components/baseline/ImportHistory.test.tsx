import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ImportHistory } from '@/components/baseline/ImportHistory';
import { ChangeProvider } from '@/components/feeds/ChangeProvider';
import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import type { ImportedBaseline } from '@/lib/domain/deskBaseline';
import { NOW } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

const { baseline, claims } = shippedDeskBaseline('en');
const imported = (n: number, title: string, isOff: boolean): ImportedBaseline => ({ n, importedAt: NOW, importedBy: 'An editor', source: 'pasted', withdrawnAt: isOff ? NOW : null, baseline: { ...baseline, title }, claims });

beforeEach(() => {
  mendJsdom();
});

const open = (locale: 'en' | 'es' = 'en') =>
  renderDesk(<ChangeProvider><ImportHistory imports={[imported(2, 'Second', true), imported(1, 'First', false)]} /></ChangeProvider>, {}, locale);

it('offers to take off what stands on the desk, and to put back what was taken off', () => {
  answerFetch({});
  open();
  expect(screen.getByText('On the desk now')).toBeTruthy();
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Put it back: Second', 'Take off the desk: First']);
});

it('puts an import back, and says why when it could not', async () => {
  const calls = answerFetch({ 'POST /api/baselines/2/restore': [404, { error: { code: 'not-found', field: 'n', message: 'there is no such import off the desk' } }] });
  open('es');
  await userEvent.click(screen.getByRole('button', { name: 'Devolverlo a la mesa: Second' }));
  expect(calls.map(({ method, url, headers }) => [method, url, headers.Authorization])).toEqual([['POST', '/api/baselines/2/restore', undefined]]);
  expect((await screen.findAllByRole('alert')).map(({ textContent }) => textContent).join('')).not.toBe('');
});
