import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Invitations } from '@/components/accounts/Invitations';
import { PeopleTable } from '@/components/accounts/PeopleTable';
import { SessionList } from '@/components/accounts/SessionList';
import { WallLinks } from '@/components/accounts/WallLinks';
import type { Account, WallLink } from '@/lib/domain/account';
import { personId, sessionId } from '@/lib/domain/ids';
import type { SessionsAnswer } from '@/lib/protocol/accounts';
import { DAY, shift } from '@/lib/time/instant';
import { NOW } from '../../fixtures/made/records';
import { answerFetch, renderDesk } from '../renderDesk';

const refresh = jest.fn();
jest.mock('next/navigation', () => ({ ...jest.requireActual<object>('next/navigation'), useRouter: () => ({ refresh }) }));
beforeEach(() => refresh.mockReset());

const account = (name: string, parts: Partial<Account> = {}): Account => ({
  ...{ id: personId(name.toLowerCase()), name, email: `${name.toLowerCase()}@example.org`, role: 'viewer', createdAt: NOW, disabledAt: null },
  ...{ hasPassword: true, hasSecondFactor: false, issuers: [], lastSeenAt: null, ...parts },
});
const sent = (calls: ReturnType<typeof answerFetch>) => calls.map(({ method, url, body }) => [method, url, body === undefined ? null : (JSON.parse(body as string) as unknown)]);
const alerts = () => screen.getAllByRole('alert').map(({ textContent }) => textContent).filter(Boolean);
const click = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('people', () => {
  const people = [account('Eva', { role: 'admin', hasSecondFactor: true }), account('Luis'), account('Gil', { disabledAt: NOW })];
  const show = () => renderDesk(<PeopleTable people={people} selfId="eva" />);

  it('are shown with what there is to do about each, and no more', () => {
    show();
    expect(screen.getByText('you').closest('li')?.textContent).toContain('Eva');
    const names = (item: string) => within(screen.getByText(item).closest('li')!).getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names('Eva')).toEqual(['Disable: Eva', 'Reset link: Eva', 'Sign out: Eva', 'Remove second factor: Eva']);
    expect(names('Luis')).toEqual(['Disable: Luis', 'Reset link: Luis', 'Sign out: Luis']);
    expect(names('Gil')).toEqual(['Enable: Gil']);
  });

  it.each([
    ['Disable: Luis', ['PATCH', '/api/people/luis', { isDisabled: true }]],
    ['Enable: Gil', ['PATCH', '/api/people/gil', { isDisabled: false }]],
    ['Sign out: Luis', ['DELETE', '/api/people/luis/sessions', null]],
    ['Remove second factor: Eva', ['DELETE', '/api/people/eva/second-factor', null]],
  ] as const)('%s', async (name, request) => {
    const calls = answerFetch({ [`${request[0]} ${request[1]}`]: [200, {}] });
    show();
    await click(name);
    expect(sent(calls)).toEqual([request]);
    expect(screen.getByRole('status').textContent).toBe('Done.');
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('get another role, unless nobody would be left to manage the desk', async () => {
    const calls = answerFetch({ 'PATCH /api/people/eva': [409, { error: { code: 'last-admin', message: '' } }] });
    show();
    fireEvent.change(screen.getByLabelText('Role of Eva'), { target: { value: 'viewer' } });
    await click('Keep the old one: Eva');
    expect((screen.getByLabelText('Role of Eva') as HTMLSelectElement).value).toBe('admin');
    fireEvent.change(screen.getByLabelText('Role of Eva'), { target: { value: 'editor' } });
    expect(sent(calls)).toEqual([]);
    await click('Give this role: Eva');
    await waitFor(() => expect(alerts()).toEqual(['Nobody would be left to look after the desk: make somebody else an admin first.']));
    expect(sent(calls)).toEqual([['PATCH', '/api/people/eva', { role: 'editor' }]]);
    expect(screen.getByRole('status').textContent).toBe('');
    // What is shown is what the server has, and not what was wished.
    expect((screen.getByLabelText('Role of Eva') as HTMLSelectElement).value).toBe('admin');
  });

  it('show the role they were given before the page has been read anew', async () => {
    answerFetch({ 'PATCH /api/people/luis': [200, {}] });
    show();
    fireEvent.change(screen.getByLabelText('Role of Luis'), { target: { value: 'admin' } });
    await click('Give this role: Luis');
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Done.'));
    expect((screen.getByLabelText('Role of Luis') as HTMLSelectElement).value).toBe('admin');
  });

  it('get a link to a new password, shown once', async () => {
    answerFetch({ 'POST /api/people/luis/reset': [201, { path: '/reset?token=t', expiresAt: shift(NOW, DAY), mailedTo: 'luis@example.org' }] });
    show();
    await click('Reset link: Luis');
    const link = within(await screen.findByRole('region', { name: 'Link for Luis' }));
    expect(link.getByRole('link').getAttribute('href')).toBe('http://localhost/reset?token=t');
    expect(link.getByText(/It was also sent to luis@example\.org\./)).toBeTruthy();
  });
});

describe('invitations', () => {
  const link = { id: 'i', kind: 'invitation', role: 'analyst', email: null, personId: null, madeBy: 'Eva', madeAt: NOW, expiresAt: shift(NOW, 7 * DAY) } as const;

  it('are made for a role, also for whoever has the link, and withdrawn', async () => {
    const calls = answerFetch({ 'POST /api/invitations': [201, { path: '/invitation?token=t', expiresAt: shift(NOW, DAY), mailedTo: null }], 'DELETE /api/invitations/i': [204, null] });
    renderDesk(<Invitations links={[link]} />);
    await click('Make a link');
    expect(await screen.findByRole('region', { name: 'Link for whoever has it' })).toBeTruthy();
    await click('Withdraw: whoever has it');
    expect(sent(calls)).toEqual([['POST', '/api/invitations', { role: 'analyst', email: null }], ['DELETE', '/api/invitations/i', null]]);
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('say beside the address what is wrong with it', async () => {
    answerFetch({ 'POST /api/invitations': [400, { error: { code: 'invalid', message: '', field: 'email' } }] });
    renderDesk(<Invitations links={[]} />);
    await userEvent.type(screen.getByLabelText(/^E-mail address/), 'nobody@nowhere');
    await click('Make a link');
    expect(await screen.findByText('Enter a whole e-mail address.')).toBeTruthy();
    expect(screen.getByText('No invitation is open.')).toBeTruthy();
  });
});

describe('sessions', () => {
  const session = (id: string, isHere: boolean): SessionsAnswer['sessions'][number] => ({
    ...{ id: sessionId(id), personId: personId('ana'), startedAt: NOW, seenAt: NOW, expiresAt: shift(NOW, DAY), address: '192.0.2.7', isHere },
    agent: isHere ? 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' : 'curl/8',
  });
  const show = () => renderDesk(<SessionList sessions={[session('one', true), session('a/b', false)]} />);

  it('say which is this one, and end by name', async () => {
    const calls = answerFetch({ 'DELETE /api/sessions/a%2Fb': [204, null] });
    show();
    expect(screen.getByText('this session').closest('li')?.textContent).toContain('Firefox, Windows');
    await click('Sign out: Unknown program');
    expect(sent(calls)).toEqual([['DELETE', '/api/sessions/a%2Fb', null]]);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('say why they did not end', async () => {
    answerFetch({ 'DELETE /api/sessions': 'offline' });
    show();
    await click('Sign out everywhere');
    expect(alerts()).toEqual(['The server cannot be reached. Nothing was changed.']);
  });
});

describe('links of walls', () => {
  const link = (id: string, parts: Partial<WallLink> = {}): WallLink => ({ id, name: `Screen ${id}`, madeBy: 'Eva', madeAt: NOW, revokedAt: null, seenAt: null, seenFrom: null, ...parts });

  it('are made with a name, shown once, and revoked', async () => {
    const calls = answerFetch({ 'POST /api/wall-links': [201, { link: link('3', { name: 'Lobby' }), path: '/wall?token=t' }], 'DELETE /api/wall-links/1': [204, null] });
    renderDesk(<WallLinks links={[link('1'), link('2', { revokedAt: NOW })]} />);
    await userEvent.type(screen.getByLabelText('Name of the screen'), 'Lobby');
    await click('Make a link');
    expect((await screen.findByRole('link', { name: /token=t/ })).getAttribute('href')).toBe('http://localhost/wall?token=t');
    expect(screen.queryByRole('button', { name: 'Revoke: Screen 2' })).toBeNull();
    await click('Revoke: Screen 1');
    expect(sent(calls)).toEqual([['POST', '/api/wall-links', { name: 'Lobby' }], ['DELETE', '/api/wall-links/1', null]]);
  });
});
