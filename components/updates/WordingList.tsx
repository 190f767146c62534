'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useAnswer } from '@/components/live/useAnswer';
import type { Update } from '@/lib/domain/update';
import { UPDATES_PATH, type UpdateWithVersions } from '@/lib/protocol/requests';
import { momentIn } from '@/lib/time/wording';

/** An update's earlier wordings, the newest of them first. */
export function WordingList({ update }: { update: Update }) {
  const t = useTranslations('updates');
  const locale = useLocale();
  const { answer, problem } = useAnswer<UpdateWithVersions>(`${UPDATES_PATH}/${encodeURIComponent(update.id)}`);
  if (!answer) {
    return (
      <p role="status" className="text-ink-2">
        {t(problem ? 'versionsFailed' : 'versionsLoading')}
      </p>
    );
  }
  return (
    <ol aria-label={t('versions')} className="mt-1">
      {answer.versions
        .filter(({ version }) => version < update.version)
        .toReversed()
        .map((version) => (
          <li key={version.version} className="border-t border-rule-2 py-1">
            <p className="t-micro text-ink-3">{t('version', { version: version.version, time: momentIn(version.seenAt, 'UTC', locale) })}</p>
            <p lang={update.language} className="t-label">
              {version.title}
            </p>
          </li>
        ))}
    </ol>
  );
}
