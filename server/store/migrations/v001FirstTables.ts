import type { Spelling } from './migrations';

export function firstTables({ engine, int, real, text }: Spelling, newDataVersion: string): readonly string[] {
  return [
    `CREATE TABLE meta (
      one ${int} PRIMARY KEY CHECK (one = 1),
      schema_version ${int} NOT NULL,
      data_version ${text} NOT NULL,
      epoch ${int} NOT NULL,
      feeds_revision ${int} NOT NULL
    )`,
    `INSERT INTO meta VALUES (1, 1, '${newDataVersion}', 0, 0)`,

    `CREATE TABLE feeds (
      id ${text} PRIMARY KEY,
      name ${text} NOT NULL,
      outlet ${text} NOT NULL,
      url ${text} NOT NULL,
      homepage ${text},
      language ${text} NOT NULL,
      country ${text} NOT NULL,
      press_group ${text} NOT NULL,
      scope ${text} NOT NULL,
      enabled ${int} NOT NULL,
      notes ${text} NOT NULL,
      removed_at ${int},
      asked_at ${int} NOT NULL,
      address_at ${int} NOT NULL,
      state ${text} NOT NULL,
      reason ${text} NOT NULL,
      detail ${text} NOT NULL,
      since ${int} NOT NULL,
      last_poll_at ${int},
      last_good_at ${int},
      last_new_item_at ${int},
      next_poll_at ${int},
      interval_seconds ${real} NOT NULL,
      failures ${int} NOT NULL,
      items_per_day ${real} NOT NULL,
      etag ${text},
      last_modified ${text},
      body_hash ${text},
      newest_item_at ${int},
      item_count ${int} NOT NULL,
      redirect_url ${text},
      redirect_count ${int} NOT NULL,
      hub ${text}
    )`,

    `CREATE TABLE turns (
      n ${int} PRIMARY KEY,
      feed_id ${text} NOT NULL REFERENCES feeds (id),
      at ${int} NOT NULL,
      from_state ${text} NOT NULL,
      to_state ${text} NOT NULL,
      reason ${text} NOT NULL,
      detail ${text} NOT NULL
    )`,
    'CREATE INDEX turns_by_feed ON turns (feed_id, n)',

    `CREATE TABLE items (
      n ${int} PRIMARY KEY,
      id ${text} NOT NULL UNIQUE,
      feed_id ${text} NOT NULL REFERENCES feeds (id),
      identity ${text} NOT NULL,
      identity_hash ${text} NOT NULL,
      guid ${text},
      link ${text},
      title ${text} NOT NULL,
      summary ${text} NOT NULL,
      author ${text},
      outlet ${text} NOT NULL,
      language ${text} NOT NULL,
      published_at ${int},
      date_trust ${text} NOT NULL,
      first_seen_at ${int} NOT NULL,
      ordered_at ${int} NOT NULL,
      content_hash ${text} NOT NULL,
      wording_hash ${text},
      version ${int} NOT NULL,
      edited_at ${int},
      standing ${text} NOT NULL,
      UNIQUE (feed_id, identity_hash)
    )`,
    "CREATE INDEX updates_in_order ON items (ordered_at, id) WHERE standing = 'kept'",
    // Partial ones throughout: an index that led with the standing would look better to SQLite than the one in the list's order.
    "CREATE INDEX updates_by_age ON items (first_seen_at) WHERE standing = 'kept'",
    "CREATE INDEX others_by_age ON items (first_seen_at) WHERE standing <> 'kept'",
    'CREATE INDEX items_by_feed ON items (feed_id, n)',
    'CREATE INDEX items_by_wording ON items (wording_hash) WHERE wording_hash IS NOT NULL',

    `CREATE TABLE item_versions (
      item_n ${int} NOT NULL REFERENCES items (n),
      version ${int} NOT NULL,
      seen_at ${int} NOT NULL,
      title ${text} NOT NULL,
      summary ${text} NOT NULL,
      link ${text},
      PRIMARY KEY (item_n, version)
    )`,

    `CREATE TABLE marks (
      item_n ${int} PRIMARY KEY REFERENCES items (n),
      relevant ${int} NOT NULL,
      words ${text} NOT NULL,
      rules_version ${text} NOT NULL
    )`,

    // No foreign key to items: SQLite's search table cannot have one, and both engines should fail alike.
    ...(engine === 'sqlite'
      ? [
          // Our terms are ready-made, and `ascii` takes everything beyond ASCII as part of a word: it only splits at spaces.
          "CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', contentless_delete = 1, tokenize = 'ascii')",
          // Each poll adds a small segment; merging them less often halves what a poll costs.
          "INSERT INTO search (search, rank) VALUES ('automerge', 16)",
        ]
      : [
          'CREATE TABLE search (n bigint PRIMARY KEY, terms tsvector NOT NULL)',
          'CREATE INDEX search_terms ON search USING gin (terms)',
        ]),

    `CREATE TABLE item_counts (
      feed_id ${text} PRIMARY KEY REFERENCES feeds (id),
      kept ${int} NOT NULL,
      refused ${int} NOT NULL,
      duplicates ${int} NOT NULL
    )`,

    `CREATE TABLE update_hours (
      hour ${int} NOT NULL,
      feed_id ${text} NOT NULL REFERENCES feeds (id),
      language ${text} NOT NULL,
      updates ${int} NOT NULL,
      PRIMARY KEY (hour, feed_id, language)
    )`,

    `CREATE TABLE changes (
      sequence ${int} PRIMARY KEY,
      at ${int} NOT NULL,
      kind ${text} NOT NULL,
      body ${text} NOT NULL
    )`,

    `CREATE TABLE polls (
      n ${int} PRIMARY KEY,
      feed_id ${text} NOT NULL REFERENCES feeds (id),
      at ${int} NOT NULL,
      duration_ms ${real} NOT NULL,
      outcome ${text} NOT NULL,
      http_status ${int},
      bytes ${int} NOT NULL,
      items ${int} NOT NULL,
      added ${int} NOT NULL,
      detail ${text} NOT NULL
    )`,
    'CREATE INDEX polls_by_feed ON polls (feed_id, n)',

    `CREATE TABLE probes (filler ${text} NOT NULL)`,
  ];
}
