'use client';

import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useState } from 'react';
import type { Update } from '@/lib/domain/update';
import { UpdateCard } from './UpdateCard';
import type { UpdateListProps } from './UpdateList';

/** A card's usual height, in CSS pixels, until it has been measured. */
const USUAL_HEIGHT = 132;

/**
 * A long list, of which only the cards near the view are drawn. They stand in normal flow between two paddings, so that
 * a wrong guess of a height can never lay one card over another.
 */
export function WindowedUpdateList({ updates, now, scrollRef, label }: UpdateListProps) {
  // The list was drawn whole until now: its cards are measured where they stand, so that the place being read is kept.
  const [measured] = useState(() => measureDrawn(scrollRef.current, updates));
  // The rule speaks of the React Compiler, which is not used here.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: updates.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => updates[index]?.id ?? index,
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
        const update = updates[row.index];
        return update ? (
          <li key={row.key} ref={virtualizer.measureElement} data-index={row.index} aria-posinset={row.index + 1} aria-setsize={updates.length} className={row.index > 0 ? 'border-t border-rule' : undefined}>
            <UpdateCard update={update} now={now} />
          </li>
        ) : null;
      })}
    </ol>
  );
}

function measureDrawn(scroller: HTMLElement | null, updates: readonly Update[]): VirtualItem[] {
  let start = 0;
  return [...(scroller?.querySelectorAll<HTMLElement>('ol[data-whole] > li') ?? [])].flatMap((card, index) => {
    const update = updates[index];
    if (!update || card.dataset.update !== update.id) return [];
    const size = card.getBoundingClientRect().height;
    const item = { key: update.id, index, start, end: start + size, size, lane: 0 };
    start += size;
    return [item];
  });
}
