import type { Instant } from '@/lib/time/instant';
import type { PersonId } from './ids';

/**
 * What a program may do with somebody's token, never more than they may themselves.
 * read        what the desk shows
 * watchlists  read their watchlists and alerts, and mark them read
 */
export const TOKEN_SCOPES = ['read', 'watchlists'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A key for somebody's programs. The key itself is shown once, when it is made, and kept nowhere. */
export interface ApiToken {
  readonly id: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export const isInForce = (token: ApiToken, now: Instant): boolean => token.revokedAt === null && token.expiresAt > now;
