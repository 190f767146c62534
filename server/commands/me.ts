import type { Actor, Person } from '@/lib/domain/person';
import { sessionId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import type { RecoveryCodesAnswer, SecondFactorBegun } from '@/lib/protocol/accounts';
import type { Problem } from '@/lib/protocol/problem';
import { renderSVG } from 'uqr';
import { hashPassword, isPassword } from '../auth/passwords';
import { SESSION_COOKIES } from '../auth/sessionCookie';
import { hashRecoveryCode, makeRecoveryCodes, makeSecret, stepOf, totpAddress } from '../auth/totp';
import { answering } from '../queries/answering';
import { requireServices } from '../services';
import { codeSchema, confirmSchema, nameSchema, passwordSchema, readInput, strongPassword } from './accountInput';

const NO_ACCOUNT: Problem = { code: 'forbidden', message: 'the desk’s key has no account of its own' };
const NOT_FOUND: Problem = { code: 'not-found', message: 'there is no such session', field: 'id' };

/** Only somebody who is signed in themselves changes an account: a program's token never gets to passwords. */
function asPerson<T>(actor: Actor, work: (person: Person, here: Extract<Actor, { kind: 'person' }>) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  return answering(async () => {
    if (actor.kind !== 'person') return err(NO_ACCOUNT);
    const result = await work(actor.person, actor);
    if (result.ok) requireServices().accounts.forget();
    return result;
  });
}

const decided = (actor: Actor) => ({ by: actor, at: requireServices().now() });

/** Changes one's own name. Errors: `invalid`, `forbidden`, `store-unavailable`, as all of these. */
export function renameMe(actor: Actor, input: unknown): Promise<Result<{ name: string }, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readInput(nameSchema, input);
    if (!read.ok) return read;
    const edited = await requireServices().store.people.edit(person.id, read.value, decided(actor));
    return edited.ok ? ok({ name: edited.value.name }) : err({ code: 'not-found', message: 'there is no such account' });
  });
}

/** Sets another password and ends every other session. Somebody who has none yet (an identity provider's) gives none as the present one. Errors: `wrong-password`, `weak-password`. */
export function changePassword(actor: Actor, input: unknown): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person, here) => {
    const read = readInput(passwordSchema, input);
    if (!read.ok) return read;
    const confirmed = await confirmSelf(person, read.value.present, 'present');
    if (!confirmed.ok) return confirmed;
    const strong = strongPassword(read.value.password, [person.name, person.email]);
    if (!strong.ok) return strong;
    await requireServices().store.people.setPassword(person.id, await hashPassword(read.value.password), here.sessionId, decided(actor));
    return ok(null);
  });
}

/** Begins a second factor: it is asked for only once `confirmSecondFactor` has seen a first code. */
export function beginSecondFactor(actor: Actor, input: unknown): Promise<Result<SecondFactorBegun, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readInput(confirmSchema, input);
    if (!read.ok) return read;
    const confirmed = await confirmSelf(person, read.value.password, 'password');
    if (!confirmed.ok) return confirmed;
    const secret = makeSecret();
    if (!(await requireServices().store.people.beginSecondFactor(person.id, secret))) return err({ code: 'invalid', message: 'a second factor is on already', field: 'password' });
    const address = totpAddress(secret, person.email);
    return ok({ secret, address, qr: renderSVG(address, { border: 2 }) });
  });
}

/** Turns it on by its first code. @returns the recovery codes, shown this once. Errors: `wrong-code`. */
export function confirmSecondFactor(actor: Actor, input: unknown): Promise<Result<RecoveryCodesAnswer, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readInput(codeSchema, input);
    if (!read.ok) return read;
    const { store, now } = requireServices();
    const factor = (await store.people.secretsOf({ id: person.id }))?.secondFactor;
    const step = factor && factor.confirmedAt === null ? stepOf(read.value.code, factor.secret, now()) : null;
    const codes = makeRecoveryCodes();
    const isOn = step !== null && (await store.people.confirmSecondFactor(person.id, step, codes.map(hashRecoveryCode), decided(actor)));
    return isOn ? ok({ codes }) : err({ code: 'wrong-code', message: 'the code is not of this device, or not of about now', field: 'code' });
  });
}

/** New recovery codes in place of the old ones. Errors: `wrong-password`. */
export function renewRecoveryCodes(actor: Actor, input: unknown): Promise<Result<RecoveryCodesAnswer, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readInput(confirmSchema, input);
    if (!read.ok) return read;
    const confirmed = await confirmSelf(person, read.value.password, 'password');
    if (!confirmed.ok) return confirmed;
    const codes = makeRecoveryCodes();
    const isDone = await requireServices().store.people.renewRecoveryCodes(person.id, codes.map(hashRecoveryCode), decided(actor));
    return isDone ? ok({ codes }) : err({ code: 'not-found', message: 'there is no second factor' });
  });
}

/** Turns the second factor off. Errors: `wrong-password`. */
export function dropSecondFactor(actor: Actor, input: unknown): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => {
    const read = readInput(confirmSchema, input);
    if (!read.ok) return read;
    const confirmed = await confirmSelf(person, read.value.password, 'password');
    if (!confirmed.ok) return confirmed;
    await requireServices().store.people.dropSecondFactor(person.id, decided(actor));
    return ok(null);
  });
}

/** Ends one of one's own sessions. Errors: `not-found`. */
export function endMySession(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return asPerson(actor, async (person) => ((await requireServices().store.sessions.end(sessionId(id), person.id, decided(actor))) ? ok(null) : err(NOT_FOUND)));
}

/** Signs out everywhere, the session that asks included. @returns how many sessions ended */
export function endMySessions(actor: Actor): Promise<Result<{ ended: number }, Problem>> {
  return asPerson(actor, async (person) => ok({ ended: await requireServices().store.sessions.endAll(person.id, null, decided(actor)) }));
}

/** Ends the session one is in. @returns Set-Cookie headers that take its cookie away. Errors: none; an unknown session is signed out too */
export async function signOut(actor: Actor): Promise<string[]> {
  const { store, now, accounts, log } = requireServices();
  if (actor.kind === 'person') {
    await store.sessions.end(actor.sessionId, actor.person.id, { by: null, at: now() }).catch((error: unknown) => log.warn({ err: error }, 'a session could not be ended'));
    accounts.forget();
  }
  return Object.values(SESSION_COOKIES).map((name) => `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${name.startsWith('__Host-') ? '; Secure' : ''}`);
}

/** A session left open is not enough for what guards the account. Somebody without a password has only the session to show. */
async function confirmSelf(person: Person, password: string, field: string): Promise<Result<null, Problem>> {
  const { store, accounts, now } = requireServices();
  const keys = { account: person.email, address: null };
  const seconds = await accounts.failures.waitSeconds(keys, now());
  if (seconds > 0) return err({ code: 'too-often', message: `too many wrong passwords: wait ${seconds} s`, field });
  const hash = (await store.people.secretsOf({ id: person.id }))?.passwordHash ?? null;
  if (hash === null || (await isPassword(password, hash))) return ok(null);
  await accounts.failures.failed(keys, now());
  return err({ code: 'wrong-password', message: 'that is not the present password', field });
}

