'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ItemVersion } from '@/lib/domain/item';
import { momentIn } from '@/lib/time/wording';

/** Every wording as it was published, the newest first. */
export function VersionList({ versions, language }: { versions: readonly ItemVersion[]; language: string }) {
  const t = useTranslations('updates');
  const locale = useLocale();
  return (
    <ol>
      {versions.toReversed().map((version) => (
        <li key={version.version} className="border-t border-rule-2 py-1.5 first:border-t-0">
          <p className="text-ink-2">{t('version', { version: version.version, time: momentIn(version.seenAt, 'UTC', locale) })}</p>
          <p lang={language} className="t-aside break-words">
            {version.title}
          </p>
          {version.summary && (
            <p lang={language} className="mt-0.5 break-words text-ink-2">
              {version.summary}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
