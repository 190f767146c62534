import type { Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import type { UpdatesPage } from '@/lib/protocol/requests';
import { isEmptySelection, readSelection, writeSelection } from '@/lib/selection/selection';
import { updatesPage } from './updates';

/**
 * The first page of what an address has chosen, read as leniently as a page reads its own address.
 * @param parameters  the page's, as Next gives them
 * @returns null when nothing is chosen, and when the choice cannot be answered: the page then asks by itself, and says so
 */
export async function selectedUpdates(parameters: Readonly<Record<string, string | string[] | undefined>>): Promise<UpdatesPage | null> {
  const selection = readSelection({
    get(name) {
      const value = parameters[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  });
  if (isEmptySelection(selection)) return null;
  const page: Result<UpdatesPage, Problem> = await updatesPage(Object.fromEntries(new URLSearchParams(writeSelection(selection))));
  return page.ok ? page.value : null;
}
