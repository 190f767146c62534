import type { Threshold, WatchColour, Watchlist, WatchSelection } from '@/lib/domain/watchlist';

/** Raised when a file of an earlier release could no longer be read as it is. */
export const WATCHLIST_FILE_FORMAT = 1;

/** Watchlists as they travel: what a selection leaves open is left out. */
export interface WatchlistFile {
  readonly entente: 'watchlists';
  readonly format: typeof WATCHLIST_FILE_FORMAT;
  readonly watchlists: readonly WatchlistFileEntry[];
}

export interface WatchlistFileEntry {
  readonly name: string;
  readonly colour: WatchColour;
  readonly isShared: boolean;
  readonly threshold: Threshold;
  readonly selection: Partial<WatchSelection>;
}

/** @param watchlists  in the order in which they are to come back */
export const writeWatchlistFile = (watchlists: readonly Watchlist[]): WatchlistFile => ({
  entente: 'watchlists',
  format: WATCHLIST_FILE_FORMAT,
  watchlists: watchlists.map(({ name, colour, isShared, threshold, selection }) => ({ name, colour, isShared, threshold, selection: chosenOf(selection) })),
});

const chosenOf = (selection: WatchSelection): Partial<WatchSelection> => Object.fromEntries(Object.entries(selection).filter(([, value]) => value.length > 0));
