'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Update } from '@/lib/domain/update';

/** A headline as published, in its own language, leading to its publisher's page in a window that knows nothing of us. */
export function Headline({ update }: { update: Update }) {
  const t = useTranslations('updates');
  const locale = useLocale();
  if (update.link === null) return <span lang={update.language}>{update.title}</span>;
  return (
    <a lang={update.language} href={update.link} target="_blank" rel="noopener noreferrer" className="plain-link">
      {update.title}
      <span className="unseen" lang={locale}>
        {' '}
        ({t('opens')})
      </span>
    </a>
  );
}
