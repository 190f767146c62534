import type { Update } from '@/lib/domain/update';
import { textMatcher } from '@/lib/search/matchText';
import { parseQuery } from '@/lib/search/parseQuery';
import { matches } from '@/lib/selection/matches';
import type { Selection } from '@/lib/selection/selection';
import type { ChosenList } from '@/lib/stream/chosenList';
import { withHeard } from '@/lib/stream/withHeard';

/** How what the line tells is put into the list of a selection. */
export type HeardRule = (list: ChosenList, heard: readonly Update[]) => { readonly updates: readonly Update[]; readonly added: number };

export function heardRule(selection: Selection): HeardRule {
  const query = parseQuery(selection.query);
  const words = query && textMatcher(query);
  return (list, heard) => withHeard(list, heard, (update) => matches(selection, update, words));
}
