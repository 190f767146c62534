'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import type { FeedWithHealth } from '@/lib/domain/feed';
import { FEEDS_PATH } from '@/lib/protocol/requests';
import { isGoogleNews } from './feedWords';
import { useSendChange, type ChangeRequest } from './ChangeProvider';
import { useProblemWords } from './useProblemWords';

/** Poll now, pause, resume. What came of it is said beside the buttons. */
export function FeedActions({ feed }: { feed: FeedWithHealth }) {
  const t = useTranslations('edit');
  const send = useSendChange();
  const wordsOf = useProblemWords();
  const [said, setSaid] = useState('');
  const [isAskingTerms, setAskingTerms] = useState(false);
  const path = `${FEEDS_PATH}/${feed.id}`;
  const isPolled = feed.health.state !== 'paused' && feed.health.state !== 'gone';

  const resumeWord = feed.health.reason === 'not-selected' ? t('turnOn') : t('resume');

  async function change(request: ChangeRequest, done: string) {
    setSaid('');
    const outcome = await send(request);
    if (outcome.ok) setSaid(done);
    else if (outcome.error.code !== 'given-up') setSaid(wordsOf(outcome.error));
  }
  const resume = () => change({ method: 'PATCH', path, body: { enabled: true } }, t('resumed'));

  return (
    <>
      <span className="flex flex-wrap gap-x-4">
        {isPolled ? (
          <>
            <button type="button" className="action" aria-label={`${t('pollNow')}: ${feed.name}`} onClick={() => void change({ method: 'POST', path: `${path}/poll` }, t('pollAsked'))}>
              {t('pollNow')}
            </button>
            <button type="button" className="action" aria-label={`${t('pause')}: ${feed.name}`} onClick={() => void change({ method: 'PATCH', path, body: { enabled: false } }, t('paused'))}>
              {t('pause')}
            </button>
          </>
        ) : (
          <button type="button" className="action" aria-label={`${resumeWord}: ${feed.name}`} onClick={() => (isGoogleNews(feed.url) ? setAskingTerms(true) : void resume())}>
            {resumeWord}
          </button>
        )}
      </span>
      <span role="status" className="block text-ink-2">
        {said}
      </span>
      {isAskingTerms && (
        <Dialog title={feed.name} onClose={() => setAskingTerms(false)}>
          <p className="t-body mb-4">{t('googleNews')}</p>
          <button
            type="button"
            className="action-main t-body"
            onClick={() => {
              setAskingTerms(false);
              void resume();
            }}
          >
            {t('googleNewsConfirm')}
          </button>
        </Dialog>
      )}
    </>
  );
}
