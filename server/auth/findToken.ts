import { isInForce } from '@/lib/domain/apiToken';
import type { Instant } from '@/lib/time/instant';
import type { Store } from '../store/store';
import type { FindToken } from './identify';
import { hashToken } from './tokens';

/** Finds a program's token and its owner as of now: revoking it, or disabling the account, ends it at once. */
export const createFindToken =
  (store: Store, now: () => Instant): FindToken =>
  async (key) => {
    const token = await store.taking.findToken(hashToken(key));
    if (!token || !isInForce(token, now())) return null;
    const person = await store.people.get(token.personId);
    if (!person || person.disabledAt !== null) return null;
    await store.taking.touchToken(token.id, now());
    const { id, name, email, role, createdAt, disabledAt } = person;
    return { kind: 'token', person: { id, name, email, role, createdAt, disabledAt }, tokenId: token.id, scopes: token.scopes };
  };
