/**
 * The tables, as both engines hold them. Moments are epoch milliseconds, truth values are 0 or 1, and JSON is text, so that
 * one set of queries reads the same on SQLite and on PostgreSQL.
 */
export interface Tables {
  meta: MetaRow;
  feeds: FeedRow;
  turns: TurnRow;
  items: ItemRow;
  item_versions: ItemVersionRow;
  marks: MarksRow;
  item_counts: ItemCountsRow;
  update_hours: UpdateHoursRow;
  changes: ChangeRow;
  polls: PollRow;
  probes: ProbeRow;
}

/** One row. */
export interface MetaRow {
  one: number;
  schema_version: number;
  data_version: string;
  /** fencing number of the latest election */
  epoch: number;
  feeds_revision: number;
}

/** A feed, its health and what its next poll needs. A removed one stays, for the updates that name it. */
export interface FeedRow {
  id: string;
  name: string;
  outlet: string;
  url: string;
  homepage: string | null;
  language: string;
  country: string;
  press_group: string;
  scope: string;
  enabled: number;
  notes: string;
  removed_at: number | null;
  /** when someone last asked for a poll: a poll begun earlier does not answer that */
  asked_at: number;
  /** when the desk last changed the address: what a poll begun earlier learnt is of another feed */
  address_at: number;
  state: string;
  reason: string;
  detail: string;
  since: number;
  last_poll_at: number | null;
  last_good_at: number | null;
  last_new_item_at: number | null;
  next_poll_at: number | null;
  interval_seconds: number;
  failures: number;
  items_per_day: number;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  newest_item_at: number | null;
  item_count: number;
  redirect_url: string | null;
  redirect_count: number;
  hub: string | null;
}

export interface TurnRow {
  n: number;
  feed_id: string;
  at: number;
  from_state: string;
  to_state: string;
  reason: string;
  detail: string;
}

/** An entry with its newest wording; each wording of an edited one is kept in `item_versions`. */
export interface ItemRow {
  /** order of arrival; the search column's key */
  n: number;
  id: string;
  feed_id: string;
  identity: string;
  /** identities and links can be longer than an index takes */
  identity_hash: string;
  guid: string | null;
  link: string | null;
  title: string;
  summary: string;
  author: string | null;
  outlet: string;
  language: string;
  published_at: number | null;
  date_trust: string;
  first_seen_at: number;
  ordered_at: number;
  content_hash: string;
  /** hash of link and title: the same one from another feed is a duplicate; null without a link */
  wording_hash: string | null;
  version: number;
  edited_at: number | null;
  standing: Standing;
}

/** `kept` items are the updates. */
export type Standing = 'kept' | 'refused' | 'duplicate';

export interface ItemVersionRow {
  item_n: number;
  version: number;
  seen_at: number;
  title: string;
  summary: string;
  link: string | null;
}

/** Laid beside an item, apart from what was published. */
export interface MarksRow {
  item_n: number;
  relevant: number;
  /** JSON array */
  words: string;
  rules_version: string;
}

/** Running totals, not lessened by retention. */
export interface ItemCountsRow {
  feed_id: string;
  kept: number;
  refused: number;
  duplicates: number;
}

/** Updates by the hour they stand in, UTC. Charts read these, never the items. */
export interface UpdateHoursRow {
  hour: number;
  feed_id: string;
  language: string;
  updates: number;
}

export interface ChangeRow {
  sequence: number;
  at: number;
  kind: string;
  /** JSON: the update, the feed, or the removed feed's id */
  body: string;
}

export interface PollRow {
  n: number;
  feed_id: string;
  at: number;
  duration_ms: number;
  outcome: string;
  http_status: number | null;
  bytes: number;
  items: number;
  added: number;
  detail: string;
}

/** Written and deleted again to learn whether writing works. */
export interface ProbeRow {
  filler: string;
}
