'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { send } from '@/components/ui/send';
import { sourceOfWatchlist, usualWay, type AlertWay } from '@/lib/domain/alert';
import type { WatchlistId } from '@/lib/domain/ids';
import { ALERT_SETUP_PATH, ALERT_WAYS_PATH, type AlertSetup } from '@/lib/protocol/alerts';
import { useAlertProblem } from './useSetup';
import { WayFields } from './WayFields';

/**
 * How the person is told of one watchlist. It reads and saves by itself, apart from the list's own form.
 * @param isOwn  somebody else's shared list tells nobody who has not asked for it
 */
export function WatchlistChannels({ id, isOwn = true }: { id: WatchlistId; isOwn?: boolean }) {
  const t = useTranslations('alerts.setup');
  const wordsOf = useAlertProblem();
  const source = sourceOfWatchlist(id);
  const [setup, setSetup] = useState<AlertSetup | 'loading' | 'failed'>('loading');
  const [way, setWay] = useState<AlertWay | null>(null);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');

  useEffect(() => {
    const stop = new AbortController();
    askOnce<AlertSetup>(ALERT_SETUP_PATH, stop.signal).then(
      ({ answer }) => !stop.signal.aborted && setSetup(answer ?? 'failed'),
      () => !stop.signal.aborted && setSetup('failed'),
    );
    return () => stop.abort();
  }, []);

  if (setup === 'loading') return <p className="t-small text-ink-2">{t('loading')}</p>;
  if (setup === 'failed') return <p className="t-small text-warn">{t('failed')}</p>;
  const current = way ?? setup.ways.find((one) => one.source === source) ?? { ...usualWay(source), inPage: isOwn };

  async function save(next: AlertWay) {
    setWay(next);
    const outcome = await send<AlertWay>('PUT', ALERT_WAYS_PATH, next);
    setProblem(outcome.ok ? '' : wordsOf(outcome.error));
    setSaid(outcome.ok ? t('saved') : '');
    if (!outcome.ok) setWay(current);
  }

  return (
    <div>
      <WayFields label={t('forList')} way={current} channels={setup.channels} onChange={(next) => void save(next)} />
      <p className="t-small mt-1 text-ink-2">
        {t('forListAbout')}{' '}
        <a href="/alerts/settings" className="action">
          {t('moreChannels')}
        </a>
      </p>
      <p role="status" className={said ? 't-small text-ink-2' : 'unseen'}>
        {said}
      </p>
      {problem && (
        <p role="alert" className="t-small text-warn">
          {problem}
        </p>
      )}
    </div>
  );
}
