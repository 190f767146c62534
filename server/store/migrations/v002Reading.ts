import type { Spelling } from './migrations';

/** Tables for the reading of the news. What was judged by names alone keeps that verdict until it is read anew. */
export function reading({ int, real, text }: Spelling): readonly string[] {
  return [
    `ALTER TABLE meta ADD COLUMN followed ${int} NOT NULL DEFAULT 0`,
    `ALTER TABLE items ADD COLUMN rules_version ${text} NOT NULL DEFAULT ''`,
    `ALTER TABLE items ADD COLUMN tag_bits ${int} NOT NULL DEFAULT 0`,
    `ALTER TABLE items ADD COLUMN direction ${text} NOT NULL DEFAULT 'neutral'`,
    `ALTER TABLE items ADD COLUMN actor_from ${text}`,
    `ALTER TABLE items ADD COLUMN step ${text} NOT NULL DEFAULT 'act'`,
    `ALTER TABLE items ADD COLUMN story_id ${text}`,
    `ALTER TABLE items ADD COLUMN publisher ${text}`,
    `ALTER TABLE items ADD COLUMN voice ${text}`,
    // SQLite visits the rows of a partial index unless that also holds the column of its condition.
    "CREATE INDEX items_by_rules ON items (rules_version, n, standing) WHERE standing <> 'duplicate'",
    "CREATE INDEX updates_by_story ON items (story_id, ordered_at) WHERE standing = 'kept'",
    // All that a filter asks for in the order of the list, so that neither counting nor finding a page visits the items.
    'DROP INDEX updates_in_order',
    "CREATE INDEX updates_in_order ON items (ordered_at, id, tag_bits, direction, feed_id, language, outlet, story_id) WHERE standing = 'kept'",
    // In the order that facets are grouped in: counted as they come, with nothing to sort.
    "CREATE INDEX updates_by_facets ON items (feed_id, language, outlet, direction, tag_bits, ordered_at) WHERE standing = 'kept'",

    `ALTER TABLE marks ADD COLUMN body ${text} NOT NULL DEFAULT ''`,
    `UPDATE marks SET body = '{"relevance":{"relevant":true,"confidence":1,"words":' || words || '},"tags":[],"direction":{"value":"neutral","confidence":0,"words":[]},"actors":{"from":null,"to":null},"kind":"act","unsure":true,"rulesVersion":"' || rules_version || '"}'`,
    'ALTER TABLE marks DROP COLUMN relevant',
    'ALTER TABLE marks DROP COLUMN words',
    'ALTER TABLE marks DROP COLUMN rules_version',

    `CREATE TABLE old_marks (
      item_n ${int} NOT NULL REFERENCES items (n),
      replaced_at ${int} NOT NULL,
      body ${text} NOT NULL,
      PRIMARY KEY (item_n, replaced_at)
    )`,

    `CREATE TABLE mark_hours (
      hour ${int} NOT NULL,
      feed_id ${text} NOT NULL REFERENCES feeds (id),
      kind ${text} NOT NULL,
      value ${text} NOT NULL,
      updates ${int} NOT NULL,
      PRIMARY KEY (hour, feed_id, kind, value)
    )`,
    `INSERT INTO mark_hours SELECT hour, feed_id, 'direction', 'neutral', SUM(updates) FROM update_hours GROUP BY hour, feed_id`,

    `CREATE TABLE stories (
      id ${text} PRIMARY KEY,
      first_at ${int} NOT NULL,
      last_at ${int} NOT NULL,
      updates ${int} NOT NULL,
      independent_publishers ${int} NOT NULL,
      pace ${text} NOT NULL,
      body ${text} NOT NULL
    )`,
    'CREATE INDEX stories_by_time ON stories (last_at)',
    "CREATE INDEX stories_going_on ON stories (id, pace) WHERE pace <> 'fading'",
    `CREATE TABLE story_merges (id ${text} PRIMARY KEY, into_id ${text} NOT NULL, merged_at ${int} NOT NULL)`,
    'CREATE INDEX story_merges_by_goal ON story_merges (into_id)',

    `CREATE TABLE evidence (
      n ${int} PRIMARY KEY,
      id ${text} NOT NULL UNIQUE,
      item_n ${int} NOT NULL REFERENCES items (n),
      claim_id ${text} NOT NULL,
      stance ${text} NOT NULL,
      step ${text} NOT NULL,
      judge ${text} NOT NULL,
      reason ${text} NOT NULL,
      words ${text} NOT NULL,
      at ${int} NOT NULL,
      entered_at ${int} NOT NULL,
      withdrawn_at ${int}
    )`,
    // All that a claim's history asks for, so that playing it through reads no reasons.
    'CREATE INDEX evidence_in_force ON evidence (claim_id, at, stance, step, item_n, id, withdrawn_at) WHERE withdrawn_at IS NULL',
    'CREATE INDEX evidence_by_item ON evidence (item_n)',

    `CREATE TABLE claim_states (claim_id ${text} PRIMARY KEY, body ${text} NOT NULL)`,
    `CREATE TABLE claim_turns (
      n ${int} PRIMARY KEY,
      claim_id ${text} NOT NULL,
      at ${int} NOT NULL,
      from_status ${text} NOT NULL,
      to_status ${text} NOT NULL,
      because ${text} NOT NULL,
      figures ${text} NOT NULL,
      told_at ${int} NOT NULL,
      revised_at ${int}
    )`,
    'CREATE INDEX claim_turns_by_claim ON claim_turns (claim_id, at)',

    `CREATE TABLE index_parts (
      variant ${text} NOT NULL,
      day ${int} NOT NULL,
      story_id ${text} NOT NULL,
      press_group ${text} NOT NULL,
      publishers ${int} NOT NULL,
      thaw_share ${real} NOT NULL,
      freeze_share ${real} NOT NULL,
      updates ${int} NOT NULL,
      PRIMARY KEY (variant, day, story_id, press_group)
    )`,
  ];
}
