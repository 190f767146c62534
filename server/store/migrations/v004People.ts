import type { Spelling } from './migrations';

/** Accounts, their sessions, links that can be used once, links for walls, and the audit of human decisions. */
export function people({ int, text }: Spelling): readonly string[] {
  return [
    `CREATE TABLE people (
      id ${text} PRIMARY KEY,
      name ${text} NOT NULL,
      email ${text} NOT NULL UNIQUE,
      role ${text} NOT NULL,
      password_hash ${text},
      second_factor ${text},
      recovery_codes ${text} NOT NULL,
      created_at ${int} NOT NULL,
      disabled_at ${int}
    )`,

    `CREATE TABLE identities (
      issuer ${text} NOT NULL,
      subject ${text} NOT NULL,
      person_id ${text} NOT NULL REFERENCES people (id),
      joined_at ${int} NOT NULL,
      PRIMARY KEY (issuer, subject)
    )`,
    'CREATE INDEX identities_by_person ON identities (person_id)',

    `CREATE TABLE sessions (
      id ${text} PRIMARY KEY,
      person_id ${text} NOT NULL REFERENCES people (id),
      started_at ${int} NOT NULL,
      seen_at ${int} NOT NULL,
      expires_at ${int} NOT NULL,
      ended_at ${int},
      agent ${text} NOT NULL,
      address ${text} NOT NULL
    )`,
    'CREATE INDEX sessions_by_person ON sessions (person_id, started_at)',
    'CREATE INDEX sessions_by_expiry ON sessions (expires_at)',

    `CREATE TABLE one_time_links (
      id ${text} PRIMARY KEY,
      token_hash ${text} NOT NULL UNIQUE,
      kind ${text} NOT NULL,
      role ${text},
      email ${text},
      person_id ${text} REFERENCES people (id),
      made_by ${text} NOT NULL,
      made_at ${int} NOT NULL,
      expires_at ${int} NOT NULL,
      used_at ${int}
    )`,

    `CREATE TABLE wall_links (
      id ${text} PRIMARY KEY,
      name ${text} NOT NULL,
      token_hash ${text} NOT NULL UNIQUE,
      made_by ${text} NOT NULL,
      made_at ${int} NOT NULL,
      revoked_at ${int},
      seen_at ${int},
      seen_from ${text}
    )`,

    `CREATE TABLE audit (
      n ${int} PRIMARY KEY,
      at ${int} NOT NULL,
      actor_kind ${text} NOT NULL,
      actor_id ${text},
      actor_name ${text} NOT NULL,
      action ${text} NOT NULL,
      subject ${text} NOT NULL,
      before ${text},
      after ${text}
    )`,
    'CREATE INDEX audit_by_actor ON audit (actor_id, n)',
    'CREATE INDEX audit_by_subject ON audit (subject, n)',
  ];
}
