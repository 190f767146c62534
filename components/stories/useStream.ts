'use client';

import { useCallback, useMemo, useState } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { useLive, useLiveActions } from '@/components/live/useLive';
import { writeCursor, type UpdatesPage } from '@/lib/protocol/requests';
import { writeSelection, type Selection } from '@/lib/selection/selection';
import { listFrom, withFirstPage, withOlderPage, type ChosenList } from '@/lib/stream/chosenList';
import { mergeNewestFirst } from '@/lib/stream/updateOrder';
import { pageAddress, readPage, type Stream } from './stream';
import { useHeardRule } from './useHeardRule';

/** Everything, as it happens. */
export function useLiveStream(): Stream {
  const updates = useLive(({ live }) => live.updates);
  const stories = useLive(({ live }) => live.stories);
  const pendingCount = useLive(({ live }) => live.pendingCount);
  const hasOlder = useLive(({ live }) => live.hasOlder);
  const { addOlder } = useLiveActions();
  const last = updates.at(-1);
  return {
    state: 'shown',
    updates,
    stories,
    total: null,
    pendingCount,
    hasOlder: last !== undefined && hasOlder,
    readOlder: async () => {
      if (last) addOlder(await readPage(pageAddress('', writeCursor(last))));
    },
    retry: () => undefined,
  };
}

interface Read {
  readonly address: string;
  /** the answer taken in last */
  readonly answer: UpdatesPage | null;
  readonly list: ChosenList | null;
  /** the list of the selection before this one, shown until this one's has come */
  readonly before: ChosenList | null;
}

/**
 * What was chosen: the store's own list, read anew as the news moves, and in between what the line brings and matches.
 * @param initial  the first page that the server rendered with, for the selection of the address
 */
export function useChosenStream(selection: Selection, initial: UpdatesPage | null): Stream {
  const text = writeSelection(selection);
  const address = pageAddress(text, null);
  const { answer, problem, retry } = useAnswer<UpdatesPage>(text === '' ? null : address, text === '' ? null : initial);
  const [read, setRead] = useState<Read>({ address, answer: null, list: null, before: null });
  let current = read.address === address ? read : { address, answer: null, list: null, before: text === '' ? null : (read.list ?? read.before) };
  if (answer !== null && current.answer !== answer) current = { address, answer, list: current.list ? withFirstPage(current.list, answer) : listFrom(answer), before: null };
  if (current !== read) setRead(current);
  const { list } = current;

  const heard = useLive(({ live }) => live.updates);
  const pending = useLive(({ live }) => live.pending);
  const known = useLive(({ live }) => live.stories);
  const rule = useHeardRule(selection, text !== '');
  const { updates, added } = useMemo(() => {
    if (!list || !rule) return { updates: (list ?? current.before)?.updates ?? [], added: 0 };
    return rule(list, pending.length === 0 ? heard : mergeNewestFirst(heard, pending));
  }, [list, current.before, rule, heard, pending]);
  const stories = useMemo(() => new Map([...((list ?? current.before)?.stories ?? []), ...known]), [list, current.before, known]);

  const next = list?.next ?? null;
  const readOlder = useCallback(async () => {
    if (next === null) return;
    const page = await readPage(pageAddress(text, next));
    setRead((now) => (now.address === address && now.list?.next === next ? { ...now, list: withOlderPage(now.list, page) } : now));
  }, [text, next, address]);

  return {
    state: list ? 'shown' : problem ? 'failed' : 'loading',
    updates,
    stories,
    total: answer ? answer.total + added : null,
    pendingCount: 0,
    hasOlder: next !== null,
    readOlder,
    retry,
  };
}
