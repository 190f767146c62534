import type { Feed } from '@/lib/domain/feed';
import type { FeedId, ItemId, Sequence } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import type { Db, Dialect } from './dialect';
import { addFeed, editFeed, feedsRevision, feedTurns, getFeed, listFeeds, pollStates, removeFeed, requestPoll, saveHub, seedFeeds } from './queries/feeds';
import { itemCounts, itemVersions, knownItems } from './queries/items';
import { raiseEpoch } from './queries/leader';
import { changeHead, changesAfter } from './queries/outbox';
import { recentPolls, recordPoll, recordPolls } from './queries/polls';
import { probeReading, probeWriting } from './queries/probe';
import { itemsStillListed, retentionBatch } from './queries/retention';
import { countUpdates, getUpdate, newestUpdate, updatePage, updateVolume } from './queries/updates';
import type { PollRecord, RetentionPolicy, Store, UpdateCursor, UpdateFilter, WebSubState } from './store';

/**
 * Everything that is done with the tables, each under one name, so that a call can travel to a worker as a message. SQLite runs them in its
 * workers, PostgreSQL where it is called.
 */
export function storeOperations(db: Db, dialect: Dialect) {
  return {
    listFeeds: () => listFeeds(db),
    getFeed: (id: FeedId) => getFeed(db, id),
    seedFeeds: (feeds: readonly Feed[], now: Instant) => seedFeeds(db, dialect, feeds, now),
    addFeed: (feed: Feed, now: Instant) => addFeed(db, dialect, feed, now),
    editFeed: (id: FeedId, patch: Partial<Omit<Feed, 'id'>>, now: Instant) => editFeed(db, dialect, id, patch, now),
    removeFeed: (id: FeedId, now: Instant) => removeFeed(db, dialect, id, now),
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

    recordPoll: (poll: PollRecord) => recordPoll(db, dialect, poll),
    recordPolls: (polls: readonly PollRecord[]) => recordPolls(db, dialect, polls),
    recentPolls: (feedId: FeedId, limit: number) => recentPolls(db, feedId, limit),

    changesAfter: (after: Sequence, limit: number) => changesAfter(db, after, limit),
    changeHead: () => changeHead(db),
    raiseEpoch: () => raiseEpoch(db, dialect),

    itemsStillListed: (now: Instant, policy: RetentionPolicy) => itemsStillListed(db, now, policy),
    retentionBatch: (now: Instant, policy: RetentionPolicy, listed: readonly number[]) => retentionBatch(db, dialect, now, policy, listed),
    probeReading: () => probeReading(db),
    probeWriting: () => probeWriting(db, dialect),
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
  'raiseEpoch',
  'retentionBatch',
  'probeWriting',
]);

export const isWrite = (name: OperationName): boolean => WRITES.has(name);

/** The part of the store that is the same wherever the operations run. */
export function storeParts(call: Call): Pick<Store, 'feeds' | 'items' | 'updates' | 'polls' | 'applyRetention'> {
  return {
    feeds: {
      list: () => call('listFeeds'),
      get: (id) => call('getFeed', id),
      seed: (feeds, now) => call('seedFeeds', feeds, now),
      add: (feed, now) => call('addFeed', feed, now),
      edit: (id, patch, now) => call('editFeed', id, patch, now),
      remove: (id, now) => call('removeFeed', id, now),
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
