import type { Instant } from '@/lib/time/instant';
import type { PersonId, SessionId } from './ids';
import type { Person, Role } from './person';

/** A person with what an admin sees of the account. */
export interface Account extends Person {
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** issuers whose sign-in leads to this account */
  readonly issuers: readonly string[];
  /** latest use of any session; null: never signed in, or long ago */
  readonly lastSeenAt: Instant | null;
}

/** One sign-in on one device. */
export interface Session {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  /** what the browser calls itself */
  readonly agent: string;
  /** where it was last seen from; empty: not known */
  readonly address: string;
}

/** first-admin: whoever opens it becomes the first admin; invitation: a new account of its role; reset: a new password for a person. */
export const LINK_KINDS = ['first-admin', 'invitation', 'reset'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A link that works once. Its token is known only to whoever was given it. */
export interface OneTimeLink {
  readonly id: string;
  readonly kind: LinkKind;
  /** of the account it makes; null for a reset */
  readonly role: Role | null;
  /** whom it is for; null: whoever has it */
  readonly email: string | null;
  /** whose password it sets; null unless a reset */
  readonly personId: PersonId | null;
  /** name of whoever made it */
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
}

/** A link that opens the wall on a screen without a personal login. */
export interface WallLink {
  readonly id: string;
  readonly name: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly revokedAt: Instant | null;
  /** null: no screen has opened it yet */
  readonly seenAt: Instant | null;
  readonly seenFrom: string | null;
}

/** A time-based one-time password device. Its secret is Base32. */
export interface SecondFactor {
  readonly secret: string;
  /** null: shown as QR code, but not yet confirmed by a first code; asked for at sign-in only once confirmed */
  readonly confirmedAt: Instant | null;
  /** the 30 s step of the last code that was taken: no code works twice (RFC 6238 §5.2); 0 before the first */
  readonly lastStep: number;
}
