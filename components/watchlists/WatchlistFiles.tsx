'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import { WATCHLISTS_PATH, type ImportedAnswer } from '@/lib/protocol/watchlists';
import { useWatchlistProblem } from './useWatchlistProblem';

/** Lists leave as a file and come back from one. */
export function WatchlistFiles({ hasOwn, onTaken }: { hasOwn: boolean; onTaken: () => void }) {
  const t = useTranslations('watchlists');
  const wordsOf = useWatchlistProblem();
  const [problem, setProblem] = useState<string>();
  const [taken, setTaken] = useState<number | null>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    setTaken(null);
    setProblem(undefined);
    const body = await file.text().then(
      (text) => JSON.parse(text) as unknown,
      () => null,
    ).catch(() => null);
    if (typeof body !== 'object' || body === null) return setProblem(wordsOf({ code: 'bad-json' }));
    const outcome = await send<ImportedAnswer>('POST', `${WATCHLISTS_PATH}/import`, body);
    if (!outcome.ok) return setProblem(wordsOf(outcome.error));
    setTaken(outcome.value.watchlists.length);
    onTaken();
  }

  return (
    <details className="mt-8 border-t border-rule pt-3">
      <summary className="t-body font-medium">{t('files')}</summary>
      <div className="t-body mt-2 grid max-w-[60ch] gap-4">
        {hasOwn && (
          <p>
            <a href={`${WATCHLISTS_PATH}/export`} download className="action">
              {t('export')}
            </a>
          </p>
        )}
        <Field label={t('import')} hint={t('importHint')} problem={problem}>
          {(control) => <input {...control} type="file" accept="application/json,.json" onChange={(event) => void take(event.target.files?.[0])} />}
        </Field>
        <p role="status">{taken === null ? '' : t('imported', { count: taken })}</p>
      </div>
    </details>
  );
}
