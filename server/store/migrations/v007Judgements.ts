import type { Spelling } from './migrations';

/** What people say of items, stories and claims, beside what the rules say. */
export function judgements({ int, text }: Spelling): readonly string[] {
  return [
    `CREATE TABLE judgements (
      n ${int} PRIMARY KEY,
      act ${int} NOT NULL,
      at ${int} NOT NULL,
      person_id ${text} NOT NULL,
      person_name ${text} NOT NULL,
      field ${text} NOT NULL,
      target ${text} NOT NULL,
      about ${text} NOT NULL,
      value ${text} NOT NULL,
      rules ${text} NOT NULL,
      reason ${text} NOT NULL,
      title ${text} NOT NULL,
      undone_at ${int},
      undone_by ${text}
    )`,
    'CREATE INDEX judgements_by_target ON judgements (target, field, about, n)',
    'CREATE INDEX judgements_by_act ON judgements (act)',

    // Where people have put an update; of several the latest counts, and stands in `items.pin` too.
    `CREATE TABLE placings (
      item_n ${int} NOT NULL REFERENCES items (n),
      judgement ${int} NOT NULL,
      story_id ${text} NOT NULL,
      story_before ${text},
      is_meant ${int} NOT NULL,
      PRIMARY KEY (item_n, judgement)
    )`,
    'CREATE INDEX placings_by_judgement ON placings (judgement)',
    `ALTER TABLE items ADD COLUMN pin ${text}`,
    `ALTER TABLE marks ADD COLUMN decided ${text} NOT NULL DEFAULT ''`,
    `ALTER TABLE evidence ADD COLUMN held_back ${int} NOT NULL DEFAULT 0`,

    `CREATE TABLE comments (
      id ${int} PRIMARY KEY,
      kind ${text} NOT NULL,
      target ${text} NOT NULL,
      person_id ${text} NOT NULL,
      person_name ${text} NOT NULL,
      at ${int} NOT NULL,
      body ${text} NOT NULL,
      mentions ${text} NOT NULL,
      removed_at ${int}
    )`,
    'CREATE INDEX comments_by_target ON comments (kind, target, id)',

    `CREATE TABLE own_marks (
      person_id ${text} NOT NULL,
      kind ${text} NOT NULL,
      target ${text} NOT NULL,
      title ${text} NOT NULL,
      starred_at ${int},
      note ${text} NOT NULL,
      changed_at ${int} NOT NULL,
      PRIMARY KEY (person_id, kind, target)
    )`,

    `CREATE TABLE axis_notes (
      id ${int} PRIMARY KEY,
      day ${int} NOT NULL,
      body ${text} NOT NULL,
      person_id ${text} NOT NULL,
      person_name ${text} NOT NULL,
      at ${int} NOT NULL,
      removed_at ${int}
    )`,
  ];
}
