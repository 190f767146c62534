'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { usePersonal } from '@/components/live/usePersonal';
import type { ClaimNumbers } from '@/components/selection/useValueNames';
import { send, type SendProblem } from '@/components/ui/send';
import type { WatchlistId } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';
import { watchlistPath, WATCHLISTS_PATH, type WatchlistEntry, type WatchlistsAnswer } from '@/lib/protocol/watchlists';
import { useWatchlistProblem } from './useWatchlistProblem';
import { WatchlistFiles } from './WatchlistFiles';
import { WatchlistRow } from './WatchlistRow';

/** One's own lists in their order and those that others share, with what is unread of each; the same in every tab. */
export function WatchlistsPanel({ initial, claimNumbers }: { initial: WatchlistsAnswer; claimNumbers: ClaimNumbers }) {
  const t = useTranslations('watchlists');
  const wordsOf = useWatchlistProblem();
  const { answer, retry } = useAnswer<WatchlistsAnswer>(WATCHLISTS_PATH, initial);
  usePersonal((notice) => {
    if (notice === null || notice.kind === 'watchlists') retry();
  });
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<WatchlistId | null>(null);
  const { watchlists, upTo } = answer ?? initial;
  const own = watchlists.filter(({ isOwn }) => isOwn);
  const shared = watchlists.filter(({ isOwn }) => !isOwn);

  async function done(outcome: Promise<Result<unknown, SendProblem>>, words = '') {
    const result = await outcome;
    setProblem(result.ok ? '' : wordsOf(result.error));
    if (result.ok && words) setSaid(words);
    retry();
  }

  function move({ watchlist }: WatchlistEntry, to: number) {
    if (to < 0 || to >= own.length) return;
    const others = own.map((entry) => entry.watchlist.id).filter((id) => id !== watchlist.id);
    const ids = [...others.slice(0, to), watchlist.id, ...others.slice(to)];
    void done(send('PUT', `${WATCHLISTS_PATH}/order`, { ids }), t('moved', { name: watchlist.name, place: to + 1, of: own.length }));
  }

  const markRead = ({ watchlist }: WatchlistEntry) => void done(send('POST', `${watchlistPath(watchlist.id)}/read`, { upTo }), t('markedRead', { name: watchlist.name }));

  return (
    <>
      <p role="status" className="unseen">
        {said}
      </p>
      {problem && (
        <p role="alert" className="t-body my-2 text-warn">
          {problem}
        </p>
      )}
      {own.length === 0 ? (
        <p className="t-read my-4 max-w-[60ch]">{t('none')}</p>
      ) : (
        <>
          <h2 id="own" className="unseen">
            {t('own')}
          </h2>
          <ol aria-labelledby="own" className="mt-4 border-t border-ink">
            {own.map((entry, at) => (
              <li
                key={entry.watchlist.id}
                draggable={own.length > 1}
                onDragStart={() => setDragged(entry.watchlist.id)}
                onDragEnd={() => setDragged(null)}
                onDragOver={(event) => dragged !== null && event.preventDefault()}
                onDrop={() => {
                  const moving = own.find(({ watchlist }) => watchlist.id === dragged);
                  if (moving) move(moving, at);
                }}
                className={`border-b border-rule ${dragged === entry.watchlist.id ? 'opacity-50' : ''}`}
              >
                <WatchlistRow entry={entry} claimNumbers={claimNumbers} onRead={() => markRead(entry)} place={own.length > 1 ? { at, of: own.length, move: (to) => move(entry, to) } : undefined} />
              </li>
            ))}
          </ol>
        </>
      )}
      {shared.length > 0 && (
        <section aria-labelledby="shared" className="mt-8">
          <h2 id="shared" className="t-h4 mb-1">
            {t('shared')}
          </h2>
          <ul className="border-t border-ink">
            {shared.map((entry) => (
              <li key={entry.watchlist.id} className="border-b border-rule">
                <WatchlistRow entry={entry} claimNumbers={claimNumbers} onRead={() => markRead(entry)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <WatchlistFiles hasOwn={own.length > 0} onTaken={retry} />
    </>
  );
}
