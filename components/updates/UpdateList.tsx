'use client';

import { useEffect, useState, type ComponentType, type RefObject } from 'react';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';
import { UpdateCard } from './UpdateCard';

export interface UpdateListProps {
  readonly updates: readonly Update[];
  readonly now: Instant;
  readonly scrollRef: RefObject<HTMLElement | null>;
  readonly label: string;
}

/** Up to here the whole list is drawn: two pages of it cost less than the code that would spare them. */
const DRAWN_WHOLE = 100;

/** The list of updates: whole while it is short, so that it is there before any script runs; then only what is in view. */
export function UpdateList(props: UpdateListProps) {
  const { updates, now, label } = props;
  const isLong = updates.length > DRAWN_WHOLE;
  const [Windowed, setWindowed] = useState<ComponentType<UpdateListProps> | null>(null);
  useEffect(() => {
    if (!isLong || Windowed) return;
    let isWanted = true;
    import('./WindowedUpdateList').then(
      (module) => isWanted && setWindowed(() => module.WindowedUpdateList),
      () => undefined, // without the network the whole list stays drawn, which is only slower
    );
    return () => {
      isWanted = false;
    };
  }, [isLong, Windowed]);

  if (isLong && Windowed) return <Windowed {...props} />;
  return (
    <ol aria-label={label} data-whole>
      {updates.map((update) => (
        <li key={update.id} data-update={update.id} className="border-t border-rule first:border-t-0">
          <UpdateCard update={update} now={now} />
        </li>
      ))}
    </ol>
  );
}
