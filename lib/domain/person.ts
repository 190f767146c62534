import type { Instant } from '@/lib/time/instant';
import type { PersonId, SessionId } from './ids';

/** From the least to the most: each may do what those before it may. */
export const ROLES = ['viewer', 'analyst', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody with an account. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** lower case; one account an address */
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Instant;
  /** set: may not sign in, and every session has ended */
  readonly disabledAt: Instant | null;
}

/**
 * On whose behalf something is asked.
 * nobody    no sign-in: may do what anyone who reaches the desk may
 * person    signed in
 * token     a program with a person's own token
 * desk-key  the holder of ADMIN_TOKEN: a program of whoever runs the desk
 * screen    a wall opened by its link
 */
export type Actor =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly person: Person; readonly sessionId: SessionId }
  | { readonly kind: 'token'; readonly person: Person; readonly tokenId: string; readonly scopes: readonly string[] }
  | { readonly kind: 'desk-key' }
  | { readonly kind: 'screen'; readonly linkId: string };

export const NOBODY: Actor = { kind: 'nobody' };

/** The person behind a request, where there is one. */
export const personOf = (actor: Actor): Person | null => (actor.kind === 'person' || actor.kind === 'token' ? actor.person : null);

/** @returns null for somebody without an account */
export function roleOf(actor: Actor): Role | null {
  if (actor.kind === 'desk-key') return 'admin';
  return personOf(actor)?.role ?? null;
}
