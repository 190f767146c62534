'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { withoutBounds } from '@/lib/domain/watchlist';
import { WATCHLISTS_PATH, type WatchlistsAnswer } from '@/lib/protocol/watchlists';
import { writeSelection } from '@/lib/selection/selection';

/** The lists that somebody sees, each opening the desk on what it holds; none for whoever is not signed in. */
export function useWatchlistCommands(isSignedIn: boolean): { key: string; name: string; run: () => void }[] {
  const t = useTranslations('watchlists');
  const router = useRouter();
  const { answer } = useAnswer<WatchlistsAnswer>(isSignedIn ? WATCHLISTS_PATH : null);
  return useMemo(
    () =>
      (answer?.watchlists ?? []).map(({ watchlist, unread }) => ({
        key: `watchlist-${watchlist.id}`,
        name: unread > 0 ? t('paletteWith', { name: watchlist.name, count: unread }) : watchlist.name,
        run: () => router.push(`/?${writeSelection(withoutBounds(watchlist.selection))}`),
      })),
    [answer, router, t],
  );
}
