import type { Feed } from '@/lib/domain/feed';
import type { ClaimId } from '@/lib/domain/claim';
import type { FeedId, ItemId, Sequence, StoryId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import type { IndexVariant } from '@/lib/protocol/news';
import type { Instant } from '@/lib/time/instant';
import { ACCOUNT_WRITES, accountOperations, accountStores } from './accountOperations';
import { ALERT_WRITES, alertOperations, alertStores } from './alertOperations';
import type { Db, Dialect } from './dialect';
import { JUDGEMENT_WRITES, judgementOperations, judgementStores } from './judgementOperations';
import { analysedItems, analysedOf, followedChange, openItems, pastItems, unreadCount, unreadItems } from './queries/analysis/analysed';
import { carriages } from './queries/analysis/carriages';
import { recordStep } from './queries/analysis/recordStep';
import { repaceStories } from './queries/analysis/repace';
import { rereadItems } from './queries/analysis/reread';
import { addBaseline, currentBaseline, listBaselines, restoreBaseline, withdrawBaseline } from './queries/baselines';
import { claimDays } from './queries/claimDays';
import { deskView } from './queries/deskView';
import { countFacets } from './queries/facets';
import { addFeed, editFeed, feedsRevision, feedTurns, getFeed, listFeeds, pollStates, removeFeed, requestPoll, saveHub, seedFeeds } from './queries/feeds';
import { itemCounts, itemVersions, knownItems } from './queries/items';
import { raiseEpoch } from './queries/leader';
import { claimLedger, claimStates, evidenceOf, oldMarks } from './queries/ledger';
import { indexDays, newsRows, toIndexParts } from './queries/news';
import { changeHead, changesAfter } from './queries/outbox';
import { recentPolls, recordPoll, recordPolls } from './queries/polls';
import { probeReading, probeWriting } from './queries/probe';
import { itemsStillListed, retentionBatch } from './queries/retention';
import { getStory, listStories, storiesOf } from './queries/stories';
import { countUpdates, getUpdate, newestUpdate, updatePage, updateVolume } from './queries/updates';
import { volumeBy } from './queries/volumeBy';
import { takingOperations, takingStore, TAKING_WRITES } from './takingOperations';
import { WATCHLIST_WRITES, watchlistOperations, watchlistStores } from './watchlistOperations';
import type { AddedBaseline, AnalysisStep, DeskViewAsked, NewsStore, PollRecord, Repace, Reread, RetentionPolicy, Store, UpdateCursor, UpdateFilter, VolumeAsked, WebSubState } from './store';

/**
 * Everything that is done with the tables, each under one name, so that a call can travel to a worker as a message. SQLite runs them in its
 * workers, PostgreSQL where it is called.
 */
export function storeOperations(db: Db, dialect: Dialect) {
  return {
    listFeeds: () => listFeeds(db),
    getFeed: (id: FeedId) => getFeed(db, id),
    seedFeeds: (feeds: readonly Feed[], now: Instant) => seedFeeds(db, dialect, feeds, now),
    addFeed: (feed: Feed, now: Instant, by?: Actor | null) => addFeed(db, dialect, feed, now, by),
    editFeed: (id: FeedId, patch: Partial<Omit<Feed, 'id'>>, now: Instant, by?: Actor | null) => editFeed(db, dialect, id, patch, now, by),
    removeFeed: (id: FeedId, now: Instant, by?: Actor | null) => removeFeed(db, dialect, id, now, by),
    requestPoll: (id: FeedId, now: Instant) => requestPoll(db, dialect, id, now),
    saveHub: (id: FeedId, hub: WebSubState) => saveHub(db, dialect, id, hub),
    feedsRevision: () => feedsRevision(db),
    pollStates: () => pollStates(db),
    feedTurns: (id: FeedId, limit: number) => feedTurns(db, id, limit),

    knownItems: (feedId: FeedId, identities: readonly string[]) => knownItems(db, dialect, feedId, identities),
    itemVersions: (id: ItemId) => itemVersions(db, id),
    itemCounts: () => itemCounts(db),

    updatePage: (filter: UpdateFilter, limit: number, before?: UpdateCursor) => updatePage(db, dialect, filter, limit, before),
    countUpdates: (filter: UpdateFilter) => countUpdates(db, dialect, filter),
    getUpdate: (id: ItemId) => getUpdate(db, id),
    updateVolume: (from: Instant, to: Instant, bucket: 'hour' | 'day') => updateVolume(db, from, to, bucket),
    newestUpdate: () => newestUpdate(db),

    deskView: (asked: DeskViewAsked) => deskView(db, dialect, asked),

    recordPoll: (poll: PollRecord) => recordPoll(db, dialect, poll),
    recordPolls: (polls: readonly PollRecord[]) => recordPolls(db, dialect, polls),
    recentPolls: (feedId: FeedId, limit: number) => recentPolls(db, feedId, limit),

    openItems: (since: Instant, after: number, limit: number) => openItems(db, since, after, limit),
    pastItems: (from: Instant, to: Instant, after: number, limit: number) => pastItems(db, from, to, after, limit),
    analysedItems: (ids: readonly ItemId[]) => analysedItems(db, dialect, ids),
    analysedOf: (stories: readonly StoryId[]) => analysedOf(db, dialect, stories),
    recordStep: (step: AnalysisStep) => recordStep(db, dialect, step),
    repaceStories: (asked: Repace) => repaceStories(db, dialect, asked),
    carriages: (from: Instant, to: Instant) => carriages(db, from, to),
    followedChange: () => followedChange(db),
    unreadItems: (rulesVersion: string, limit: number) => unreadItems(db, rulesVersion, limit),
    unreadCount: (rulesVersion: string) => unreadCount(db, rulesVersion),
    rereadItems: (batch: Reread) => rereadItems(db, dialect, batch),

    newsRows: (filter: UpdateFilter) => newsRows(db, dialect, filter),
    indexDays: (variant: IndexVariant, from: Instant, to: Instant) => indexDays(db, dialect, variant, from, to),
    volumeBy: (asked: VolumeAsked) => volumeBy(db, dialect, asked),
    countFacets: (filter: UpdateFilter) => countFacets(db, dialect, filter),
    getStory: (id: StoryId) => getStory(db, id),
    storiesOf: (ids: readonly StoryId[]) => storiesOf(db, dialect, ids),
    listStories: (asked: Parameters<NewsStore['stories']>[0]) => listStories(db, asked),
    claimStates: (asOf?: Instant) => claimStates(db, dialect, asOf),
    claimLedger: (id: ClaimId, asOf: Instant, limit: number) => claimLedger(db, dialect, id, asOf, limit),
    claimDays: () => claimDays(db),
    oldMarks: (id: ItemId) => oldMarks(db, id),
    evidenceOf: (id: ItemId) => evidenceOf(db, id),

    listBaselines: () => listBaselines(db),
    currentBaseline: () => currentBaseline(db),
    addBaseline: (baseline: AddedBaseline, by?: Actor | null) => addBaseline(db, dialect, baseline, by),
    withdrawBaseline: (n: number, now: Instant, by?: Actor | null) => withdrawBaseline(db, dialect, n, now, by),
    restoreBaseline: (n: number, now: Instant, by?: Actor | null) => restoreBaseline(db, dialect, n, now, by),

    ...takingOperations(db, dialect),
    ...judgementOperations(db, dialect),

    changesAfter: (after: Sequence, limit: number) => changesAfter(db, after, limit),
    changeHead: () => changeHead(db),
    raiseEpoch: () => raiseEpoch(db, dialect),

    itemsStillListed: (now: Instant, policy: RetentionPolicy) => itemsStillListed(db, now, policy),
    retentionBatch: (now: Instant, policy: RetentionPolicy, listed: readonly number[]) => retentionBatch(db, dialect, now, policy, listed),
    probeReading: () => probeReading(db),
    probeWriting: () => probeWriting(db, dialect),

    ...accountOperations(db, dialect),
    ...alertOperations(db, dialect),
    ...watchlistOperations(db, dialect),
  };
}

export type Operations = ReturnType<typeof storeOperations>;
export type OperationName = keyof Operations;
export type Call = <Name extends OperationName>(
  name: Name,
  ...args: Parameters<Operations[Name]>
) => Promise<Awaited<ReturnType<Operations[Name]>>>;

/** Those that need the writer. */
const WRITES: ReadonlySet<OperationName> = new Set<OperationName>([
  'seedFeeds',
  'addFeed',
  'editFeed',
  'removeFeed',
  'requestPoll',
  'saveHub',
  'recordPoll',
  'recordPolls',
  'recordStep',
  'repaceStories',
  'rereadItems',
  'addBaseline',
  'withdrawBaseline',
  'restoreBaseline',
  ...TAKING_WRITES,
  ...JUDGEMENT_WRITES,
  'raiseEpoch',
  'retentionBatch',
  'probeWriting',
  ...ACCOUNT_WRITES,
  ...ALERT_WRITES,
  ...WATCHLIST_WRITES,
]);

export const isWrite = (name: OperationName): boolean => WRITES.has(name);

/** The part of the store that is the same wherever the operations run. */
export function storeParts(call: Call): Pick<Store, 'feeds' | 'items' | 'updates' | 'polls' | 'analysis' | 'news' | 'baselines' | 'taking' | 'judgements' | 'comments' | 'ownMarks' | 'axisNotes' | 'people' | 'sessions' | 'signInFailures' | 'wallLinks' | 'audit' | 'alerts' | 'watchlists' | 'personal' | 'view' | 'applyRetention'> {
  return {
    feeds: {
      list: () => call('listFeeds'),
      get: (id) => call('getFeed', id),
      seed: (feeds, now) => call('seedFeeds', feeds, now),
      add: (feed, now, by) => call('addFeed', feed, now, by),
      edit: (id, patch, now, by) => call('editFeed', id, patch, now, by),
      remove: (id, now, by) => call('removeFeed', id, now, by),
      requestPoll: (id, now) => call('requestPoll', id, now),
      saveHub: (id, hub) => call('saveHub', id, hub),
      revision: () => call('feedsRevision'),
      pollStates: () => call('pollStates'),
      turns: (id, limit) => call('feedTurns', id, limit),
    },
    items: {
      known: (feedId, identities) => call('knownItems', feedId, identities),
      versions: (id) => call('itemVersions', id),
      counts: () => call('itemCounts'),
    },
    updates: {
      page: (filter, limit, before) => call('updatePage', filter, limit, before),
      count: (filter) => call('countUpdates', filter),
      get: (id) => call('getUpdate', id),
      volume: (from, to, bucket) => call('updateVolume', from, to, bucket),
      newest: () => call('newestUpdate'),
    },
    polls: {
      record: (poll) => call('recordPoll', poll),
      recordAll: (polls) => call('recordPolls', polls),
      recent: (feedId, limit) => call('recentPolls', feedId, limit),
    },
    analysis: {
      openItems: (since, after, limit) => call('openItems', since, after, limit),
      pastItems: (from, to, after, limit) => call('pastItems', from, to, after, limit),
      items: (ids) => call('analysedItems', ids),
      itemsOf: (stories) => call('analysedOf', stories),
      record: (step) => call('recordStep', step),
      repace: (asked) => call('repaceStories', asked),
      carriages: (from, to) => call('carriages', from, to),
      followed: () => call('followedChange'),
      unread: (rulesVersion, limit) => call('unreadItems', rulesVersion, limit),
      unreadCount: (rulesVersion) => call('unreadCount', rulesVersion),
      reread: (batch) => call('rereadItems', batch),
    },
    news: {
      rows: (filter) => call('newsRows', filter),
      indexParts: (variant, from, to) => call('indexDays', variant, from, to).then(toIndexParts),
      volumeBy: (asked) => call('volumeBy', asked),
      facets: (filter) => call('countFacets', filter),
      story: (id) => call('getStory', id),
      storiesOf: (ids) => call('storiesOf', ids),
      stories: (asked) => call('listStories', asked),
      claims: (asOf) => call('claimStates', asOf),
      ledger: (id, asOf, limit) => call('claimLedger', id, asOf, limit),
      claimDays: () => call('claimDays'),
      oldMarks: (id) => call('oldMarks', id),
      evidenceOf: (id) => call('evidenceOf', id),
    },
    baselines: {
      list: () => call('listBaselines'),
      current: () => call('currentBaseline'),
      add: (baseline, by) => call('addBaseline', baseline, by),
      withdraw: (n, now, by) => call('withdrawBaseline', n, now, by),
      restore: (n, now, by) => call('restoreBaseline', n, now, by),
    },
    ...accountStores(call),
    ...alertStores(call),
    ...watchlistStores(call),
    taking: takingStore(call),
    ...judgementStores(call),
    view: (asked) => call('deskView', asked),
    async applyRetention(now, policy) {
      const total: Record<string, number> = {};
      const listed = await call('itemsStillListed', now, policy);
      for (let more = true; more; ) {
        const batch = await call('retentionBatch', now, policy, listed);
        for (const [table, rows] of Object.entries(batch.deleted)) {
          total[table] = (total[table] ?? 0) + rows;
        }
        more = batch.more;
      }
      return total;
    },
  };
}
