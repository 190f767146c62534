import type { Spelling } from './migrations';

/** What people follow, what of it they have read, and words to their open pages. */
export function watchlists({ int, text }: Spelling): readonly string[] {
  return [
    `CREATE TABLE watchlists (
      id ${text} PRIMARY KEY,
      owner_id ${text} NOT NULL REFERENCES people (id),
      name ${text} NOT NULL,
      colour ${text} NOT NULL,
      position ${int} NOT NULL,
      is_shared ${int} NOT NULL,
      selection ${text} NOT NULL,
      threshold ${text} NOT NULL,
      since_n ${int} NOT NULL,
      feed_hash ${text} UNIQUE,
      created_at ${int} NOT NULL,
      updated_at ${int} NOT NULL
    )`,
    'CREATE INDEX watchlists_by_owner ON watchlists (owner_id, position)',

    `CREATE TABLE watch_reads (
      person_id ${text} NOT NULL REFERENCES people (id),
      watchlist_id ${text} NOT NULL REFERENCES watchlists (id),
      read_to ${int} NOT NULL,
      PRIMARY KEY (person_id, watchlist_id)
    )`,
    'CREATE INDEX watch_reads_by_watchlist ON watch_reads (watchlist_id)',

    // Counts up whenever a watchlist is made, edited or removed: whoever holds updates against them looks at this one number.
    `ALTER TABLE meta ADD COLUMN watchlists_revision ${int} NOT NULL DEFAULT 0`,

    `CREATE TABLE personal_notices (
      n ${int} PRIMARY KEY,
      person_id ${text},
      body ${text} NOT NULL
    )`,
  ];
}
