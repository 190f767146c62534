'use client';

import { useTranslations } from 'next-intl';

/** Nothing matches; that is no word about the news itself. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const t = useTranslations('stream');
  return (
    <div className="py-4">
      <p className="t-quote mb-3 text-ink-2">{t('noMatch')}</p>
      <p className="t-label text-ink-2">
        {t('noMatchWhy')}{' '}
        <button type="button" className="action" onClick={onClear}>
          {t('clear')}
        </button>
      </p>
    </div>
  );
}

export function StreamFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('stream');
  return (
    <div className="py-4" role="alert">
      <p className="t-quote mb-3 text-ink-2">{t('failed')}</p>
      <button type="button" className="action t-label" onClick={onRetry}>
        {t('again')}
      </button>
    </div>
  );
}

const LINES = ['92%', '70%', '44%', '84%', '58%', '36%'];

/** Says that the list is on its way; where there is nothing to show until then, its own shape holds its place. */
export function StreamLoading({ isEmpty = true }: { isEmpty?: boolean }) {
  const t = useTranslations('stream');
  return (
    <div className={isEmpty ? 'py-3' : undefined}>
      <p role="status" className="unseen">
        {t('loading')}
      </p>
      {isEmpty &&
        LINES.map((width, index) => (
        <div key={width} aria-hidden="true" className={`ml-12 h-3 bg-rule-2 ${index === 2 ? 'mb-6' : 'mb-2'}`} style={{ width: `calc(${width} - var(--u) * 12)` }} />
      ))}
    </div>
  );
}
