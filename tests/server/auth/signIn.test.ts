import { Secret, TOTP } from 'otpauth';
import { passwordProblem } from '@/lib/accounts/passwordProblem';
import { earnedRole } from '@/lib/accounts/earnedRole';
import { nameAgent } from '@/lib/accounts/nameAgent';
import { safeNext } from '@/lib/accounts/safeNext';
import { HOUR, instant, type Instant } from '@/lib/time/instant';
import { createFailures } from '@/server/auth/failures';
import { hashPassword, isPassword } from '@/server/auth/passwords';
import { signInByPassword } from '@/server/auth/signIn';
import { hashRecoveryCode, makeRecoveryCodes, makeSecret, stepOf } from '@/server/auth/totp';
import type { FailureStore, PeopleStore, PersonSecrets, SessionStore } from '@/server/store/peopleStore';
import { madePerson, NOW } from './doors';

const PASSWORD = 'four plain words here';

/** Counts as the store does, which has its own tests. */
function madeFailures(): FailureStore {
  const kept = new Map<string, { failures: number; at: Instant }>();
  const current = (key: string, since: Instant) => [kept.get(key)].find((count) => count && count.at > since) ?? { failures: 0, at: since };
  return {
    counts: async (keys, since) => keys.map((key) => current(key, since)),
    add: async (keys, at, since) => keys.forEach((key) => kept.set(key, { failures: current(key, since).failures + 1, at })),
    forget: async (key) => void kept.delete(key),
  };
}

async function madeDesk(parts: Partial<PersonSecrets> = {}, failures = madeFailures()) {
  const secrets: PersonSecrets = { person: madePerson('editor'), passwordHash: await hashPassword(PASSWORD), secondFactor: null, recoveryCodesLeft: 0, ...parts };
  let clock = NOW as number;
  let lastStep = 0;
  const started: string[] = [];
  const people = {
    secretsOf: async (by: { email: string }) => (by.email === 'editor@example.org' ? secrets : undefined),
    takeStep: async (_id: string, step: number) => step > lastStep && ((lastStep = step), true),
    takeRecoveryCode: async (_id: string, hash: string) => hash === hashRecoveryCode('aaaaa-bbbbb'),
  } as unknown as PeopleStore;
  const sessions = { start: async ({ id }: { id: string }) => void started.push(id) } as unknown as SessionStore;
  const desk = { people, sessions, failures: createFailures(failures), now: () => instant(clock) };
  const attempt = (email: string, password: string, code = '') => signInByPassword(desk, { email, password, code, agent: 'Firefox', address: '192.0.2.7' });
  return { attempt, started, later: (milliseconds: number) => (clock += milliseconds), now: () => clock };
}

test('a right password begins a session, however the address is written', async () => {
  const { attempt, started } = await madeDesk();
  const signedIn = await attempt(' Editor@Example.org ', PASSWORD);
  expect(signedIn.ok && started).toEqual([signedIn.ok && signedIn.value]);
});

test('a wrong password, an unknown account and a disabled one get the same answer', async () => {
  const { attempt } = await madeDesk();
  const wrong = { ok: false, error: { kind: 'wrong' } };
  expect(await attempt('editor@example.org', 'not the password')).toEqual(wrong);
  expect(await attempt('nobody@example.org', PASSWORD)).toEqual(wrong);
  const disabled = await madeDesk({ person: madePerson('editor', { disabledAt: NOW }) });
  expect(await disabled.attempt('editor@example.org', PASSWORD)).toEqual(wrong);
});

test('each further failure doubles the wait, also for an account that does not exist, and waiting ends it', async () => {
  const { attempt, later } = await madeDesk();
  for (const email of ['editor@example.org', 'nobody@example.org']) {
    for (let n = 0; n < 5; n++) await attempt(email, 'not the password');
    expect(await attempt(email, PASSWORD)).toEqual({ ok: false, error: { kind: 'wait', seconds: 2 } });
  }
  later(2_000);
  expect((await attempt('editor@example.org', PASSWORD)).ok).toBe(true);
});

test('two nodes give no more tries than one, and an hour later all is forgotten', async () => {
  const shared = madeFailures();
  const [one, two] = [await madeDesk({}, shared), await madeDesk({}, shared)];
  for (let n = 0; n < 5; n++) await (n % 2 === 0 ? one : two).attempt('editor@example.org', 'not the password');
  for (const { attempt } of [one, two]) expect(await attempt('editor@example.org', PASSWORD)).toEqual({ ok: false, error: { kind: 'wait', seconds: 2 } });
  one.later(HOUR);
  expect((await one.attempt('editor@example.org', PASSWORD)).ok).toBe(true);
});

test('who guesses at many accounts waits for the address, also after signing in to one', async () => {
  const { attempt } = await madeDesk();
  for (let n = 0; n < 20; n++) await attempt(`person-${n}@example.org`, 'not the password');
  expect((await attempt('editor@example.org', PASSWORD)).ok).toBe(true);
  await attempt('person-20@example.org', 'not the password');
  expect(await attempt('editor@example.org', PASSWORD)).toMatchObject({ error: { kind: 'wait' } });
});

test('a second factor is asked for only after the right password, and takes each code once, or a recovery code', async () => {
  const secret = makeSecret();
  const { attempt, now } = await madeDesk({ secondFactor: { secret, confirmedAt: NOW, lastStep: 0 } });
  expect(await attempt('editor@example.org', 'not the password')).toEqual({ ok: false, error: { kind: 'wrong' } });
  expect(await attempt('editor@example.org', PASSWORD)).toEqual({ ok: false, error: { kind: 'code' } });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now() });
  expect((await attempt('editor@example.org', PASSWORD, code)).ok).toBe(true);
  expect(await attempt('editor@example.org', PASSWORD, code)).toEqual({ ok: false, error: { kind: 'wrong-code' } });
  expect((await attempt('editor@example.org', PASSWORD, 'AAAAA BBBBB')).ok).toBe(true);
});

test('codes are of about now, and recovery codes are ten different ones', () => {
  const secret = makeSecret();
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW });
  expect(stepOf(code, secret, NOW)).toBe(Math.floor(NOW / 30_000));
  expect(stepOf(code, secret, NOW + 120_000)).toBeNull();
  expect(stepOf('no code', secret, NOW)).toBeNull();
  expect(new Set(makeRecoveryCodes()).size).toBe(10);
});

test('a password is none where none was kept', async () => {
  expect(await isPassword('', null)).toBe(false);
  expect(await isPassword(PASSWORD, await hashPassword(PASSWORD))).toBe(true);
});

test.each([
  ['eleven char', 'short'],
  ['x'.repeat(201), 'long'],
  ['PasswordPassword', 'common'],
  ['password1234!!', 'common'],
  ['aaaaaaaaaaaaaa', 'simple'],
  ['123456789012', 'simple'],
  ['abcdefghijklmn', 'simple'],
  ['ana prieto ana prieto', 'personal'],
  ['AnaPrieto2026', 'personal'],
  ['four plain words here', null],
  ['café con leche y pan', null],
])('of the password “%s” it is said: %s', (password, problem) => {
  expect(passwordProblem(password, ['Ana Prieto', 'ana.prieto@example.org'])).toBe(problem);
});

test('groups earn the highest of their roles, and everybody what stands for all', () => {
  const map = [['staff', 'analyst'], ['heads', 'admin'], ['*', 'viewer']] as const;
  expect([earnedRole(['staff', 'heads'], map), earnedRole('staff', map), earnedRole(undefined, map), earnedRole(['staff'], [])]).toEqual(['admin', 'analyst', 'viewer', null]);
});

test('signing in leads only to addresses of this desk', () => {
  expect(['/people?x=1', '//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in', undefined].map(safeNext)).toEqual(['/people?x=1', '/', '/', '/', '/', '/']);
});

test('a browser is called as people call it', () => {
  expect(nameAgent('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox, Windows');
  expect(nameAgent('curl/8')).toBeNull();
});
