'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '@/components/ui/send';
import type { Watchlist } from '@/lib/domain/watchlist';
import { watchlistPath } from '@/lib/protocol/watchlists';
import { useWatchlistProblem } from './useWatchlistProblem';

/** Removing asks once more, where it stands. */
export function RemoveWatchlist({ watchlist }: { watchlist: Watchlist }) {
  const t = useTranslations('watchlists');
  const router = useRouter();
  const wordsOf = useWatchlistProblem();
  const [isAsking, setIsAsking] = useState<boolean | null>(null);
  const [problem, setProblem] = useState('');

  async function remove() {
    const outcome = await send('DELETE', watchlistPath(watchlist.id));
    if (outcome.ok) router.push('/watchlists');
    else setProblem(wordsOf(outcome.error));
  }

  return (
    <div className="t-body border-t border-rule pt-3">
      {isAsking ? (
        <p className="facts">
          <span>{watchlist.isShared ? t('removeShared', { name: watchlist.name }) : t('removeSure', { name: watchlist.name })}</span>
          <button type="button" className="action" onClick={() => void remove()}>
            {t('removeYes')}
          </button>
          <button type="button" autoFocus className="action" onClick={() => setIsAsking(false)}>
            {t('removeNo')}
          </button>
        </p>
      ) : (
        <button type="button" autoFocus={isAsking === false} className="action" onClick={() => setIsAsking(true)}>
          {t('remove')}
        </button>
      )}
      {problem && (
        <p role="alert" className="text-warn">
          {problem}
        </p>
      )}
    </div>
  );
}
