'use client';

import type { RefObject } from 'react';
import { useLater } from '@/components/ui/useLater';
import type { StreamEntry } from '@/lib/stream/foldStories';
import { Entry, type EntryProps } from './Entry';

export interface EntryListProps extends Pick<EntryProps, 'now' | 'onToggle' | 'isChosen'> {
  readonly entries: readonly StreamEntry[];
  readonly openKeys: ReadonlySet<string>;
  readonly scrollRef: RefObject<HTMLElement | null>;
  readonly label: string;
}

/** Up to here the whole list is drawn: two pages of it cost less than the code that would spare them. */
const DRAWN_WHOLE = 100;

const loadWindowed = () => import('./WindowedEntries').then((module) => module.WindowedEntries);

/** The entries of the stream: whole while they are few, so that they are there before any script runs; then only what is in view. */
export function EntryList(props: EntryListProps) {
  const { entries, label } = props;
  const isLong = entries.length > DRAWN_WHOLE;
  // When it does not come, the whole list stays drawn, which is only slower.
  const { Part: Windowed } = useLater(loadWindowed, isLong);
  if (isLong && Windowed) return <Windowed {...props} />;
  return (
    <ol aria-label={label} data-whole>
      {entries.map((entry, index) => (
        <li key={entry.key} data-key-of={entry.key} className="border-t border-rule first:border-t-0">
          <EntryAt {...props} entry={entry} index={index} />
        </li>
      ))}
    </ol>
  );
}

/** One of them, in its place. */
export function EntryAt({ entry, index, now, openKeys, onToggle, isChosen }: EntryListProps & { entry: StreamEntry; index: number }) {
  return <Entry entry={entry} now={now} isLead={index === 0} isOpen={openKeys.has(entry.key)} onToggle={onToggle} isChosen={isChosen} />;
}
