'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import type { WatchlistId } from '@/lib/domain/ids';
import { watchlistPath, type WatchlistFeedAnswer } from '@/lib/protocol/watchlists';
import { useWatchlistProblem } from './useWatchlistProblem';

/** The private feed of a list: its link is shown when it is made, and never again. */
export function WatchlistFeed({ id, hasFeed }: { id: WatchlistId; hasFeed: boolean }) {
  const t = useTranslations('watchlists');
  const wordsOf = useWatchlistProblem();
  const [isOpen, setIsOpen] = useState(hasFeed);
  const [links, setLinks] = useState<WatchlistFeedAnswer | null>(null);
  const [problem, setProblem] = useState('');

  async function renew() {
    const outcome = await send<WatchlistFeedAnswer>('POST', `${watchlistPath(id)}/feed`);
    if (!outcome.ok) return setProblem(wordsOf(outcome.error));
    setProblem('');
    setLinks(outcome.value);
    setIsOpen(true);
  }
  async function close() {
    const outcome = await send('DELETE', `${watchlistPath(id)}/feed`);
    if (!outcome.ok) return setProblem(wordsOf(outcome.error));
    setProblem('');
    setLinks(null);
    setIsOpen(false);
  }

  return (
    <section aria-labelledby="feed" className="border-t border-rule pt-3">
      <h2 id="feed" className="t-h4 mb-1">
        {t('feed')}
      </h2>
      <p className="t-body mb-2 max-w-[60ch] text-ink-2">{t('feedHow')}</p>
      {links && (
        <div className="t-body mb-2 grid gap-3">
          {(['rss', 'json'] as const).map((kind) => (
            <Field key={kind} label={t(`feeds.${kind}`)}>
              {(control) => <input {...control} readOnly value={links[kind]} onFocus={(event) => event.target.select()} />}
            </Field>
          ))}
          <p role="status">{t('feedOnce')}</p>
        </div>
      )}
      <p className="facts t-body">
        <button type="button" className="action" onClick={() => void renew()}>
          {isOpen ? t('feedRenew') : t('feedMake')}
        </button>
        {isOpen && (
          <button type="button" className="action" onClick={() => void close()}>
            {t('feedClose')}
          </button>
        )}
      </p>
      {problem && (
        <p role="alert" className="t-body text-warn">
          {problem}
        </p>
      )}
    </section>
  );
}
