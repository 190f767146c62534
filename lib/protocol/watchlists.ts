import type { ItemId, WatchlistId } from '@/lib/domain/ids';
import type { Update } from '@/lib/domain/update';
import type { Watchlist } from '@/lib/domain/watchlist';
import type { Instant } from '@/lib/time/instant';
import type { CountedWord } from '@/lib/watchlists/matchedWords';

// What the routes of watchlists answer. Errors have the one body of `problem.ts`.

export const WATCHLISTS_PATH = '/api/watchlists';
export const watchlistPath = (id: WatchlistId) => `${WATCHLISTS_PATH}/${id}`;

/** `GET /api/watchlists`: one's own in their order, then those that others share. */
export interface WatchlistsAnswer {
  readonly watchlists: readonly WatchlistEntry[];
  /** what `…/read` is told, so that only what was counted is marked read */
  readonly upTo: number;
}

export interface WatchlistEntry {
  readonly watchlist: Watchlist;
  readonly ownerName: string;
  readonly isOwn: boolean;
  readonly mayEdit: boolean;
  readonly hasFeed: boolean;
  /** at most `MOST_UNREAD_SHOWN`, which stands for that many or more */
  readonly unread: number;
}
export const MOST_UNREAD_SHOWN = 1_000;

/** `POST`, `PATCH` under `/api/watchlists` */
export interface WatchlistAnswer {
  readonly watchlist: Watchlist;
}

/** `POST /api/watchlists/[id]/feed`: told this once, kept only as a hash. */
export interface WatchlistFeedAnswer {
  /** whole addresses */
  readonly rss: string;
  readonly json: string;
}

/** `POST /api/watchlists/import` */
export interface ImportedAnswer {
  readonly watchlists: readonly Watchlist[];
}

/** `GET /api/watchlists/preview`: what the selection holds of the last seven days. */
export interface WatchPreview {
  readonly updates: number;
  /** oldest first, the present day last; days of UTC */
  readonly days: readonly { readonly day: Instant; readonly updates: number }[];
  /** independent publishers of each of its stories, most first; an update in no story yet is one of its own */
  readonly publishers: readonly number[];
  /** the commonest first, a handful, counted in the `readUpdates` newest */
  readonly words: readonly CountedWord[];
  readonly readUpdates: number;
  readonly newest: readonly PreviewedUpdate[];
}

export type PreviewedUpdate = Pick<Update, 'title' | 'outlet' | 'language' | 'orderedAt'> & { readonly id: ItemId };
