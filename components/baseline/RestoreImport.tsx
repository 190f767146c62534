'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSendChange } from '@/components/feeds/ChangeProvider';
import { useProblemWords } from '@/components/feeds/useProblemWords';
import { BASELINES_PATH } from '@/lib/protocol/baselines';

/** Takes back that an import was taken off the desk. It asks nothing: a press on the other button undoes it. */
export function RestoreImport({ n, title }: { n: number; title: string }) {
  const t = useTranslations('baseline');
  const send = useSendChange();
  const wordsOf = useProblemWords();
  const [problem, setProblem] = useState('');

  async function restore() {
    setProblem('');
    const outcome = await send({ method: 'POST', path: `${BASELINES_PATH}/${n}/restore` });
    if (outcome.ok) window.location.assign('/baseline');
    else if (outcome.error.code !== 'given-up') setProblem(wordsOf({ ...outcome.error, code: outcome.error.code }));
  }

  return (
    <>
      <button type="button" className="action ml-3" aria-label={`${t('restore')}: ${title}`} onClick={() => void restore()}>
        {t('restore')}
      </button>
      <span role="alert" className="ml-3 text-warn empty:hidden">
        {problem}
      </span>
    </>
  );
}
