import { z } from 'zod';
import { plainEmail } from '@/lib/accounts/email';
import { passwordProblem } from '@/lib/accounts/passwordProblem';
import { ROLES } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { invalidInput } from '../queries/invalid';

const name = () => z.string('must be text').trim().min(1, 'must not be empty').max(80, 'at most 80 characters');
const email = () => z.string('must be text').transform(plainEmail).pipe(z.email('must be an e-mail address').max(254, 'at most 254 characters'));
const token = () => z.string('must be text').min(1, 'must not be empty').max(100, 'is no token');
/** Any text: what is wrong with it as a new password is said by name, see `strongPassword`. */
const secret = () => z.string('must be text').max(1_000, 'at most 1000 characters');

export const joinSchema = z.strictObject({ token: token(), name: name(), email: email(), password: secret() });
export const resetSchema = z.strictObject({ token: token(), password: secret() });
export const forgotSchema = z.strictObject({ email: email() });
export const nameSchema = z.strictObject({ name: name() });
export const passwordSchema = z.strictObject({ present: secret(), password: secret() });
export const codeSchema = z.strictObject({ code: z.string('must be text').max(40, 'is no code') });
export const confirmSchema = z.strictObject({ password: secret() });
export const personSchema = z
  .strictObject({ name: name().optional(), role: z.enum(ROLES).optional(), isDisabled: z.boolean('must be true or false').optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'must name at least one field');
export const invitationSchema = z.strictObject({ role: z.enum(ROLES), email: email().nullable().optional() });

/** Reads an input. Errors: `invalid`, naming the field. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): Result<T, Problem> {
  const read = schema.safeParse(input);
  return read.success ? ok(read.data) : err(invalidInput(read.error));
}

/** Errors: `weak-password`, whose message is the reason (`PasswordProblem`). */
export function strongPassword(password: string, about: readonly string[]): Result<null, Problem> {
  const problem = passwordProblem(password, about);
  return problem === null ? ok(null) : err({ code: 'weak-password', message: problem, field: 'password' });
}
