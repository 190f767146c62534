import type { LinkKind } from '@/lib/domain/account';
import { personId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import { personOf } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import type { LinkMade } from '@/lib/protocol/accounts';
import type { Problem } from '@/lib/protocol/problem';
import { DAY, HOUR, instant } from '@/lib/time/instant';
import { hashToken, makeId, makeToken } from '../auth/tokens';
import { mailLink } from '../mail/mailLink';
import { answering } from '../queries/answering';
import { requireServices } from '../services';
import { invitationSchema, personSchema, readInput } from './accountInput';

const NO_PERSON: Problem = { code: 'not-found', message: 'there is no such person', field: 'id' };
const INVITATION_LASTS_MS = 7 * DAY;
const RESET_LASTS_MS = 24 * HOUR;

const decided = (actor: Actor) => ({ by: actor, at: requireServices().now() });

/** Changes name or role, disables or enables. Takes effect everywhere within seconds. Errors: `invalid`, `not-found`, `last-admin`. */
export function editPerson(actor: Actor, id: string, input: unknown): Promise<Result<{ person: Person }, Problem>> {
  return answering(async () => {
    const read = readInput(personSchema, input);
    if (!read.ok) return read;
    const { store, accounts } = requireServices();
    const edited = await store.people.edit(personId(id), definedOnly(read.value), decided(actor));
    accounts.forget();
    if (edited.ok) return ok({ person: edited.value });
    return err(edited.error === 'not-found' ? NO_PERSON : { code: 'last-admin', message: 'nobody would be left to manage the desk' });
  });
}

/** Ends every session of somebody. Errors: `not-found`. */
export function signPersonOut(actor: Actor, id: string): Promise<Result<{ ended: number }, Problem>> {
  return answering(async () => {
    const { store, accounts } = requireServices();
    if (!(await store.people.get(personId(id)))) return err(NO_PERSON);
    const ended = await store.sessions.endAll(personId(id), null, decided(actor));
    accounts.forget();
    return ok({ ended });
  });
}

/** Takes away the second factor of somebody who has lost their device and their codes. Errors: `not-found`. */
export function dropPersonsFactor(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return answering(async () => ((await requireServices().store.people.dropSecondFactor(personId(id), decided(actor))) ? ok(null) : err(NO_PERSON)));
}

/** Makes a link by which somebody joins with a role; sent by mail too where an address and a mail server are given. Errors: `invalid`, `duplicate-email`. */
export function invite(actor: Actor, input: unknown): Promise<Result<LinkMade, Problem>> {
  return answering(async () => {
    const read = readInput(invitationSchema, input);
    if (!read.ok) return read;
    const { role, email = null } = read.value;
    if (email !== null && (await requireServices().store.people.secretsOf({ email }))) {
      return err({ code: 'duplicate-email', message: 'there is an account with this address already', field: 'email' });
    }
    return ok(await makeLink(actor, { kind: 'invitation', role, email, person: null }, INVITATION_LASTS_MS));
  });
}

/** Takes an invitation back. Errors: `not-found`. */
export function withdrawInvitation(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return answering(async () =>
    (await requireServices().store.people.withdrawLink(id, decided(actor))) ? ok(null) : err({ code: 'not-found', message: 'there is no such invitation', field: 'id' }),
  );
}

/** Makes a link by which somebody sets a new password. Errors: `not-found`. */
export function makeReset(actor: Actor, id: string): Promise<Result<LinkMade, Problem>> {
  return answering(async () => {
    const person = await requireServices().store.people.get(personId(id));
    if (!person || person.disabledAt !== null) return err(NO_PERSON);
    return ok(await makeLink(actor, { kind: 'reset', role: null, email: person.email, person }, RESET_LASTS_MS));
  });
}

/** Makes the link and keeps only its hash. A mail that cannot be sent is logged: the link is on the screen as well. */
export async function makeLink(actor: Actor | null, { kind, role, email, person }: { kind: LinkKind; role: Role | null; email: string | null; person: Person | null }, lastsMs: number): Promise<LinkMade> {
  const { store, now } = requireServices();
  const token = makeToken();
  const madeAt = now();
  const expiresAt = instant(madeAt + lastsMs);
  const madeBy = (actor && personOf(actor)?.name) ?? '';
  await store.people.makeLink({ id: makeId(), tokenHash: hashToken(token), kind, role, email, personId: person?.id ?? null, madeBy, madeAt, expiresAt }, actor);
  const path = `${kind === 'reset' ? '/reset' : '/invitation'}?token=${token}`;
  const isMailed = email !== null && (await mailLink(kind, email, path));
  return { path, expiresAt, mailedTo: isMailed ? email : null };
}

/** `{ name: undefined }` means that the name was not named. */
function definedOnly<T extends object>(patch: T): T {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as T;
}
