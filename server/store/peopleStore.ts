import type { Account, OneTimeLink, SecondFactor, Session, WallLink } from '@/lib/domain/account';
import type { AuditAction, AuditEntry, AuditSubject } from '@/lib/domain/audit';
import type { PersonId, SessionId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import type { Result } from '@/lib/domain/result';
import type { Instant } from '@/lib/time/instant';

/** A decision as it is made. `actor` is null where the desk follows a rule its owner set up. */
export interface Decision {
  readonly at: Instant;
  readonly actor: Actor | null;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly before: unknown;
  readonly after: unknown;
}

/** Whoever decides, and when. */
export interface Decided {
  readonly by: Actor | null;
  readonly at: Instant;
}

/** Accounts. Every change of one is written down in the audit, in the same transaction. */
export interface PeopleStore {
  /** by name, disabled ones included */
  list(): Promise<Account[]>;
  get(id: PersonId): Promise<Account | undefined>;
  /** whether anybody may manage the desk; without one, the first-admin link is made */
  hasAdmin(): Promise<boolean>;
  /** What signing in needs. Known only to the server, never sent anywhere. */
  secretsOf(by: { readonly email: string } | { readonly id: PersonId }): Promise<PersonSecrets | undefined>;
  /** Errors: `not-found`; `last-admin`: nobody would be left to manage the desk. A disabled person's sessions end. */
  edit(id: PersonId, patch: { readonly name?: string; readonly role?: Role; readonly isDisabled?: boolean }, decided: Decided): Promise<Result<Person, 'not-found' | 'last-admin'>>;
  /** Ends every session but `keep`. False: there is no such person. */
  setPassword(id: PersonId, hash: string, keep: SessionId | null, decided: Decided): Promise<boolean>;
  /** A second factor that still waits for its first code; replaces one that waited before. False when one is on already. */
  beginSecondFactor(id: PersonId, secret: string): Promise<boolean>;
  /** Turns the waiting one on. @param codeHashes  of the recovery codes. False when none waits. */
  confirmSecondFactor(id: PersonId, step: number, codeHashes: readonly string[], decided: Decided): Promise<boolean>;
  renewRecoveryCodes(id: PersonId, codeHashes: readonly string[], decided: Decided): Promise<boolean>;
  dropSecondFactor(id: PersonId, decided: Decided): Promise<boolean>;
  /** Takes a code of this 30 s step; false when one of it or of a later step was taken before. */
  takeStep(id: PersonId, step: number): Promise<boolean>;
  /** Takes a recovery code; false when it is none of theirs, or was taken before. */
  takeRecoveryCode(id: PersonId, codeHash: string, at: Instant): Promise<boolean>;
  /** Whom an identity provider's word leads to; makes or joins an account where that is allowed. */
  bySubject(identity: OutsideIdentity, at: Instant): Promise<Result<Person, 'not-invited' | 'disabled'>>;

  /** Makes a link that works once; a reset link takes the place of the person's earlier ones. */
  makeLink(link: OneTimeLink & { readonly tokenHash: string }, by: Actor | null): Promise<void>;
  /** Links that still work, newest first. */
  links(now: Instant): Promise<OneTimeLink[]>;
  /** undefined: none, used, withdrawn or too old. A first-admin link stops working once there is an admin. */
  link(tokenHash: string, now: Instant): Promise<OneTimeLink | undefined>;
  withdrawLink(id: string, decided: Decided): Promise<boolean>;
  /** Makes the account that a first-admin link or an invitation promises. */
  join(tokenHash: string, person: NewPerson, now: Instant): Promise<Result<Person, 'no-link' | 'email-taken'>>;
  /** Sets the password that a reset link allows, and ends every session of the person. */
  reset(tokenHash: string, passwordHash: string, now: Instant): Promise<Result<Person, 'no-link'>>;
}

export interface PersonSecrets {
  readonly person: Person;
  /** null: signs in by an identity provider only */
  readonly passwordHash: string | null;
  readonly secondFactor: SecondFactor | null;
  readonly recoveryCodesLeft: number;
}

export interface NewPerson {
  readonly id: PersonId;
  readonly name: string;
  /** lower case */
  readonly email: string;
  readonly passwordHash: string;
}

/** What an identity provider says of somebody. */
export interface OutsideIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** lower case; null: not given, or not verified by the provider. An account of this address is joined. */
  readonly email: string | null;
  /** the role its groups earn; null: none, so only somebody who has an account gets in, with the role it has */
  readonly role: Role | null;
  /** for an account that is to be made */
  readonly newId: PersonId;
}

export interface SessionStore {
  start(session: Session): Promise<void>;
  /** Those among these that still hold, with their person as of now. */
  standing(ids: readonly SessionId[], now: Instant): Promise<StandingSession[]>;
  /** those that still hold, the newest first */
  ofPerson(id: PersonId, now: Instant): Promise<Session[]>;
  seen(id: SessionId, at: Instant, address: string): Promise<void>;
  /** Ends one; `owner`: only if it is theirs. Signing out of the session one is in is no decision to write down: `by` null. False: there was none. */
  end(id: SessionId, owner: PersonId | null, decided: Decided): Promise<boolean>;
  /** Ends all of a person's but `keep`. @returns how many */
  endAll(person: PersonId, keep: SessionId | null, decided: Decided): Promise<number>;
}

/** Failed sign-ins, counted by all nodes together. Keys are any text; the store keeps their hashes alone. */
export interface FailureStore {
  /** for each key, in order: how many failures since then, and when the last was */
  counts(keys: readonly string[], since: Instant): Promise<FailureCount[]>;
  /** One more for each key. What was before `since` is forgotten, whosever it is. */
  add(keys: readonly string[], at: Instant, since: Instant): Promise<void>;
  forget(key: string): Promise<void>;
}

export interface FailureCount {
  readonly failures: number;
  readonly at: Instant;
}

export interface StandingSession {
  readonly session: Session;
  readonly person: Person;
}

export interface WallLinkStore {
  /** newest first, revoked ones included */
  list(): Promise<WallLink[]>;
  add(link: WallLink & { readonly tokenHash: string }, by: Actor): Promise<void>;
  rename(id: string, name: string, decided: Decided): Promise<boolean>;
  /** False: there is none, or it is revoked already. */
  revoke(id: string, decided: Decided): Promise<boolean>;
  /** The link of this token; undefined when there is none or it is revoked. */
  byToken(tokenHash: string): Promise<WallLink | undefined>;
  /** Those among these that still hold. */
  standing(ids: readonly string[]): Promise<string[]>;
  seen(id: string, at: Instant, from: string): Promise<void>;
}

export interface AuditAsked {
  readonly actorId?: string;
  /** a kind (`feed`), or one subject (`feed:reuters`) */
  readonly subject?: string;
  readonly action?: AuditAction;
  readonly from?: Instant;
  /** exclusive */
  readonly to?: Instant;
  /** only entries older than this one */
  readonly before?: number;
  readonly limit: number;
}

export interface AuditStore {
  /** newest first */
  page(asked: AuditAsked): Promise<AuditEntry[]>;
  /** everybody who has decided something, by name */
  actors(): Promise<{ readonly id: string; readonly name: string }[]>;
}

/** The part of the store that is the accounts'. */
export interface AccountStores {
  readonly people: PeopleStore;
  readonly sessions: SessionStore;
  readonly signInFailures: FailureStore;
  readonly wallLinks: WallLinkStore;
  readonly audit: AuditStore;
}
