'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';

/** What a reader must know before anything else: recorded material, and a page older than its server. */
export function Notices() {
  const recorded = useLive(({ live }) => live.recorded);
  const isOutdated = useLive(({ line }) => line.newBuild !== null || line.refusal === 'other-protocol');
  return (
    <>
      {recorded && <RecordedNotice kind={recorded} />}
      {isOutdated && <OutdatedNotice />}
    </>
  );
}

const STRIP = 't-small flex flex-wrap items-baseline gap-x-4 border-b border-rule bg-paper-2 px-(--margin) py-1.5';

function RecordedNotice({ kind }: { kind: 'demo' | 'replay' }) {
  const t = useTranslations('recorded');
  return (
    <aside aria-label={t('title')} className={STRIP}>
      <strong>{t('title')}</strong>
      <span className="text-ink-2">{t(kind)}</span>
    </aside>
  );
}

function OutdatedNotice() {
  const t = useTranslations('outdated');
  return (
    <div role="status" className={STRIP}>
      <strong>{t('message')}</strong>
      <button type="button" className="action" onClick={() => window.location.reload()}>
        {t('reload')}
      </button>
    </div>
  );
}
