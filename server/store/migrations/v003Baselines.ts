import type { Spelling } from './migrations';

/** Articles that an editor has taken in; the newest one that is not withdrawn stands on the desk. */
export function baselines({ int, text }: Spelling): readonly string[] {
  return [
    `CREATE TABLE baselines (
      n ${int} PRIMARY KEY,
      imported_at ${int} NOT NULL,
      imported_by ${text} NOT NULL,
      source ${text} NOT NULL,
      body ${text} NOT NULL,
      claims ${text} NOT NULL,
      withdrawn_at ${int}
    )`,
  ];
}
