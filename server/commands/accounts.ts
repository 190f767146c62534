import { NOBODY } from '@/lib/domain/person';
import { personId } from '@/lib/domain/ids';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { HOUR } from '@/lib/time/instant';
import { hashPassword } from '../auth/passwords';
import { hashToken, makeId } from '../auth/tokens';
import { answering } from '../queries/answering';
import { requireServices } from '../services';
import { forgotSchema, joinSchema, readInput, resetSchema, strongPassword } from './accountInput';
import { makeLink } from './people';

const LINK_GONE: Problem = { code: 'link-gone', message: 'the link has been used, was withdrawn, or is too old', field: 'token' };

/** Makes the account that a link promises: the first admin's, or an invitation's. Errors: `invalid`, `weak-password`, `link-gone`, `duplicate-email`. */
export function acceptInvitation(input: unknown): Promise<Result<{ email: string }, Problem>> {
  return answering(async () => {
    const read = readInput(joinSchema, input);
    if (!read.ok) return read;
    const { token, name, email, password } = read.value;
    const { store, now } = requireServices();
    const tokenHash = hashToken(token);
    // Before the costly hash: who has no link learns nothing and costs little.
    if (!(await store.people.link(tokenHash, now()))?.role) return err(LINK_GONE);
    const strong = strongPassword(password, [name, email]);
    if (!strong.ok) return strong;
    const joined = await store.people.join(tokenHash, { id: personId(makeId()), name, email, passwordHash: await hashPassword(password) }, now());
    if (joined.ok) return ok({ email });
    return err(joined.error === 'no-link' ? LINK_GONE : { code: 'duplicate-email', message: 'there is an account with this address already', field: 'email' });
  });
}

/** Sets the password that a reset link allows, and ends every session. Errors: `invalid`, `weak-password`, `link-gone`. */
export function resetPassword(input: unknown): Promise<Result<{ email: string }, Problem>> {
  return answering(async () => {
    const read = readInput(resetSchema, input);
    if (!read.ok) return read;
    const { store, now, accounts } = requireServices();
    const tokenHash = hashToken(read.value.token);
    const link = await store.people.link(tokenHash, now());
    const person = link?.personId ? await store.people.get(link.personId) : undefined;
    if (!person) return err(LINK_GONE);
    const strong = strongPassword(read.value.password, [person.name, person.email]);
    if (!strong.ok) return strong;
    const reset = await store.people.reset(tokenHash, await hashPassword(read.value.password), now());
    accounts.forget();
    await accounts.failures.succeeded(person.email);
    return reset.ok ? ok({ email: reset.value.email }) : err(LINK_GONE);
  });
}

/** Sends a reset link to an address, where an account has it. The answer is the same, and as quick, where none has. Errors: `invalid`; `forbidden` where this desk sends no mail. */
export function forgotPassword(input: unknown): Promise<Result<null, Problem>> {
  return answering(async () => {
    const read = readInput(forgotSchema, input);
    if (!read.ok) return read;
    const { store, sendMail, publicUrl, log } = requireServices();
    if (!sendMail || !publicUrl) return err({ code: 'forbidden', message: 'this desk sends no mail: ask an admin for a link' });
    void (async () => {
      const found = await store.people.secretsOf({ email: read.value.email });
      if (found && found.person.disabledAt === null) await makeLink(NOBODY, { kind: 'reset', role: null, email: read.value.email, person: found.person }, HOUR);
    })().catch((error: unknown) => log.warn({ err: error }, 'a reset link could not be made'));
    return ok(null);
  });
}
