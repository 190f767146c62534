import type { Account, OneTimeLink, Session, WallLink } from '@/lib/domain/account';
import type { AuditEntry } from '@/lib/domain/audit';
import type { Person } from '@/lib/domain/person';

export const ME_PATH = '/api/me';
export const PASSWORD_PATH = '/api/me/password';
export const SECOND_FACTOR_PATH = '/api/me/second-factor';
export const RECOVERY_CODES_PATH = '/api/me/recovery-codes';
export const SESSIONS_PATH = '/api/sessions';
export const PEOPLE_PATH = '/api/people';
export const INVITATIONS_PATH = '/api/invitations';
export const ACCEPT_PATH = '/api/invitations/accept';
export const FORGOT_PATH = '/api/password/forgot';
export const RESET_PATH = '/api/password/reset';
export const WALL_LINKS_PATH = '/api/wall-links';
export const AUDIT_PATH = '/api/audit';
export const AUDIT_EXPORT_PATH = '/api/audit/export';
export const SIGN_OUT_PATH = '/api/sign-out';

/** One's own account. */
export interface MeAnswer {
  readonly person: Person;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
}

/** `isHere`: the session that asks. */
export interface SessionsAnswer {
  readonly sessions: readonly (Session & { readonly isHere: boolean })[];
}

/** A second factor that waits for its first code. `qr` is an SVG of the address. */
export interface SecondFactorBegun {
  readonly secret: string;
  readonly address: string;
  readonly qr: string;
}

/** Shown once. */
export interface RecoveryCodesAnswer {
  readonly codes: readonly string[];
}

export interface PeopleAnswer {
  readonly people: readonly Account[];
}

export interface InvitationsAnswer {
  readonly links: readonly OneTimeLink[];
}

/** A link as it is handed over, once: its secret is kept nowhere. `path` follows the desk's address. `mailedTo`: where it was sent too. */
export interface LinkMade {
  readonly path: string;
  readonly expiresAt: number;
  readonly mailedTo: string | null;
}

export interface WallLinksAnswer {
  readonly links: readonly WallLink[];
}

export interface WallLinkMade {
  readonly link: WallLink;
  readonly path: string;
}

export interface AuditAnswer {
  readonly entries: readonly AuditEntry[];
  /** names by subject (`person:…`, `update:…`), where they have one; of claims that a judgement names too */
  readonly names: Readonly<Record<string, string>>;
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  /** to ask for the next page with; null: there is none */
  readonly before: number | null;
}
