'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';
import { UpdateCard } from './UpdateCard';

/** A card's usual height, in CSS pixels, until it has been measured. */
const USUAL_HEIGHT = 132;
/** What the server draws: all of a snapshot's updates, so that the page is whole before any script runs. */
const SERVER_RECT = { width: 320, height: 50 * USUAL_HEIGHT };

/**
 * The list, of which only the cards near the view are drawn. They stand in normal flow between two paddings, so that a
 * wrong guess of a height can never lay one card over another.
 */
export function UpdateList({ updates, now, scrollRef, label }: { updates: readonly Update[]; now: Instant; scrollRef: RefObject<HTMLElement | null>; label: string }) {
  const virtualizer = useVirtualizer({
    count: updates.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => updates[index]?.id ?? index,
    overscan: 6,
    initialRect: SERVER_RECT,
  });
  const drawn = virtualizer.getVirtualItems();
  const before = drawn[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <ol aria-label={label} style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
      {drawn.map((row) => {
        const update = updates[row.index];
        return update ? (
          <li key={row.key} ref={virtualizer.measureElement} data-index={row.index} aria-posinset={row.index + 1} aria-setsize={updates.length} className="border-t border-rule first:border-t-0">
            <UpdateCard update={update} now={now} />
          </li>
        ) : null;
      })}
    </ol>
  );
}
