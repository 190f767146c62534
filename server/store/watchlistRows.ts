import { personId, watchlistId } from '@/lib/domain/ids';
import { toFollow, withoutBounds, type Threshold, type WatchColour, type Watchlist, type WatchSelection } from '@/lib/domain/watchlist';
import { readSelection, writeSelection } from '@/lib/selection/selection';
import { instant } from '@/lib/time/instant';
import type { UpdateFilter } from './store';

export interface WatchlistRow {
  id: string;
  owner_id: string;
  name: string;
  colour: string;
  position: number;
  is_shared: number;
  /** as an address writes it */
  selection: string;
  /** JSON: Threshold */
  threshold: string;
  /** the newest item when it was made: who has not read any of it yet has that and what stood before behind them */
  since_n: number;
  feed_hash: string | null;
  created_at: number;
  updated_at: number;
}

/** How far somebody has read a watchlist: with this item, and all that came in before. */
export interface WatchReadRow {
  person_id: string;
  watchlist_id: string;
  read_to: number;
}

/** A word to somebody's open pages; to everybody's when it names nobody. */
export interface PersonalNoticeRow {
  n: number;
  person_id: string | null;
  /** JSON: PersonalNotice */
  body: string;
}

export interface WatchlistTables {
  watchlists: WatchlistRow;
  watch_reads: WatchReadRow;
  personal_notices: PersonalNoticeRow;
}

export const toWatchlist = (row: WatchlistRow): Watchlist => ({
  id: watchlistId(row.id),
  ownerId: personId(row.owner_id),
  name: row.name,
  colour: row.colour as WatchColour,
  position: row.position,
  isShared: row.is_shared === 1,
  selection: toSelection(row.selection),
  threshold: JSON.parse(row.threshold) as Threshold,
  createdAt: instant(row.created_at),
  updatedAt: instant(row.updated_at),
});

export const toSelection = (text: string): WatchSelection => toFollow(readSelection(new URLSearchParams(text)));
export const selectionText = (selection: WatchSelection): string => writeSelection(withoutBounds(selection));

/** What the store is asked for by a selection; what it leaves open is not asked for. */
export function filterOf(selection: WatchSelection): UpdateFilter {
  const chosen = <T>(values: readonly T[]) => (values.length === 0 ? undefined : values);
  return {
    query: selection.query.trim() || undefined,
    tags: chosen(selection.tags),
    directions: chosen(selection.directions),
    pressGroups: chosen(selection.pressGroups),
    outlets: chosen(selection.outlets),
    languages: chosen(selection.languages),
    feedIds: chosen(selection.feeds),
    claims: chosen(selection.claims),
    stances: chosen(selection.stances),
    storyIds: chosen(selection.stories),
  };
}
