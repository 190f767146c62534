'use client';

import { useTranslations } from 'next-intl';

/** A page that could not be made. The error itself stays in the server's log; its reference leads there. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('error');
  return (
    <main id="content" className="px-(--margin) pt-8 pb-12">
      <h1 className="t-h1 mb-3">{t('title')}</h1>
      <p className="t-read mb-4 max-w-[68ch]">{t('text')}</p>
      <p className="t-body flex flex-wrap gap-x-6">
        <button type="button" className="action" onClick={reset}>
          {t('again')}
        </button>
        <a href="/" className="action">
          {t('toDesk')}
        </a>
      </p>
      {error.digest && <p className="mt-6 text-ink-3">{t('reference', { digest: error.digest })}</p>}
    </main>
  );
}
