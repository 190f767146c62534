import type { Spelling } from './migrations';

/** Tokens for programs, and who is sent a briefing when. */
export function taking({ int, text }: Spelling): readonly string[] {
  return [
    `CREATE TABLE api_tokens (
      id ${text} PRIMARY KEY,
      person_id ${text} NOT NULL REFERENCES people (id),
      name ${text} NOT NULL,
      token_hash ${text} NOT NULL UNIQUE,
      scopes ${text} NOT NULL,
      made_at ${int} NOT NULL,
      expires_at ${int} NOT NULL,
      used_at ${int},
      revoked_at ${int}
    )`,
    'CREATE INDEX api_tokens_by_person ON api_tokens (person_id, made_at)',

    `CREATE TABLE briefing_schedules (
      person_id ${text} PRIMARY KEY REFERENCES people (id),
      every ${text} NOT NULL,
      hour ${int} NOT NULL,
      zone ${text} NOT NULL,
      locale ${text} NOT NULL,
      next_at ${int} NOT NULL,
      sent_at ${int},
      failure ${text}
    )`,
    'CREATE INDEX briefing_schedules_by_due ON briefing_schedules (next_at)',
  ];
}
