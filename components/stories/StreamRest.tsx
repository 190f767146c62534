'use client';

import { NoUpdates } from '@/components/updates/NoUpdates';
import { MoreEntries } from './MoreEntries';
import type { Stream } from './stream';
import { NoMatch, StreamFailed, StreamLoading } from './StreamStates';

export interface StreamRestProps {
  readonly stream: Pick<Stream, 'state' | 'hasOlder' | 'readOlder' | 'retry'>;
  readonly isEmpty: boolean;
  readonly isChosen: boolean;
  /** updates in the list */
  readonly shown: number;
  readonly onClear: () => void;
}

/** What stands below the list, or in its place. It comes after the page: the list itself is what the first load is for. */
export function StreamRest({ stream: { state, hasOlder, readOlder, retry }, isEmpty, isChosen, shown, onClear }: StreamRestProps) {
  if (state === 'loading') return <StreamLoading isEmpty={isEmpty} />;
  if (state === 'failed') return <StreamFailed onRetry={retry} />;
  if (isEmpty) return isChosen ? <NoMatch onClear={onClear} /> : <NoUpdates />;
  return <MoreEntries hasOlder={hasOlder} readOlder={readOlder} shown={shown} />;
}
