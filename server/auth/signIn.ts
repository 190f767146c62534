import { plainEmail } from '@/lib/accounts/email';
import type { SessionId } from '@/lib/domain/ids';
import { sessionId } from '@/lib/domain/ids';
import type { Person } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { instant, type Instant } from '@/lib/time/instant';
import type { PeopleStore, SessionStore } from '../store/peopleStore';
import type { Failures } from './failures';
import { isPassword } from './passwords';
import { SESSION_SECONDS } from './sessionCookie';
import { makeId } from './tokens';
import { hashRecoveryCode, stepOf } from './totp';

/** wrong: address or password, never which; code: the password is right, a code of the second factor is asked for; wrong-code: it was not right; wait: too many failures. */
export type SignInRefusal = { readonly kind: 'wrong' | 'code' | 'wrong-code' } | { readonly kind: 'wait'; readonly seconds: number };

export interface SignInParts {
  readonly people: PeopleStore;
  readonly sessions: SessionStore;
  readonly failures: Failures;
  readonly now: () => Instant;
}

/** The device that somebody signs in on. */
export interface Device {
  readonly agent: string;
  readonly address: string;
}

/**
 * Signs somebody in by e-mail and password, and by a code where they have a second factor. Takes the same time and gives the same answer whether
 * or not there is such an account, and waits for longer after each failure.
 */
export async function signInByPassword(parts: SignInParts, given: { readonly email: string; readonly password: string; readonly code: string } & Device): Promise<Result<SessionId, SignInRefusal>> {
  const { people, failures, now } = parts;
  const account = plainEmail(given.email);
  const keys = { account, address: given.address };
  const seconds = await failures.waitSeconds(keys, now());
  if (seconds > 0) return err({ kind: 'wait', seconds });
  const found = await people.secretsOf({ email: account });
  const isRight = await isPassword(given.password, found?.passwordHash ?? null);
  if (!found || !isRight || found.person.disabledAt !== null) {
    await failures.failed(keys, now());
    return err({ kind: 'wrong' });
  }
  const { person, secondFactor } = found;
  if (secondFactor?.confirmedAt != null) {
    if (given.code.trim() === '') return err({ kind: 'code' });
    if (!(await takeCode(people, person, secondFactor.secret, given.code, now()))) {
      await failures.failed(keys, now());
      return err({ kind: 'wrong-code' });
    }
  }
  await failures.succeeded(account);
  return ok(await startSession(parts, person, given));
}

/** Takes a code of the authenticator, or one of the recovery codes; none works twice. */
export async function takeCode(people: PeopleStore, person: Person, secret: string, code: string, now: Instant): Promise<boolean> {
  const step = stepOf(code, secret, now);
  return step === null ? people.takeRecoveryCode(person.id, hashRecoveryCode(code), now) : people.takeStep(person.id, step);
}

const AGENT_CHARS = 300;

export async function startSession({ sessions, now }: Pick<SignInParts, 'sessions' | 'now'>, person: Person, { agent, address }: Device): Promise<SessionId> {
  const at = now();
  const id = sessionId(makeId());
  await sessions.start({ id, personId: person.id, startedAt: at, seenAt: at, expiresAt: instant(at + SESSION_SECONDS * 1_000), agent: agent.slice(0, AGENT_CHARS), address });
  return id;
}
