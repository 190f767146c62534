import type { PersonId, WatchlistId } from '@/lib/domain/ids';
import type { PersonalNotice } from '@/lib/domain/personalNotice';
import type { Watchlist } from '@/lib/domain/watchlist';
import type { Result } from '@/lib/domain/result';
import type { Decided } from './peopleStore';

/** What people follow. Each write that pages can see is told on the personal line, in the same transaction. */
export interface WatchlistStore {
  /** The person's own in their order, then those that others share, by name. */
  seenBy(person: PersonId): Promise<SeenWatchlist[]>;
  get(id: WatchlistId): Promise<SeenWatchlist | undefined>;
  /** Updates that came in after what the person has read, for each list they see. */
  unread(person: PersonId): Promise<Unread>;
  /** Puts lists behind the owner's others, all or none. Errors: `too-many`. */
  add(lists: readonly NewWatchlist[], decided: Decided): Promise<Result<Watchlist[], 'too-many'>>;
  /** Undefined: there is none of this id. */
  edit(id: WatchlistId, patch: WatchlistPatch, decided: Decided): Promise<Watchlist | undefined>;
  /** Brings the owner's lists into this order; those not named follow behind, as they stood. */
  reorder(owner: PersonId, ids: readonly WatchlistId[]): Promise<void>;
  remove(id: WatchlistId, decided: Decided): Promise<boolean>;
  /** Everything up to `upTo` (from `unread`) is read; never goes back. False: they see no such list. */
  markRead(person: PersonId, id: WatchlistId, upTo: number): Promise<boolean>;
  /** The secret of its feed, as its SHA-256; another one takes the place of the last, null closes the feed. */
  setFeed(id: WatchlistId, hash: string | null): Promise<boolean>;
  /** The list that this secret opens, while its owner has an account. */
  byFeed(hash: string): Promise<SeenWatchlist | undefined>;
  /**
   * All lists of people who have an account, to hold updates against. A story that was merged into another stands there with the one that took it,
   * so this is read again when a story goes (`story-removed`), and when `revision` is another one.
   */
  all(): Promise<Watchlist[]>;
  revision(): Promise<number>;
}

export interface SeenWatchlist {
  readonly watchlist: Watchlist;
  readonly ownerName: string;
  readonly hasFeed: boolean;
}

export type NewWatchlist = Omit<Watchlist, 'position' | 'updatedAt'>;
export type WatchlistPatch = Partial<Pick<Watchlist, 'name' | 'colour' | 'isShared' | 'selection' | 'threshold'>>;

export interface Unread {
  /** the newest item when this was counted; what is marked read by it is what was counted */
  readonly upTo: number;
  /** at most MOST_UNREAD */
  readonly counts: Readonly<Record<WatchlistId, number>>;
}

/** Nobody reads on from here one by one; counting further would only cost. */
export const MOST_UNREAD = 1_000;

/** Words to people's open pages: see `docs/live-updates.md`, LU10. */
export interface PersonalLine {
  /** the number of the newest; 0 before the first */
  head(): Promise<number>;
  /** those with a greater number, oldest first */
  after(n: number, limit: number): Promise<ToldNotice[]>;
}

export interface ToldNotice {
  readonly n: number;
  /** null: everybody who is signed in */
  readonly personId: PersonId | null;
  readonly notice: PersonalNotice;
}
