import type { PersonId, WatchlistId } from '@/lib/domain/ids';
import type { Db, Dialect } from './dialect';
import type { Call } from './operations';
import type { Decided } from './peopleStore';
import { lastNotice, noticesAfter } from './queries/personalNotices';
import {
  addWatchlists,
  allWatchlists,
  editWatchlist,
  getWatchlist,
  markWatchlistRead,
  removeWatchlist,
  reorderWatchlists,
  setWatchlistFeed,
  unreadOf,
  watchlistByFeed,
  watchlistsRevision,
  watchlistsSeenBy,
} from './queries/watchlists';
import type { NewWatchlist, PersonalLine, WatchlistPatch, WatchlistStore } from './watchlistStore';

/** What is done with watchlists and the personal line. */
export function watchlistOperations(db: Db, dialect: Dialect) {
  return {
    watchlistsSeenBy: (person: PersonId) => watchlistsSeenBy(db, person),
    getWatchlist: (id: WatchlistId) => getWatchlist(db, id),
    watchlistByFeed: (hash: string) => watchlistByFeed(db, hash),
    unreadOf: (person: PersonId) => unreadOf(db, dialect, person),
    addWatchlists: (lists: readonly NewWatchlist[], decided: Decided) => addWatchlists(db, dialect, lists, decided),
    editWatchlist: (id: WatchlistId, patch: WatchlistPatch, decided: Decided) => editWatchlist(db, dialect, id, patch, decided),
    reorderWatchlists: (owner: PersonId, ids: readonly WatchlistId[]) => reorderWatchlists(db, dialect, owner, ids),
    removeWatchlist: (id: WatchlistId, decided: Decided) => removeWatchlist(db, dialect, id, decided),
    markWatchlistRead: (person: PersonId, id: WatchlistId, upTo: number) => markWatchlistRead(db, dialect, person, id, upTo),
    setWatchlistFeed: (id: WatchlistId, hash: string | null) => setWatchlistFeed(db, dialect, id, hash),
    allWatchlists: () => allWatchlists(db),
    watchlistsRevision: () => watchlistsRevision(db),
    lastNotice: () => lastNotice(db),
    noticesAfter: (n: number, limit: number) => noticesAfter(db, n, limit),
  };
}

/** Those of them that need the writer. */
export const WATCHLIST_WRITES = ['addWatchlists', 'editWatchlist', 'reorderWatchlists', 'removeWatchlist', 'markWatchlistRead', 'setWatchlistFeed'] as const;

export const watchlistStores = (call: Call): { readonly watchlists: WatchlistStore; readonly personal: PersonalLine } => ({
  watchlists: {
    seenBy: (person) => call('watchlistsSeenBy', person),
    get: (id) => call('getWatchlist', id),
    byFeed: (hash) => call('watchlistByFeed', hash),
    unread: (person) => call('unreadOf', person),
    add: (lists, decided) => call('addWatchlists', lists, decided),
    edit: (id, patch, decided) => call('editWatchlist', id, patch, decided),
    reorder: (owner, ids) => call('reorderWatchlists', owner, ids),
    remove: (id, decided) => call('removeWatchlist', id, decided),
    markRead: (person, id, upTo) => call('markWatchlistRead', person, id, upTo),
    setFeed: (id, hash) => call('setWatchlistFeed', id, hash),
    all: () => call('allWatchlists'),
    revision: () => call('watchlistsRevision'),
  },
  personal: { head: () => call('lastNotice'), after: (n, limit) => call('noticesAfter', n, limit) },
});
