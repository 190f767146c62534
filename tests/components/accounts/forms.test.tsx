import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ForgotForm } from '@/components/accounts/ForgotForm';
import { JoinForm } from '@/components/accounts/JoinForm';
import { PasswordForm } from '@/components/accounts/PasswordForm';
import { ResetForm } from '@/components/accounts/ResetForm';
import { SignInForm } from '@/components/accounts/SignInForm';
import { answerFetch, renderDesk } from '../renderDesk';

const refresh = jest.fn();
jest.mock('next/navigation', () => ({ ...jest.requireActual<object>('next/navigation'), useRouter: () => ({ refresh }) }));
beforeEach(() => {
  refresh.mockReset();
  window.history.replaceState(null, '', '/');
});

const alerts = () => screen.getAllByRole('alert').map(({ textContent }) => textContent).filter(Boolean);
const refused = (status: number, code: string, more: object = {}) => [status, { error: { code, message: '', ...more } }] as const;
/** How next-auth says no: in the address it would lead to. */
const leads = (to: string) => [401, { url: `http://localhost${to}` }] as const;
const CSRF = { 'GET /api/auth/csrf': [200, { csrfToken: 'c' }] } as const;

describe('signing in', () => {
  const CALLBACK = 'POST /api/auth/callback/credentials';
  async function signIn(answer: readonly [number, unknown] | 'offline', locale: 'en' | 'es' = 'en') {
    const calls = answerFetch({ ...CSRF, [CALLBACK]: answer });
    // The fragment is where one gets to: jsdom goes to no other page.
    renderDesk(<SignInForm next="#in" />, {}, locale);
    await userEvent.type(screen.getByLabelText(locale === 'en' ? 'E-mail address' : /correo/i), 'ana@example.org');
    await userEvent.type(screen.getByLabelText(locale === 'en' ? 'Password' : 'Contraseña'), 'four plain words here');
    await userEvent.click(screen.getByRole('button'));
    return calls;
  }

  it('sends address and password with the token of the form, and goes on to where one wanted', async () => {
    const calls = await signIn([200, { url: 'http://localhost/' }]);
    expect(Object.fromEntries(calls[1]!.body as URLSearchParams)).toEqual({ email: 'ana@example.org', password: 'four plain words here', code: '', csrfToken: 'c', json: 'true' });
    expect(window.location.hash).toBe('#in');
  });

  it.each([
    ['a wrong password', leads('/sign-in?error=wrong'), 'Address or password is not right.'],
    ['an error it does not know', leads('/sign-in?error=Configuration'), 'Address or password is not right.'],
    ['too many failures', leads('/sign-in?error=wait%2016'), 'Too many attempts. Try again in 16 s.'],
    ['an unreachable server', 'offline', 'The server cannot be reached.'],
  ] as const)('says after %s why one is not in, and lets try again', async (_, answer, words) => {
    await signIn(answer);
    expect(alerts()).toEqual([words]);
    expect((screen.getByRole('button') as HTMLButtonElement).disabled).toBe(false);
    expect(window.location.hash).toBe('');
  });

  it('says it in Spanish too', async () => {
    await signIn(leads('/sign-in?error=wrong'), 'es');
    expect(alerts()).not.toEqual([]);
    expect(alerts()).not.toEqual(['Address or password is not right.']);
  });

  it('asks for the code of a second factor only where there is one, and again when it was wrong', async () => {
    await signIn(leads('/sign-in?error=code'));
    expect(alerts()).toEqual([]);
    const field = screen.getByLabelText(/^Code from your authenticator/);
    expect(document.activeElement).toBe(field);
    const calls = answerFetch({ ...CSRF, [CALLBACK]: leads('/sign-in?error=wrong-code') });
    await userEvent.type(field, '123456');
    await userEvent.click(screen.getByRole('button'));
    expect((calls[1]!.body as URLSearchParams).get('code')).toBe('123456');
    expect(alerts()).toEqual(['That code is not right, or was used already.']);
  });
});

describe('another password', () => {
  const PATH = 'POST /api/me/password';
  async function change(answer: readonly [number, unknown] | 'offline', hasPassword = true) {
    const calls = answerFetch({ [PATH]: answer });
    renderDesk(<PasswordForm hasPassword={hasPassword} />);
    if (hasPassword) await userEvent.type(screen.getByLabelText('Present password'), 'present');
    await userEvent.type(screen.getByLabelText('New password'), 'another four plain words');
    await userEvent.click(screen.getByRole('button', { name: 'Change the password' }));
    return calls;
  }

  it('says that the other sessions have ended, and keeps nothing of what was typed', async () => {
    const calls = await change([204, null]);
    expect(JSON.parse(calls[0]!.body as string)).toEqual({ present: 'present', password: 'another four plain words' });
    expect(screen.getByRole('status').textContent).toBe('Changed. Every other session has ended.');
    expect((screen.getByLabelText('New password') as HTMLInputElement).value).toBe('');
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it.each([
    [refused(422, 'wrong-password', { field: 'present' }), 'Present password', 'That is not your present password.'],
    [refused(422, 'weak-password', { field: 'password', message: 'common' }), 'New password', 'That is among the first that anyone would guess.'],
  ] as const)('says beside the field what is wrong with it: %j', async (answer, label, words) => {
    await change(answer);
    const field = screen.getByLabelText(label);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect((field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)).toContain(words);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(refresh).not.toHaveBeenCalled();
  });

  it.each([[refused(503, 'store-unavailable', { message: 'the disk is full' }), /the disk is full/], ['offline', /cannot be reached/]] as const)('says what else went wrong: %j', async (answer, words) => {
    await change(answer);
    expect(alerts()).toEqual([expect.stringMatching(words)]);
  });

  it('is the first where an identity provider signs in: no present one is asked for', async () => {
    const calls = await change([204, null], false);
    expect(screen.queryByLabelText('Present password')).toBeNull();
    expect(JSON.parse(calls[0]!.body as string)).toMatchObject({ present: '' });
  });
});

describe('links that work once', () => {
  it('make an account, unless they are used up or the address is taken', async () => {
    const calls = answerFetch({ 'POST /api/invitations/accept': refused(409, 'duplicate-email', { field: 'email' }) });
    renderDesk(<JoinForm token="t" email="rosa@example.org" />);
    await userEvent.type(screen.getByLabelText('Name'), 'Rosa');
    await userEvent.type(screen.getByLabelText('Password'), 'four plain words here');
    await userEvent.click(screen.getByRole('button'));
    expect(JSON.parse(calls[0]!.body as string)).toEqual({ token: 't', name: 'Rosa', email: 'rosa@example.org', password: 'four plain words here' });
    expect(screen.getByText('There is an account with this address already.')).toBeTruthy();
    answerFetch({ 'POST /api/invitations/accept': refused(410, 'link-gone', { field: 'token' }) });
    await userEvent.click(screen.getByRole('button'));
    expect(alerts()).toEqual(['This link has been used, was withdrawn, or is too old. Ask for another.']);
  });

  it('set a password, and show the way in', async () => {
    answerFetch({ 'POST /api/password/reset': refused(422, 'weak-password', { field: 'password', message: 'short' }) });
    renderDesk(<ResetForm token="t" />);
    await userEvent.type(screen.getByLabelText('Password'), 'short');
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByText('At least 12 characters.')).toBeTruthy();
    answerFetch({ 'POST /api/password/reset': [200, { email: 'ana@example.org' }] });
    await userEvent.click(screen.getByRole('button'));
    expect((await screen.findByRole('link', { name: 'Sign in' })).getAttribute('href')).toBe('/sign-in');
  });

  it('are asked for once, and the answer tells nothing of whether there is such an account', async () => {
    const calls = answerFetch({ 'POST /api/password/forgot': [204, null] });
    renderDesk(<ForgotForm />);
    await userEvent.type(screen.getByLabelText('E-mail address'), 'nobody@example.org');
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByText('If there is an account with this address, the link is on its way.')).toBeTruthy();
    expect((screen.getByRole('button') as HTMLButtonElement).disabled).toBe(true);
    expect(calls).toHaveLength(1);
  });
});
