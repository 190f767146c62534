/** Somebody with an account. */
export interface PersonRow {
  id: string;
  name: string;
  /** lower case */
  email: string;
  role: string;
  /** argon2id, with its parameters; null: signs in by an identity provider only */
  password_hash: string | null;
  /** JSON: SecondFactor */
  second_factor: string | null;
  /** JSON array of SHA-256; a code that was taken is gone */
  recovery_codes: string;
  created_at: number;
  disabled_at: number | null;
}

/** Whom an identity provider's subject is here. */
export interface IdentityRow {
  issuer: string;
  subject: string;
  person_id: string;
  joined_at: number;
}

export interface SessionRow {
  id: string;
  person_id: string;
  started_at: number;
  seen_at: number;
  expires_at: number;
  ended_at: number | null;
  agent: string;
  address: string;
}

/** Of a key that may be somebody's password, typed into the wrong field: only its hash is kept. */
export interface SignInFailureRow {
  key: string;
  failures: number;
  at: number;
}

/** A link that works once. A withdrawn one has expired. */
export interface OneTimeLinkRow {
  id: string;
  /** SHA-256; the token itself is kept nowhere */
  token_hash: string;
  kind: string;
  role: string | null;
  email: string | null;
  person_id: string | null;
  made_by: string;
  made_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface WallLinkRow {
  id: string;
  name: string;
  /** SHA-256 */
  token_hash: string;
  made_by: string;
  made_at: number;
  revoked_at: number | null;
  seen_at: number | null;
  seen_from: string | null;
}

/** One human decision. Rows are only ever added. */
export interface AuditRow {
  n: number;
  at: number;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject: string;
  /** JSON */
  before: string | null;
  after: string | null;
}
