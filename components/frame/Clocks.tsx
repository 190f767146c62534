'use client';

import { useTranslations } from 'next-intl';
import { useServerNow } from '@/components/live/useLive';
import { clockIn } from '@/lib/time/wording';

/** Both capitals and the desk's own zone, by the server's clock. */
export function Clocks() {
  const t = useTranslations('clocks');
  const now = useServerNow();
  return (
    <dl aria-label={t('label')} className="hidden gap-4 whitespace-nowrap min-[1320px]:flex">
      {(['America/New_York', 'America/Caracas', 'UTC'] as const).map((zone) => (
        <div key={zone} className="flex gap-1">
          <dt className="text-ink-3">{t(zone)}</dt>
          <dd className="font-strong">{clockIn(now, zone)}</dd>
        </div>
      ))}
    </dl>
  );
}
