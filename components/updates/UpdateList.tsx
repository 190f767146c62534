'use client';

import type { RefObject } from 'react';
import { useLater } from '@/components/ui/useLater';
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

const loadWindowed = () => import('./WindowedUpdateList').then((module) => module.WindowedUpdateList);

/** The list of updates: whole while it is short, so that it is there before any script runs; then only what is in view. */
export function UpdateList(props: UpdateListProps) {
  const { updates, now, label } = props;
  const isLong = updates.length > DRAWN_WHOLE;
  // When it does not come, the whole list stays drawn, which is only slower.
  const { Part: Windowed } = useLater(loadWindowed, isLong);
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
