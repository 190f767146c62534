'use client';

import { useEffect } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { usePersonal } from '@/components/live/usePersonal';
import { WATCHLISTS_PATH, type WatchlistsAnswer } from '@/lib/protocol/watchlists';
import { setUnreadCount } from './unreadCount';

/** Counts what is unread of one's own lists: anew when the news moves, and at once when something is read in any tab. */
export function CountUnread() {
  const { answer, retry } = useAnswer<WatchlistsAnswer>(WATCHLISTS_PATH);
  usePersonal((notice) => {
    if (notice === null || notice.kind === 'watchlists') retry();
  });
  // What colleagues share is theirs to follow: it would never be read to its end.
  const unread = answer?.watchlists.reduce((sum, entry) => sum + (entry.isOwn ? entry.unread : 0), 0) ?? 0;
  useEffect(() => {
    setUnreadCount(unread);
    return () => setUnreadCount(0);
  }, [unread]);
  return null;
}
