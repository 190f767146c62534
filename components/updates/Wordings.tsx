'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Update } from '@/lib/domain/update';
import { UPDATES_PATH, type UpdateWithVersions } from '@/lib/protocol/requests';
import { momentIn } from '@/lib/time/wording';

type Reading = { kind: 'closed' } | { kind: 'reading' } | { kind: 'failed' } | { kind: 'open'; versions: UpdateWithVersions['versions'] };

/** "edited ×2": opens into the earlier wordings, the newest of them first. */
export function Wordings({ update }: { update: Update }) {
  const t = useTranslations('updates');
  const locale = useLocale();
  const [reading, setReading] = useState<Reading>({ kind: 'closed' });

  async function open() {
    if (reading.kind === 'open') return setReading({ kind: 'closed' });
    setReading({ kind: 'reading' });
    const answer = await readVersions(update.id);
    setReading(answer ? { kind: 'open', versions: answer.versions } : { kind: 'failed' });
  }

  return (
    <div className="mt-1">
      <button type="button" className="action" aria-expanded={reading.kind === 'open'} onClick={() => void open()}>
        {t('edited', { count: update.version - 1 })}
      </button>
      <div role="status" className="text-ink-2">
        {reading.kind === 'reading' && t('versionsLoading')}
        {reading.kind === 'failed' && t('versionsFailed')}
      </div>
      {reading.kind === 'open' && (
        <ol aria-label={t('versions')} className="mt-1">
          {reading.versions
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
      )}
    </div>
  );
}

async function readVersions(id: string): Promise<UpdateWithVersions | null> {
  try {
    const response = await fetch(`${UPDATES_PATH}/${encodeURIComponent(id)}`, { signal: AbortSignal.timeout(15_000) });
    return response.ok ? ((await response.json()) as UpdateWithVersions) : null;
  } catch {
    return null;
  }
}
