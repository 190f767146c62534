'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { sourceOfWatchlist, usualWay } from '@/lib/domain/alert';
import type { WatchlistId } from '@/lib/domain/ids';
import { ALERT_SETUP_PATH, type AlertSetup } from '@/lib/protocol/alerts';
import { Refused } from './Refused';
import { useWay } from './useWay';
import { WayFields } from './WayFields';

/**
 * How the person is told of one watchlist. It reads and saves by itself, apart from the list's own form.
 * @param isOwn  somebody else's shared list tells nobody who has not asked for it
 */
export function WatchlistChannels({ id, isOwn = true }: { id: WatchlistId; isOwn?: boolean }) {
  const t = useTranslations('alerts.setup');
  const [setup, setSetup] = useState<AlertSetup | 'loading' | 'failed'>('loading');

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
  return <Channels id={id} isOwn={isOwn} setup={setup} />;
}

function Channels({ id, isOwn, setup }: { id: WatchlistId; isOwn: boolean; setup: AlertSetup }) {
  const t = useTranslations('alerts.setup');
  const source = sourceOfWatchlist(id);
  const [saved, setSaved] = useState(() => setup.ways.find((one) => one.source === source) ?? { ...usualWay(source), inPage: isOwn });
  const [said, setSaid] = useState('');
  const { way, choose, problem } = useWay(saved, (taken) => {
    setSaved(taken);
    setSaid(t('saved'));
  });

  return (
    <div>
      <WayFields
        label={t('forList')}
        way={way}
        channels={setup.channels}
        onChange={(next) => {
          setSaid('');
          choose(next);
        }}
      />
      <p className="t-small mt-1 text-ink-2">
        {t('forListAbout')}{' '}
        <a href="/alerts/settings" className="action">
          {t('moreChannels')}
        </a>
      </p>
      <p role="status" className={said ? 't-small text-ink-2' : 'unseen'}>
        {said}
      </p>
      <Refused problem={problem} />
    </div>
  );
}
