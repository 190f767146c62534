import type { Actor } from '@/lib/domain/person';
import { personOf } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import type { WallLinkMade } from '@/lib/protocol/accounts';
import type { Problem } from '@/lib/protocol/problem';
import { hashToken, makeId, makeToken } from '../auth/tokens';
import { answering } from '../queries/answering';
import { requireServices } from '../services';
import { wallPass } from '../wall/gate';
import { nameSchema, readInput } from './accountInput';

const NO_LINK: Problem = { code: 'not-found', message: 'there is no such link, or it is revoked', field: 'id' };

/** Makes a link that opens the wall on a screen. Its secret is told this once. Errors: `invalid`. */
export function makeWallLink(actor: Actor, input: unknown): Promise<Result<WallLinkMade, Problem>> {
  return answering(async () => {
    const read = readInput(nameSchema, input);
    if (!read.ok) return read;
    const { store, now } = requireServices();
    const token = makeToken();
    const link = { id: makeId(), name: read.value.name, madeBy: personOf(actor)?.name ?? '', madeAt: now(), revokedAt: null, seenAt: null, seenFrom: null };
    // The screen keeps a pass made from the token, and the store a hash of that.
    await store.wallLinks.add({ ...link, tokenHash: hashToken(wallPass(token)) }, actor);
    return ok({ link, path: `/wall?token=${token}` });
  });
}

/** Errors: `invalid`, `not-found`. */
export function renameWallLink(actor: Actor, id: string, input: unknown): Promise<Result<null, Problem>> {
  return answering(async () => {
    const read = readInput(nameSchema, input);
    if (!read.ok) return read;
    const { store, now } = requireServices();
    return (await store.wallLinks.rename(id, read.value.name, { by: actor, at: now() })) ? ok(null) : err(NO_LINK);
  });
}

/** Revokes a link: its screens go dark within ten seconds. Errors: `not-found`. */
export function revokeWallLink(actor: Actor, id: string): Promise<Result<null, Problem>> {
  return answering(async () => {
    const { store, now, accounts } = requireServices();
    const isRevoked = await store.wallLinks.revoke(id, { by: actor, at: now() });
    accounts.forget();
    return isRevoked ? ok(null) : err(NO_LINK);
  });
}
