import type { AlertTables } from './alertRows';
import type { AxisNoteRow, CommentRow, JudgementRow, OwnMarkRow, PlacingRow } from './judgementRows';
import type { AuditRow, IdentityRow, OneTimeLinkRow, PersonRow, SessionRow, SignInFailureRow, WallLinkRow } from './peopleRows';
import type { WatchlistTables } from './watchlistRows';

/**
 * The tables, as both engines hold them. Moments are epoch milliseconds, truth values are 0 or 1, and JSON is text, so that
 * one set of queries reads the same on SQLite and on PostgreSQL.
 */
export interface Tables extends AlertTables, WatchlistTables {
  meta: MetaRow;
  feeds: FeedRow;
  turns: TurnRow;
  items: ItemRow;
  item_versions: ItemVersionRow;
  marks: MarksRow;
  item_counts: ItemCountsRow;
  update_hours: UpdateHoursRow;
  mark_hours: MarkHoursRow;
  old_marks: OldMarksRow;
  stories: StoryRow;
  story_merges: StoryMergeRow;
  evidence: EvidenceRow;
  claim_states: ClaimStateRow;
  claim_turns: ClaimTurnRow;
  index_parts: IndexPartRow;
  baselines: BaselineRow;
  api_tokens: ApiTokenRow;
  briefing_schedules: BriefingScheduleRow;
  changes: ChangeRow;
  polls: PollRow;
  probes: ProbeRow;
  judgements: JudgementRow;
  placings: PlacingRow;
  comments: CommentRow;
  own_marks: OwnMarkRow;
  axis_notes: AxisNoteRow;
  people: PersonRow;
  identities: IdentityRow;
  sessions: SessionRow;
  one_time_links: OneTimeLinkRow;
  sign_in_failures: SignInFailureRow;
  wall_links: WallLinkRow;
  audit: AuditRow;
}

/** One row. */
export interface MetaRow {
  one: number;
  schema_version: number;
  data_version: string;
  /** fencing number of the latest election */
  epoch: number;
  feeds_revision: number;
  watchlists_revision: number;
  /** the last change that the analyst has dealt with */
  followed: number;
  /** the last change that the alerter has dealt with; 0 before any */
  alerted: number;
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
  /** of the rules that judged it, whatever its standing: what still carries an older one is read anew */
  rules_version: string;
  // What lists and series ask for, beside the reasons in `marks`; empty for what is not kept.
  /** bit i: the tag TAGS[i] */
  tag_bits: number;
  direction: string;
  actor_from: string | null;
  step: string;
  /** null until the analyst has grouped it */
  story_id: string | null;
  /** the publisher family of its outlet, and the one its text is counted for */
  publisher: string | null;
  voice: string | null;
  /** the story that people have put it in: grouping leaves it there */
  pin: string | null;
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

/** Laid beside an update, apart from what was published: every verdict with its reason. Beside a refused item only where people have judged it. */
export interface MarksRow {
  item_n: number;
  /** JSON: Marks, as the rules made them */
  body: string;
  /** JSON: `Decided`, what people have said; empty where nobody has */
  decided: string;
}

/** What an item was read as before another version of the rules read it otherwise. */
export interface OldMarksRow {
  item_n: number;
  replaced_at: number;
  /** JSON: Marks */
  body: string;
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

/** Updates by tag and by direction, in the hour they stand in. Until schema version 9: only older backups hold it. */
export interface MarkHoursRow {
  hour: number;
  feed_id: string;
  kind: 'tag' | 'direction';
  value: string;
  updates: number;
}

export interface StoryRow {
  id: string;
  first_at: number;
  last_at: number;
  updates: number;
  independent_publishers: number;
  pace: string;
  /** JSON: Story */
  body: string;
}

/** A story that is no more, and the one that took its updates: never one that was itself merged. */
export interface StoryMergeRow {
  id: string;
  into_id: string;
  merged_at: number;
}

/** An update held against a claim. Withdrawn rows stay. */
export interface EvidenceRow {
  n: number;
  id: string;
  item_n: number;
  claim_id: string;
  stance: string;
  step: string;
  /** JSON: Judge */
  judge: string;
  /** JSON: BothLanguages */
  reason: string;
  /** JSON array */
  words: string;
  at: number;
  entered_at: number;
  withdrawn_at: number | null;
  /** 1: the rules still say so, and a person's word stands in its place */
  held_back: number;
}

/** How a claim stands; made from its evidence, kept so that a page need not add it up. */
export interface ClaimStateRow {
  claim_id: string;
  /** JSON: ClaimState */
  body: string;
}

/** Every turn of a claim's status. One that a later reading of the ledger no longer finds is kept, with the time it was revised. */
export interface ClaimTurnRow {
  n: number;
  claim_id: string;
  at: number;
  from_status: string;
  to_status: string;
  because: string;
  /** JSON: StatusFigures */
  figures: string;
  told_at: number;
  revised_at: number | null;
}

/** What the relations index of a day is made of, kept for whole days so that no chart reads items. */
export interface IndexPartRow {
  /** `all`, `us`, `ve`, `act` or `statement` */
  variant: string;
  day: number;
  story_id: string;
  press_group: string;
  publishers: number;
  thaw_share: number;
  freeze_share: number;
  updates: number;
}

/** An article that an editor has taken in. */
export interface BaselineRow {
  n: number;
  imported_at: number;
  imported_by: string;
  source: string;
  /** JSON: `Baseline` */
  body: string;
  /** JSON: `BaselineClaim[]` */
  claims: string;
  withdrawn_at: number | null;
}

/** A key for somebody's programs; the key itself is not kept. */
export interface ApiTokenRow {
  id: string;
  person_id: string;
  name: string;
  token_hash: string;
  /** JSON array */
  scopes: string;
  made_at: number;
  expires_at: number;
  used_at: number | null;
  revoked_at: number | null;
}

export interface BriefingScheduleRow {
  person_id: string;
  every: string;
  hour: number;
  zone: string;
  locale: string;
  next_at: number;
  sent_at: number | null;
  failure: string | null;
}

export interface ChangeRow {
  sequence: number;
  at: number;
  kind: string;
  /** JSON: what the change says beside its kind */
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
