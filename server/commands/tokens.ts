import { z } from 'zod';
import { isInForce, TOKEN_SCOPES, type ApiToken } from '@/lib/domain/apiToken';
import { personOf, type Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import type { NewTokenAnswer, TokensAnswer } from '@/lib/protocol/taking';
import { DAY, shift } from '@/lib/time/instant';
import { hashToken, makeId, makeToken } from '../auth/tokens';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { requireServices } from '../services';

/** Marks a key as ours, so that a scanner of repositories can tell one that was published by mistake. */
export const KEY_PREFIX = 'entente_';
const MOST_DAYS = 366;
const MOST_TOKENS = 20;

const NEW_TOKEN = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(80, 'at most 80 characters'),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, 'at least one').transform((scopes) => TOKEN_SCOPES.filter((scope) => scopes.includes(scope))),
  days: z.int().min(1, 'at least 1').max(MOST_DAYS, `at most ${MOST_DAYS}`),
});
const NO_ACCOUNT: Problem = { code: 'forbidden', message: 'tokens belong to people with an account, who make them where they have signed in' };

/** Somebody's tokens, revoked and expired ones too. Errors: `forbidden`, `store-unavailable`. */
export function listTokens(actor: Actor): Promise<Result<TokensAnswer, Problem>> {
  return answering(async () => {
    const person = personOf(actor);
    return person ? ok({ tokens: await requireServices().store.taking.tokensOf(person.id) }) : err(NO_ACCOUNT);
  });
}

/** Makes a token; its key is told this once. Errors: `invalid` naming the field; `forbidden`; `store-unavailable`. */
export function makeApiToken(actor: Actor, input: unknown): Promise<Result<NewTokenAnswer, Problem>> {
  return answering(async () => {
    // A token makes no other: one that was lost could not be ended by revoking it.
    if (actor.kind !== 'person') return err(NO_ACCOUNT);
    const read = NEW_TOKEN.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, now } = requireServices();
    const { name, scopes, days } = read.data;
    const madeAt = now();
    const standing = (await store.taking.tokensOf(actor.person.id)).filter((token) => isInForce(token, madeAt));
    if (standing.length >= MOST_TOKENS) return err({ code: 'invalid', field: 'name', message: `name: at most ${MOST_TOKENS} tokens at a time; revoke one first` });
    const key = `${KEY_PREFIX}${makeToken()}`;
    const token: ApiToken = { id: makeId(), personId: actor.person.id, name, scopes, madeAt, expiresAt: shift(madeAt, days * DAY), usedAt: null, revokedAt: null };
    await store.taking.addToken(token, hashToken(key), actor);
    return ok({ token, key });
  });
}

/** Errors: `not-found` when it is not theirs or was revoked before; `forbidden`; `store-unavailable`. */
export function revokeApiToken(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return answering(async () => {
    if (actor.kind !== 'person') return err(NO_ACCOUNT);
    const { store, now } = requireServices();
    return (await store.taking.revokeToken(id, actor.person.id, { by: actor, at: now() })) ? ok(null) : err({ code: 'not-found', field: 'id', message: 'there is no such token' });
  });
}
