import type { Spelling } from './migrations';

/** Failed sign-ins, by a hash of the account as it was typed or of the address: all nodes count together. */
export const signInFailures = ({ int, text }: Spelling): readonly string[] => [
  `CREATE TABLE sign_in_failures (key ${text} PRIMARY KEY, failures ${int} NOT NULL, at ${int} NOT NULL)`,
  'CREATE INDEX sign_in_failures_by_age ON sign_in_failures (at)',
];
