'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { Age } from '@/components/ui/Age';
import { clockIn } from '@/lib/time/wording';
import { useDeskFreshness } from './FreshnessLine';

/** What a panel says of itself when it is not live; nothing when it is. */
export function PanelNote() {
  const t = useTranslations('freshness');
  const state = useDeskFreshness();
  const live = useLive((view) => view.live);
  const { lastGoodPollAt } = live.freshness;
  if (state === 'live' || state === 'waiting') return null;
  return (
    <p className="border-t border-rule pt-1 pb-2 text-ink-2">
      <strong className="text-ink">{t(state)}</strong>
      {': '}
      {state === 'offline'
        ? t('panelOffline', { time: clockIn(live.asOf, 'UTC') })
        : lastGoodPollAt === null
          ? t('panelNeverRead')
          : t.rich(state === 'late' ? 'panelLate' : 'panelStale', { age: () => <Age at={lastGoodPollAt} /> })}
    </p>
  );
}
