import type { Selection } from '@/lib/selection/selection';
import type { Instant } from '@/lib/time/instant';
import type { PersonId, WatchlistId } from './ids';

/** Colours of the desk that mean nothing else there; each is drawn beside the list's name, never in its place. */
export const WATCH_COLOURS = ['blue', 'sky', 'violet', 'plum', 'rust', 'gold', 'olive', 'slate'] as const;
export type WatchColour = (typeof WATCH_COLOURS)[number];

/** A selection that goes on: it has no bounds in time. */
export type WatchSelection = Omit<Selection, 'from' | 'to'>;

/** When a match is worth a word: each update, each new story, or a story once so many independent publishers have it. */
export type Threshold = 'each-update' | 'each-story' | { readonly publishers: number };

export const LEAST_PUBLISHERS = 2;
export const MOST_PUBLISHERS = 50;
export const LONGEST_NAME = 80;
/** More than anybody reads; it bounds what one person can make the desk hold each update against. */
export const MOST_WATCHLISTS = 200;

/** What somebody follows. */
export interface Watchlist {
  readonly id: WatchlistId;
  readonly ownerId: PersonId;
  readonly name: string;
  readonly colour: WatchColour;
  /** among the owner's own, from 0 */
  readonly position: number;
  /** seen by everybody who is signed in */
  readonly isShared: boolean;
  readonly selection: WatchSelection;
  readonly threshold: Threshold;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The selection that a list, a chart or the store is asked for. */
export const withoutBounds = (selection: WatchSelection): Selection => ({ ...selection, from: '', to: '' });

/** What of a selection can be followed: all but its bounds in time. */
export function toFollow({ from: _from, to: _to, ...lasting }: Selection): WatchSelection {
  return lasting;
}
