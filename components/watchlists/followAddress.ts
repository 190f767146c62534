import { LONGEST_NAME } from '@/lib/domain/watchlist';
import { EMPTY_SELECTION, writeSelection, type Selection } from '@/lib/selection/selection';

/** Where a watchlist is made out of a selection; it says what it would hold before it is kept. */
export function followAddress(selection: Partial<Selection>, name = ''): string {
  const parameters = new URLSearchParams(writeSelection({ ...EMPTY_SELECTION, ...selection, from: '', to: '' }));
  if (name) parameters.set('name', name.slice(0, LONGEST_NAME));
  return `/watchlists/new?${parameters.toString()}`;
}
