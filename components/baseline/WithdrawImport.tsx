'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSendChange } from '@/components/feeds/ChangeProvider';
import { useProblemWords } from '@/components/feeds/useProblemWords';
import { Dialog } from '@/components/ui/Dialog';
import { BASELINES_PATH } from '@/lib/protocol/baselines';

/** Takes an import off the desk, after asking. */
export function WithdrawImport({ n, title }: { n: number; title: string }) {
  const t = useTranslations('baseline');
  const send = useSendChange();
  const wordsOf = useProblemWords();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');

  async function withdraw() {
    setProblem('');
    const outcome = await send({ method: 'DELETE', path: `${BASELINES_PATH}/${n}` });
    if (outcome.ok) window.location.assign('/baseline');
    else if (outcome.error.code !== 'given-up') setProblem(wordsOf({ ...outcome.error, code: outcome.error.code }));
  }

  return (
    <>
      <button type="button" className="action ml-3" aria-label={`${t('withdraw')}: ${title}`} onClick={() => setAsking(true)}>
        {t('withdraw')}
      </button>
      {isAsking && (
        <Dialog title={t('withdrawTitle')} onClose={() => setAsking(false)}>
          <p className="t-body mb-4">{t('withdrawText', { title })}</p>
          <p role="alert" className="t-body text-warn">
            {problem}
          </p>
          <div className="t-body flex items-baseline gap-6">
            <button type="button" className="action-main" onClick={() => void withdraw()}>
              {t('withdraw')}
            </button>
            <button type="button" className="action" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
