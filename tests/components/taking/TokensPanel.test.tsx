import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import { TokensPanel } from '@/components/taking/TokensPanel';
import type { ApiToken } from '@/lib/domain/apiToken';
import { personId } from '@/lib/domain/ids';
import en from '@/lib/i18n/en.json';
import { DAY, shift } from '@/lib/time/instant';
import { NOW } from '../../fixtures/made/records';

const token: ApiToken = { id: 't1', personId: personId('ana'), name: 'Notebook', scopes: ['read'], madeAt: NOW, expiresAt: shift(NOW, 90 * DAY), usedAt: null, revokedAt: null };

const show = (tokens: readonly ApiToken[]) =>
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <TokensPanel initial={{ tokens }} now={NOW} />
    </NextIntlClientProvider>,
  );

function answering(status: number, body: unknown) {
  const fetched = jest.fn<Promise<Response>, [string, RequestInit]>(() => Promise.resolve({ status, ok: status < 400, json: () => Promise.resolve(body) } as Response));
  globalThis.fetch = fetched as unknown as typeof fetch;
  return fetched;
}

it('shows a new token’s key once, and the token among the others', async () => {
  const fetched = answering(201, { token, key: 'entente_key' });
  show([]);
  expect(screen.getByText('No tokens yet.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('What it is for'), 'Notebook');
  await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
  expect(await screen.findByText('entente_key')).toBeTruthy();
  expect(screen.getByText('Notebook')).toBeTruthy();
  expect(JSON.parse(String(fetched.mock.calls[0]![1].body))).toEqual({ name: 'Notebook', scopes: ['read'], days: 90 });
});

it('revokes one by name', async () => {
  answering(204, null);
  show([token]);
  await userEvent.click(screen.getByRole('button', { name: 'Revoke Notebook' }));
  expect(await screen.findByText('revoked')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Revoke Notebook' })).toBeNull();
});

it('says why one could not be made', async () => {
  answering(503, { error: { code: 'store-unavailable', message: '' } });
  show([]);
  await userEvent.type(screen.getByLabelText('What it is for'), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
});
