import type { Change } from '@/lib/domain/change';
import type { ClaimId, ClaimState } from '@/lib/domain/claim';
import type { FeedWithHealth } from '@/lib/domain/feed';
import type { DataVersion, FeedId, ItemId, Sequence, StoryId } from '@/lib/domain/ids';
import { unreachable } from '@/lib/domain/result';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import type { VolumeRow } from '@/lib/domain/volumeRow';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { volumeUntil } from '@/lib/series/volumeUntil';
import type { Freshness } from '@/lib/time/freshness';
import { instant, type Instant } from '@/lib/time/instant';
import { isBelow, mergeNewestFirst } from '@/lib/stream/updateOrder';
import { forgetOldStories, regroup, withStory } from './storiesHeld';
import { countUpdates, discount, volumeSince } from './volumeCount';

/** Shown, and waiting behind the pill, at most: a page left open for weeks stays small. */
export const LIST_LIMIT = 500;

/** Everything a page shows that moves. Immutable: each action gives a new one, or the same when nothing changed. */
export interface LiveState {
  readonly build: string;
  readonly recorded: Snapshot['recorded'];
  readonly dataVersion: DataVersion;
  /** the last change taken in */
  readonly cursor: Sequence;
  /** what the list shows: newest first by `orderedAt`, then by id, without doubles */
  readonly updates: readonly Update[];
  /** whether the store holds updates older than the last one shown */
  readonly hasOlder: boolean;
  /** came in while someone was reading further down: "n new updates" */
  readonly pending: readonly Update[];
  /** the number on the pill; more than `pending` holds when the reader was away for long */
  readonly pendingCount: number;
  /** set when `pending` does not join up with what is shown: what stands below it goes when the pill is pressed */
  readonly pendingFloor: Update | null;
  readonly isReaderAtTop: boolean;
  readonly stories: ReadonlyMap<StoryId, Story>;
  /** claims with evidence; the others are open */
  readonly claims: ReadonlyMap<ClaimId, ClaimState>;
  /** the last change that moved what is read in the news: what was computed from it before is out of date */
  readonly analysedAt: Sequence;
  /** the last change that told of a judgement, a comment or a note */
  readonly saidAt: Sequence;
  readonly feeds: ReadonlyMap<FeedId, FeedWithHealth>;
  /** updates per hour and press group over the last 48 hours, in step with every change */
  readonly volume: readonly VolumeRow[];
  /** the moment in whose hour those 48 hours end */
  readonly volumeUntil: Instant;
  readonly freshness: Freshness;
  /** the import that stands on the desk as its baseline; null: the article that ships */
  readonly baseline: number | null;
  /** server time up to which all of this is known to be complete */
  readonly asOf: Instant;
}

export type LiveAction =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'changes'; readonly changes: readonly Change[] }
  /** `head` is what the server has sent to everyone: this page is complete when it stands there too */
  | { readonly type: 'heard'; readonly serverTime: Instant; readonly head: Sequence; readonly freshness: Freshness }
  /** feeds as a page read them beside the line, which tells of their turns but not of each poll */
  | { readonly type: 'feeds-read'; readonly feeds: readonly FeedWithHealth[] }
  | { readonly type: 'reader'; readonly isAtTop: boolean }
  | { readonly type: 'reveal' }
  /** a further page of the list, fetched by a reader who scrolled to its end */
  | { readonly type: 'older'; readonly updates: readonly Update[]; readonly stories: readonly Story[]; readonly hasOlder: boolean };

/** A page as the server rendered it. */
export function liveStateFrom(snapshot: Snapshot): LiveState {
  return {
    build: snapshot.build,
    recorded: snapshot.recorded,
    dataVersion: snapshot.dataVersion,
    cursor: snapshot.head,
    updates: snapshot.updates,
    hasOlder: snapshot.hasOlder,
    pending: [],
    pendingCount: 0,
    pendingFloor: null,
    isReaderAtTop: true,
    stories: new Map(snapshot.stories.map((story) => [story.id, story])),
    claims: new Map(snapshot.claims.map((claim) => [claim.claimId, claim])),
    analysedAt: snapshot.head,
    saidAt: snapshot.head,
    feeds: new Map(snapshot.feeds.map((feed) => [feed.id, feed])),
    volume: snapshot.volume,
    volumeUntil: volumeUntil(snapshot.recorded, snapshot.updates[0]?.orderedAt ?? null, snapshot.serverTime),
    freshness: snapshot.freshness,
    baseline: snapshot.baseline,
    asOf: snapshot.serverTime,
  };
}

/** The one way a page's state changes. Pure; taking in the same change twice is the same as once. */
export function reduceLive(state: LiveState, action: LiveAction): LiveState {
  switch (action.type) {
    case 'snapshot':
      return startAnew(state, action.snapshot);
    case 'changes':
      return takeIn(state, action.changes);
    case 'heard': {
      const isComplete = action.head <= state.cursor && action.serverTime > state.asOf;
      const asOf = isComplete ? action.serverTime : state.asOf;
      const until = state.recorded === 'replay' ? state.volumeUntil : asOf;
      return { ...state, freshness: action.freshness, asOf, volume: volumeSince(state.volume, until), volumeUntil: until };
    }
    case 'feeds-read':
      return { ...state, feeds: withNewerHealth(state.feeds, action.feeds) };
    case 'reader':
      if (action.isAtTop === state.isReaderAtTop) return state;
      return action.isAtTop ? reveal({ ...state, isReaderAtTop: true }) : { ...state, isReaderAtTop: false };
    case 'reveal':
      return reveal(state);
    case 'older': {
      const shown = new Set(state.updates.map((update) => update.id));
      const fresh = action.updates.filter((update) => !shown.has(update.id));
      // Of a story known already, the line has told the newer state.
      const stories = new Map([...action.stories.map((story) => [story.id, story] as const), ...state.stories]);
      return { ...state, updates: mergeNewestFirst(state.updates, fresh), stories, hasOlder: action.hasOlder };
    }
    default:
      return unreachable(action);
  }
}

function takeIn(state: LiveState, all: readonly Change[]): LiveState {
  const changes = all.filter((change) => change.sequence > state.cursor);
  const last = changes.at(-1);
  if (!last) return state;

  // Copied only when one of them moves: who shows them is not drawn again for each update.
  let { feeds, claims } = state;
  const regrouped = regroup(state.stories, changes);
  let { analysedAt, saidAt } = state;
  let baseline = state.baseline;
  let volume = state.volume;
  let { freshness } = state;
  const removed = new Set<ItemId>();
  const known = new Map<ItemId, Update>();
  for (const update of state.updates) known.set(update.id, update);
  for (const update of state.pending) known.set(update.id, update);
  const rewritten = new Map<ItemId, Update>();
  const added = new Map<ItemId, Update>();

  for (const change of changes) {
    switch (change.kind) {
      case 'update-added':
      case 'update-edited':
      case 'update-retagged': {
        const { update } = change;
        analysedAt = change.sequence;
        // What is said of the newest one does not wait for the next heartbeat.
        if (update.firstSeenAt > (freshness.newestUpdateAt ?? 0)) freshness = { ...freshness, newestUpdateAt: update.firstSeenAt };
        removed.delete(update.id);
        if (known.has(update.id)) rewritten.set(update.id, update);
        else if (change.kind === 'update-added' || added.has(update.id)) added.set(update.id, update);
        // An edit of an update too old to be shown changes nothing here.
        break;
      }
      case 'update-removed':
        analysedAt = change.sequence;
        // One that came and went in this batch was never counted.
        if (!added.delete(change.itemId)) volume = discount(volume, change);
        removed.add(change.itemId);
        break;
      case 'story-changed':
      case 'story-removed':
        analysedAt = change.sequence;
        break;
      case 'claim-changed':
        analysedAt = change.sequence;
        claims = new Map(claims).set(change.claim.claimId, change.claim);
        break;
      case 'feed-changed':
        feeds = new Map(feeds).set(change.feed.id, change.feed);
        break;
      case 'feed-removed':
        feeds = new Map([...feeds].filter(([id]) => id !== change.feedId));
        break;
      case 'baseline-changed':
        baseline = change.n;
        break;
      // What came of a judgement is told beside it; what people say is asked for where it is shown.
      case 'judged':
      case 'commented':
      case 'axis-noted':
        saidAt = change.sequence;
        break;
      default:
        unreachable(change);
    }
  }

  const asOf = instant(Math.max(state.asOf, last.at));
  const until = volumeUntil(state.recorded, newestOf(state, added.values()), asOf);
  const rewrite = (list: readonly Update[]) => {
    if (rewritten.size === 0 && removed.size === 0 && regrouped.storyOf.size === 0) return list;
    const left = removed.size === 0 ? list : list.filter(({ id }) => !removed.has(id));
    return mergeNewestFirst(left.map((update) => withStory(rewritten.get(update.id) ?? update, regrouped)), []);
  };
  const pending = rewrite(state.pending);
  const next: LiveState = {
    ...state,
    cursor: last.sequence,
    asOf,
    freshness,
    analysedAt,
    saidAt,
    stories: regrouped.stories,
    claims,
    feeds,
    baseline,
    updates: rewrite(state.updates),
    pending,
    pendingCount: state.pendingCount - (state.pending.length - pending.length),
    volume: countUpdates(volumeSince(volume, until), added.values(), until),
    volumeUntil: until,
  };
  const placed = place(next, [...added.values()].map((update) => withStory(update, regrouped)));
  return { ...placed, stories: forgetOldStories(placed.stories, [placed.updates, placed.pending]) };
}

/** Newest `orderedAt` of what the page has seen; null when it has seen nothing. */
function newestOf(state: LiveState, added: Iterable<Update>): Instant | null {
  let newest = state.updates.length + state.pendingCount > 0 ? state.volumeUntil : null;
  for (const { orderedAt } of added) if (newest === null || orderedAt > newest) newest = orderedAt;
  return newest;
}

/** Puts new updates on the list when the reader is at the top, else behind the pill (never move what someone is reading). */
function place(state: LiveState, added: readonly Update[]): LiveState {
  // Below the end of a list that goes on in the store, a newly found old update has its place further down.
  const end = state.hasOlder ? state.updates.at(-1) : undefined;
  const visible = end ? added.filter((update) => !isBelow(update, end)) : added;
  if (visible.length === 0) return state;
  const pending = mergeNewestFirst(state.pending, visible);
  const kept = pending.slice(0, LIST_LIMIT);
  const waiting: LiveState = {
    ...state,
    pending: kept,
    pendingCount: state.pendingCount + visible.length,
    pendingFloor: kept.length < pending.length ? (kept.at(-1) ?? null) : state.pendingFloor,
  };
  return state.isReaderAtTop ? reveal(waiting) : waiting;
}

function reveal(state: LiveState): LiveState {
  if (state.pendingCount === 0 && state.pendingFloor === null) return state;
  const floor = state.pendingFloor;
  const merged = mergeNewestFirst(state.updates, state.pending);
  const joined = floor ? merged.filter((update) => !isBelow(update, floor)) : merged;
  const updates = joined.slice(0, LIST_LIMIT);
  return {
    ...state,
    updates,
    hasOlder: state.hasOlder || updates.length < merged.length,
    pending: [],
    pendingCount: 0,
    pendingFloor: null,
  };
}

/** After a reset. A reader in the middle of the list keeps it; what is new waits behind the pill, as always. */
function startAnew(state: LiveState, snapshot: Snapshot): LiveState {
  const fresh = liveStateFrom(snapshot);
  if (state.isReaderAtTop || snapshot.dataVersion !== state.dataVersion) return { ...fresh, isReaderAtTop: state.isReaderAtTop };
  const shown = new Set(state.updates.map((update) => update.id));
  const newest = new Map(snapshot.updates.map((update) => [update.id, update]));
  const pending = snapshot.updates.filter((update) => !shown.has(update.id));
  return {
    ...fresh,
    isReaderAtTop: false,
    updates: state.updates.map((update) => newest.get(update.id) ?? update),
    hasOlder: state.hasOlder,
    pending,
    pendingCount: pending.length,
    // Below the snapshot's end the old list may have missed edits: pressing the pill drops that part.
    pendingFloor: snapshot.hasOlder ? (snapshot.updates.at(-1) ?? null) : null,
  };
}

/** Only what a later poll found: names, edits and turns come by the line, in their order. */
function withNewerHealth(feeds: ReadonlyMap<FeedId, FeedWithHealth>, read: readonly FeedWithHealth[]): Map<FeedId, FeedWithHealth> {
  const merged = new Map(feeds);
  for (const { id, health } of read) {
    const feed = merged.get(id);
    if (feed && feed.health.state === health.state && (health.lastPollAt ?? 0) > (feed.health.lastPollAt ?? 0)) merged.set(id, { ...feed, health });
  }
  return merged;
}
