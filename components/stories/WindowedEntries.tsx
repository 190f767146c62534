'use client';

import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useState } from 'react';
import type { StreamEntry } from '@/lib/stream/foldStories';
import { EntryAt, type EntryListProps } from './EntryList';

/** An entry's usual height, in CSS pixels, until it has been measured. */
const USUAL_HEIGHT = 120;

/**
 * A long list, of which only the entries near the view are drawn. They stand in normal flow between two paddings, so that
 * a wrong guess of a height can never lay one entry over another.
 */
export function WindowedEntries(props: EntryListProps) {
  const { entries, scrollRef, label } = props;
  // The list was drawn whole until now: its entries are measured where they stand, so that the place being read is kept.
  const [measured] = useState(() => measureDrawn(scrollRef.current, entries));
  // The rule speaks of the React Compiler, which is not used here.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 8,
    initialMeasurementsCache: measured,
    initialOffset: () => scrollRef.current?.scrollTop ?? 0,
  });
  const drawn = virtualizer.getVirtualItems();
  const before = drawn[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <ol aria-label={label} style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
      {drawn.map((row) => {
        const entry = entries[row.index];
        return entry ? (
          <li key={row.key} ref={virtualizer.measureElement} data-index={row.index} aria-posinset={row.index + 1} aria-setsize={entries.length} className={row.index > 0 ? 'border-t border-rule' : undefined}>
            <EntryAt {...props} entry={entry} index={row.index} />
          </li>
        ) : null;
      })}
    </ol>
  );
}

function measureDrawn(scroller: HTMLElement | null, entries: readonly StreamEntry[]): VirtualItem[] {
  let start = 0;
  return [...(scroller?.querySelectorAll<HTMLElement>('ol[data-whole] > li') ?? [])].flatMap((element, index) => {
    const entry = entries[index];
    if (!entry || element.dataset.keyOf !== entry.key) return [];
    const size = element.getBoundingClientRect().height;
    const item = { key: entry.key, index, start, end: start + size, size, lane: 0 };
    start += size;
    return [item];
  });
}
