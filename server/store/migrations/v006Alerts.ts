import type { Spelling } from './migrations';

/** What was told to whom, on which channel, and how that went. */
export function alerts({ int, text }: Spelling): readonly string[] {
  return [
    `CREATE TABLE alert_channels (
      id ${text} PRIMARY KEY,
      person_id ${text} NOT NULL REFERENCES people (id),
      name ${text} NOT NULL,
      kind ${text} NOT NULL,
      target ${text} NOT NULL,
      target_hash ${text} NOT NULL,
      state ${text} NOT NULL,
      created_at ${int} NOT NULL,
      failures ${int} NOT NULL,
      last_ok_at ${int},
      problem ${text},
      next_try_at ${int}
    )`,
    'CREATE INDEX alert_channels_by_person ON alert_channels (person_id, created_at)',

    `CREATE TABLE alert_ways (
      person_id ${text} NOT NULL REFERENCES people (id),
      source ${text} NOT NULL,
      pace ${text} NOT NULL,
      in_page ${int} NOT NULL,
      sound ${int} NOT NULL,
      channels ${text} NOT NULL,
      PRIMARY KEY (person_id, source)
    )`,
    'CREATE INDEX alert_ways_by_source ON alert_ways (source)',

    `CREATE TABLE alert_rules (
      id ${text} PRIMARY KEY,
      person_id ${text} NOT NULL REFERENCES people (id),
      rule ${text} NOT NULL,
      created_at ${int} NOT NULL
    )`,
    'CREATE INDEX alert_rules_by_person ON alert_rules (person_id, created_at)',

    `CREATE TABLE alert_settings (person_id ${text} PRIMARY KEY REFERENCES people (id), body ${text} NOT NULL)`,
    `CREATE TABLE alert_mutes (person_id ${text} NOT NULL REFERENCES people (id), story_id ${text} NOT NULL, at ${int} NOT NULL, PRIMARY KEY (person_id, story_id))`,
    `CREATE TABLE alert_hits (source ${text} NOT NULL, subject ${text} NOT NULL, at ${int} NOT NULL, PRIMARY KEY (source, subject))`,
    'CREATE INDEX alert_hits_by_age ON alert_hits (at)',

    `CREATE TABLE alerts (
      n ${int} PRIMARY KEY,
      person_id ${text} NOT NULL REFERENCES people (id),
      at ${int} NOT NULL,
      source ${text} NOT NULL,
      kind ${text} NOT NULL,
      story_id ${text},
      publishers ${int} NOT NULL,
      turn ${text} NOT NULL,
      channels ${text} NOT NULL,
      at_once ${int} NOT NULL,
      held_until ${int},
      more ${int} NOT NULL,
      read_at ${int},
      body ${text} NOT NULL
    )`,
    'CREATE INDEX alerts_by_person ON alerts (person_id, n)',
    'CREATE INDEX alerts_by_story ON alerts (story_id, person_id, at) WHERE story_id IS NOT NULL',
    'CREATE INDEX alerts_unread ON alerts (person_id, n) WHERE read_at IS NULL',
    'CREATE INDEX alerts_told ON alerts (person_id, at) WHERE at_once = 1',
    'CREATE INDEX alerts_by_age ON alerts (at)',

    `CREATE TABLE deliveries (
      id ${text} PRIMARY KEY,
      person_id ${text} NOT NULL REFERENCES people (id),
      channel_id ${text} NOT NULL,
      kind ${text} NOT NULL,
      due_at ${int} NOT NULL,
      held ${text},
      state ${text} NOT NULL,
      attempts ${int} NOT NULL,
      claimed_until ${int},
      problem ${text},
      sent_at ${int}
    )`,
    "CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE state = 'due'",
    'CREATE INDEX deliveries_by_channel ON deliveries (channel_id, due_at)',
    'CREATE INDEX deliveries_by_age ON deliveries (due_at)',
    `CREATE TABLE delivery_alerts (delivery_id ${text} NOT NULL REFERENCES deliveries (id), alert_n ${int} NOT NULL REFERENCES alerts (n), PRIMARY KEY (delivery_id, alert_n))`,
    'CREATE INDEX delivery_alerts_by_alert ON delivery_alerts (alert_n)',

    // The last change that the alerter has dealt with; 0 before it has dealt with any.
    `ALTER TABLE meta ADD COLUMN alerted ${int} NOT NULL DEFAULT 0`,
  ];
}
