import type { Holding } from '@/lib/claims/holdAgainst';
import type { Change } from '@/lib/domain/change';
import type { ClaimId, ClaimState, Evidence, Stance, StatusTurn } from '@/lib/domain/claim';
import type { ImportedBaseline } from '@/lib/domain/deskBaseline';
import type { Feed, FeedHealth, FeedTurn, FeedWithHealth } from '@/lib/domain/feed';
import type { DataVersion, FeedId, ItemId, Sequence, StoryId } from '@/lib/domain/ids';
import type { Item, ItemVersion } from '@/lib/domain/item';
import type { Marks } from '@/lib/domain/marks';
import type { Actor } from '@/lib/domain/person';
import type { PollTrace } from '@/lib/domain/poll';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Story } from '@/lib/domain/story';
import type { Direction, Tag } from '@/lib/domain/tag';
import type { PaceBaseline } from '@/lib/grouping/pace';
import type { Result } from '@/lib/domain/result';
import type { Update } from '@/lib/domain/update';
import type { VolumeRow } from '@/lib/domain/volumeRow';
import type { ClaimDay } from '@/lib/protocol/baselines';
import type { FacetsAnswer, IndexVariant } from '@/lib/protocol/news';
import type { NewsRow } from '@/lib/series/newsRow';
import type { IndexPart } from '@/lib/series/relationsIndex';
import type { HourlyKeys, VolumeDimension } from '@/lib/series/volumeBy';
import type { Instant } from '@/lib/time/instant';
import type { JudgementStores } from './judgementStore';
import type { TakingStore } from './takingStore';
import type { AlertStore } from './alertStore';
import type { AccountStores } from './peopleStore';
import type { PersonalLine, WatchlistStore } from './watchlistStore';

/**
 * Everything Entente keeps, behind one interface with two engines. Every method rejects with `StoreUnavailable`
 * when the engine cannot be reached or cannot write (disk full); nothing is then half done.
 */
export interface Store extends AccountStores, JudgementStores {
  readonly engine: 'sqlite' | 'postgres';
  readonly feeds: FeedStore;
  readonly items: ItemStore;
  readonly updates: UpdateStore;
  readonly polls: PollStore;
  readonly analysis: AnalysisStore;
  readonly news: NewsStore;
  readonly baselines: BaselineStore;
  readonly taking: TakingStore;
  readonly alerts: AlertStore;
  readonly watchlists: WatchlistStore;
  readonly personal: PersonalLine;
  readonly changes: ChangeLog;
  readonly leadership: Leadership;
  /** What a desk draws, all of it at one moment: `head` is the last change that is in the lists and in the counts. */
  view(asked: DeskViewAsked): Promise<DeskView>;
  /** whether reads and writes work right now, by the last attempt and a probe */
  health(): Promise<StoreHealth>;
  /** deletes what is older than the policy allows; @returns rows deleted by table */
  applyRetention(now: Instant, policy: RetentionPolicy): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(
    readonly reason: 'disk-full' | 'read-only' | 'locked' | 'unreachable' | 'deposed' | 'closed',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

export interface StoreHealth {
  readonly readable: boolean;
  readonly writable: boolean;
  /** why not, in plain English; null when all is well */
  readonly reason: string | null;
  /** bytes on disk, where the engine can tell */
  readonly sizeBytes: number | null;
}

export interface RetentionPolicy {
  /** updates (with items, versions) older than this go; 0 keeps them for ever */
  readonly updateDays: number;
  /** items that did not bear on the story: long enough to know them again */
  readonly refusedItemDays: number;
  readonly changeHours: number;
  readonly pollDays: number;
}

// --- feeds -----------------------------------------------------------------------------------------------------------

export interface FeedStore {
  list(): Promise<FeedWithHealth[]>;
  get(id: FeedId): Promise<FeedWithHealth | undefined>;
  /** Adds feeds of the shipped catalog that this store has never had; one that an editor removed stays removed. */
  seed(feeds: readonly Feed[], now: Instant): Promise<number>;
  /** `by`: whoever decided it, for the audit; null or absent: the desk itself */
  add(feed: Feed, now: Instant, by?: Actor | null): Promise<Result<FeedWithHealth, 'duplicate-id' | 'duplicate-url'>>;
  /** `enabled: false` pauses (`paused-by-desk`), `true` resumes and makes it due now. A new URL drops validators and hash. */
  edit(id: FeedId, patch: Partial<Omit<Feed, 'id'>>, now: Instant, by?: Actor | null): Promise<Result<FeedWithHealth, 'not-found' | 'duplicate-url'>>;
  /** Its updates stay. */
  remove(id: FeedId, now: Instant, by?: Actor | null): Promise<boolean>;
  /** Makes it due now (poll now, WebSub). A gone or paused feed is left alone: false. */
  requestPoll(id: FeedId, now: Instant): Promise<boolean>;
  /** What a hub answered, on whatever node it arrived. False when the feed has gone or its subscription is another one by now. */
  saveHub(id: FeedId, hub: WebSubState): Promise<boolean>;
  /** Counts up with add, edit, remove, requestPoll and saveHub: the poller looks at this one number to know it must read again. */
  revision(): Promise<number>;
  pollStates(): Promise<PollState[]>;
  /** newest first */
  turns(id: FeedId, limit: number): Promise<FeedTurn[]>;
}

/** What the poller needs to know about a feed from one poll to the next. */
export interface PollState {
  readonly feedId: FeedId;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
  /** newest date in the last good copy: an older copy later is `stale` */
  readonly newestItemAt: Instant | null;
  /** items in the last good copy */
  readonly itemCount: number;
  /** where permanent redirects lead, and how often in a row they led there; the third rewrites the feed's URL */
  readonly redirect: { readonly url: string; readonly count: number } | null;
  readonly hub: WebSubState | null;
  readonly nextPollAt: Instant | null;
}

export interface WebSubState {
  readonly hubUrl: string;
  readonly topicUrl: string;
  /** signs what the hub sends */
  readonly secret: string;
  /** unguessable part of the callback address */
  readonly token: string;
  readonly status: 'requested' | 'verified' | 'denied';
  readonly leaseExpiresAt: Instant | null;
}

// --- items and updates -----------------------------------------------------------------------------------------------

export interface ItemStore {
  /** Which of these identities the feed has shown before. */
  known(feedId: FeedId, identities: readonly string[]): Promise<Map<string, KnownItem>>;
  versions(id: ItemId): Promise<ItemVersion[]>;
  counts(): Promise<ItemCounts>;
}

export interface KnownItem {
  readonly id: ItemId;
  readonly contentHash: string;
  readonly version: number;
  readonly kept: boolean;
}

/** seen = kept + refused + duplicates, always. */
export interface ItemCounts {
  readonly seen: number;
  readonly kept: number;
  readonly refused: number;
  readonly duplicates: number;
}

export interface UpdateFilter {
  /** words as typed: `"phrases"`, `-not`, `OR`; accents and case do not matter */
  readonly query?: string;
  readonly pressGroups?: readonly PressGroup[];
  readonly feedIds?: readonly FeedId[];
  readonly languages?: readonly string[];
  /** any of them */
  readonly tags?: readonly Tag[];
  readonly directions?: readonly Direction[];
  readonly outlets?: readonly string[];
  /** bears on any of them, with any of the stances when some are given */
  readonly claims?: readonly ClaimId[];
  readonly stances?: readonly Stance[];
  readonly storyIds?: readonly StoryId[];
  readonly from?: Instant;
  /** exclusive */
  readonly to?: Instant;
}

/** A place in the list of updates, newest first by `orderedAt`, then by id. */
export interface UpdateCursor {
  readonly orderedAt: Instant;
  readonly id: ItemId;
}

export interface UpdateStore {
  page(filter: UpdateFilter, limit: number, before?: UpdateCursor): Promise<{ updates: Update[]; next: UpdateCursor | null }>;
  count(filter: UpdateFilter): Promise<number>;
  get(id: ItemId): Promise<Update | undefined>;
  /** From hourly rollups, never from raw rows. Buckets without updates are left out. `from` and `to` fall on whole hours. */
  volume(from: Instant, to: Instant, bucket: 'hour' | 'day'): Promise<VolumeRow[]>;
  /** newest `orderedAt` and newest `firstSeenAt` of all updates */
  newest(): Promise<{ orderedAt: Instant | null; firstSeenAt: Instant | null }>;
}

// --- the desk at one moment ------------------------------------------------------------------------------------------

export interface DeskViewAsked {
  /** how many of the newest updates */
  readonly updates: number;
  /** hours of volume, the present one included */
  readonly hours: number;
  readonly recorded: 'demo' | 'replay' | null;
  readonly now: Instant;
}

export interface DeskView {
  readonly head: ChangeHead;
  readonly updates: readonly Update[];
  readonly hasOlder: boolean;
  readonly stories: readonly Story[];
  readonly claims: readonly ClaimState[];
  readonly feeds: readonly FeedWithHealth[];
  readonly volume: readonly VolumeRow[];
  readonly newest: { readonly orderedAt: Instant | null; readonly firstSeenAt: Instant | null };
  /** the import on the desk; null: the article that ships */
  readonly baseline: number | null;
}

// --- polls -----------------------------------------------------------------------------------------------------------

export interface PollStore {
  /**
   * Records one poll, whole or not at all: items, versions, updates, rollups, the feed's health and poll state, the turn
   * of its state if it turned, the poll's own trace, and one change for each thing a client can see.
   * An added item whose link and title are those of one brought before (by another feed, or by this one under another
   * guid) is stored as a duplicate and makes no update; one that this feed has already brought (a repeated call) is passed over.
   * Errors: `StoreUnavailable('deposed')` when `epoch` is no longer the poller's.
   */
  record(poll: PollRecord): Promise<PollRecorded>;
  /** Several polls in one transaction, as `record` each, all or none: a commit costs more than what an unchanged feed has to say. */
  recordAll(polls: readonly PollRecord[]): Promise<PollRecorded[]>;
  /** newest first */
  recent(feedId: FeedId, limit: number): Promise<PollTrace[]>;
}

export interface PollRecord {
  readonly feedId: FeedId;
  readonly epoch: number;
  readonly health: FeedHealth;
  readonly state: PollState;
  /** set when a third permanent redirect rewrites the address */
  readonly newUrl?: string;
  readonly added: readonly JudgedItem[];
  readonly edited: readonly EditedItem[];
  readonly trace: PollTrace;
}

export interface JudgedItem {
  readonly item: Item;
  readonly marks: Marks;
  /** how it bears on the claims; empty when it is beside the story */
  readonly holdings: readonly Holding[];
}

export interface EditedItem extends JudgedItem {
  /** the version this wording becomes */
  readonly version: number;
}

export interface PollRecorded {
  readonly added: number;
  readonly kept: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly edited: number;
  /** the last change written; unchanged head when there was nothing to see */
  readonly head: Sequence;
}

// --- the reading of the news: what the analyst writes ------------------------------------------------------------------

export interface AnalysisStore {
  /**
   * Updates to fill a grouping with, in the order of `n`: those that stand at `since` or later, those of stories with news since then, and those
   * that no story has taken yet.
   * @param after  the last `n` of the page before, 0 for the first
   */
  openItems(since: Instant, after: number, limit: number): Promise<AnalysedItem[]>;
  /** The same for a span long past, `to` exclusive: updates that stand in it, and those of stories that were going on in it. */
  pastItems(from: Instant, to: Instant, after: number, limit: number): Promise<AnalysedItem[]>;
  /** The same for single updates; those that are none any more are left out. */
  items(ids: readonly ItemId[]): Promise<AnalysedItem[]>;
  /** The same for all updates of these stories. */
  itemsOf(stories: readonly StoryId[]): Promise<AnalysedItem[]>;
  /**
   * Records what a step of grouping came to, whole or not at all: where updates belong, the stories as they now are, the days of the index
   * that moved, the claims whose evidence moved, and one change for each thing a client can see.
   * Errors: `StoreUnavailable('deposed')` when `epoch` is no longer the poller's.
   */
  record(step: AnalysisStep): Promise<{ readonly head: Sequence }>;
  /** `followed` of the last step recorded; 0 before the first. */
  followed(): Promise<Sequence>;
  /** Stories whose pace is another one by now, told like any change. @returns how many */
  repace(asked: Repace): Promise<number>;
  /** Carriers of each story with news in this span, for the pace that stories usually keep. */
  carriages(from: Instant, to: Instant): Promise<{ readonly at: Instant; readonly family: string }[][]>;
  /** Items that other rules have judged, newest first: what is left to read anew. Retention and the analyst never touch the same ones. */
  unread(rulesVersion: string, limit: number): Promise<UnreadItem[]>;
  unreadCount(rulesVersion: string): Promise<number>;
  /**
   * Lays new marks beside items, keeps the old ones where a verdict is another, moves rollups and evidence along, and tells what a client
   * can see. A refused item may become an update, and an update may be removed.
   * Errors: `StoreUnavailable('deposed')`.
   */
  reread(batch: Reread): Promise<{ readonly changed: number; readonly head: Sequence }>;
}

/** What grouping needs of an update. */
export interface AnalysedItem {
  readonly n: number;
  readonly id: ItemId;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly outlet: string;
  readonly orderedAt: Instant;
  readonly marks: Marks;
  readonly storyId: StoryId | null;
  /** as last recorded; null until then */
  readonly publisher: string | null;
  readonly voice: string | null;
  /** the story that people have put it in */
  readonly pin: StoryId | null;
}

export interface AnalysisStep {
  readonly epoch: number;
  /** the moment that pace is measured at */
  readonly at: Instant;
  /** updates whose story, publisher or voice is to be written, but for the story of one that people have placed; also those only read anew, so that claims and index follow */
  readonly members: readonly { readonly itemId: ItemId; readonly storyId: StoryId; readonly publisher: string; readonly voice: string }[];
  /** stories to be drawn anew from their members; one left without members is removed */
  readonly stories: readonly { readonly id: StoryId; readonly headlineId: ItemId; readonly headlines: Readonly<Record<string, ItemId>> }[];
  /** names that are gone; one that goes into no other and still has members in the store stays, drawn anew */
  readonly removed: readonly { readonly id: StoryId; readonly into: StoryId | null }[];
  /** days (UTC) of updates that are gone: the index of those days is made anew too */
  readonly days: readonly Instant[];
  /** the last change that this and all steps before have dealt with for good: after a stop the analyst goes on from there */
  readonly followed: Sequence;
  readonly baseline: PaceBaseline;
}

export interface Repace {
  readonly epoch: number;
  readonly baseline: PaceBaseline;
  readonly now: Instant;
}

export interface UnreadItem {
  readonly id: ItemId;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly standing: 'kept' | 'refused';
}

export interface Reread {
  readonly epoch: number;
  readonly items: readonly RereadItem[];
  readonly at: Instant;
}

export interface RereadItem {
  readonly id: ItemId;
  readonly marks: Marks;
  readonly holdings: readonly Holding[];
}

// --- the reading of the news: what pages ask for -----------------------------------------------------------------------

export interface NewsStore {
  /** one row for each update of the span, grouped or not; `to` is exclusive */
  rows(filter: UpdateFilter): Promise<NewsRow[]>;
  /** From rollups of whole days. `from` and `to` are days; `to` is exclusive. */
  indexParts(variant: IndexVariant, from: Instant, to: Instant): Promise<IndexPart[]>;
  /** Bars without updates are left out. */
  volumeBy(asked: VolumeAsked): Promise<HourlyKeys[]>;
  /** How many updates each choice would leave in place of what the filter chooses of its kind, and how many the filter leaves. */
  facets(filter: UpdateFilter): Promise<FacetsAnswer>;
  /** One that was merged into another is that one. */
  story(id: StoryId): Promise<Story | undefined>;
  /** Stories by id, in no order; unknown ones are left out. */
  storiesOf(ids: readonly StoryId[]): Promise<Story[]>;
  /** with news in the span, `newest` by `lastAt` or `largest` by independent publishers */
  stories(asked: { readonly from: Instant; readonly to: Instant; readonly order: 'newest' | 'largest'; readonly limit: number }): Promise<Story[]>;
  /** Those with evidence, as they stand now or stood at a moment of the news; the others are open. */
  claims(asOf?: Instant): Promise<ClaimState[]>;
  ledger(id: ClaimId, asOf: Instant, limit: number): Promise<Ledger>;
  /** Evidence in force of every claim by day (UTC), oldest first. */
  claimDays(): Promise<ClaimDay[]>;
  /** What an update was read as before, newest first. */
  oldMarks(id: ItemId): Promise<{ readonly replacedAt: Instant; readonly marks: Marks }[]>;
  /** How an update bears on the claims now. */
  evidenceOf(id: ItemId): Promise<Evidence[]>;
}

export interface VolumeAsked {
  readonly dimension: VolumeDimension;
  readonly from: Instant;
  /** exclusive */
  readonly to: Instant;
  /** width of a bar; bars begin on multiples of it */
  readonly barHours: number;
  readonly filter?: UpdateFilter;
}

/** A claim's history up to a moment. */
export interface Ledger {
  /** in force, newest first, as many as were asked for */
  readonly evidence: readonly EvidenceEntry[];
  /** every turn of its status, oldest first */
  readonly turns: readonly StatusTurn[];
  /** its first evidence of all; null when there is none */
  readonly firstAt: Instant | null;
}

export interface EvidenceEntry {
  readonly evidence: Evidence;
  readonly update: Update;
}

// --- the articles that an editor has taken in --------------------------------------------------------------------------

export interface BaselineStore {
  /** newest first, withdrawn ones included */
  list(): Promise<ImportedBaseline[]>;
  /** the newest one that is not withdrawn; undefined: the article that ships stands on the desk */
  current(): Promise<ImportedBaseline | undefined>;
  /** @returns its number */
  add(baseline: AddedBaseline, by?: Actor | null): Promise<number>;
  /** Takes an import off the desk; it stays in the list. @returns false when there is none of this number, or it is off already */
  withdraw(n: number, now: Instant, by?: Actor | null): Promise<boolean>;
  /** Takes a withdrawal back: the import has its old place again, on the desk where none is newer. @returns false when there is none of this number, or it is not off */
  restore(n: number, now: Instant, by?: Actor | null): Promise<boolean>;
}

export type AddedBaseline = Omit<ImportedBaseline, 'n' | 'withdrawnAt'>;

// --- the outbox ------------------------------------------------------------------------------------------------------

export interface ChangeLog {
  /** Changes with a sequence greater than `after`, oldest first. */
  after(after: Sequence, limit: number): Promise<Change[]>;
  head(): Promise<ChangeHead>;
  /** Called soon after a commit that may have added changes (local commit, NOTIFY); may be called for nothing. */
  onCommit(listener: () => void): () => void;
}

export interface ChangeHead {
  readonly dataVersion: DataVersion;
  readonly head: Sequence;
  /** the oldest sequence still kept; `after` must be at least one less, else the client is told to reset */
  readonly oldest: Sequence;
}

// --- who polls -------------------------------------------------------------------------------------------------------

export interface Leadership {
  /**
   * Stands for poller until stopped. SQLite: elected at once, for ever. PostgreSQL: advisory lock on a connection of its
   * own with TCP keepalives; every election raises the fencing epoch, and `polls.record` refuses an older one.
   */
  campaign(hooks: { onElected(epoch: number): void; onDeposed(reason: string): void }): Promise<{ stop(): Promise<void> }>;
}
