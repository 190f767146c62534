'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useLive } from '@/components/live/useLive';
import { FRESHNESS_SHAPES, useDeskFreshness } from '@/components/status/FreshnessLine';
import { Age } from '@/components/ui/Age';
import { StatusGlyph } from '@/components/ui/StatusGlyph';
import { findBlindSpots } from '@/lib/feeds/blindSpots';
import { clockIn, dayIn } from '@/lib/time/wording';

/** How far what is shown can be trusted. Unless it is live, the whole strip is reversed: across a room, nobody reads the word first. */
export function WallFooter({ scene, scenes }: { scene: number; scenes: number }) {
  const t = useTranslations('wall');
  const freshnessName = useTranslations('freshness');
  const recordedName = useTranslations('recorded');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  const state = useDeskFreshness();
  const live = useLive((view) => view.live);
  const { newestUpdateAt, lastGoodPollAt, feeds } = live.freshness;
  const silent = useMemo(() => findBlindSpots([...live.feeds.values()], live.volume).silentGroups, [live.feeds, live.volume]);
  const polled = feeds.ok + feeds.quiet + feeds.late + feeds.degraded + feeds.failing;
  const words = () => {
    if (state === 'offline') return t('offline', { time: clockIn(live.asOf, 'UTC'), day: dayIn(live.asOf, 'UTC', locale) });
    if (state === 'waiting' || lastGoodPollAt === null) return t('waiting');
    if (state !== 'live') return t.rich(state, { age: () => <Age at={lastGoodPollAt} /> });
    return newestUpdateAt === null ? t('noUpdate') : t.rich('newest', { age: () => <Age at={newestUpdateAt} /> });
  };
  return (
    <footer className="wall-footer" data-state={state} aria-label={freshnessName('label')}>
      {live.recorded && <strong className="wall-recorded">{recordedName('title')}</strong>}
      <p className="wall-state">
        <strong role="status">
          <StatusGlyph shape={FRESHNESS_SHAPES[state]} /> {freshnessName(state)}
        </strong>
        {state === 'live' ? ', ' : ': '}
        {words()}
      </p>
      {(state === 'live' || state === 'late') && <p>{t('feeds', { good: feeds.ok + feeds.quiet, all: polled })}</p>}
      {state === 'live' && silent.length > 0 && <p>{silent.length === 1 ? t('notSeen', { group: groupName(silent[0]!) }) : t('notSeenMany', { count: silent.length })}</p>}
      <ol className="wall-progress" role="img" aria-label={t('place', { scene: scene + 1, scenes })}>
        {Array.from({ length: scenes }, (_, n) => (
          <li key={n} data-here={n === scene || undefined} />
        ))}
      </ol>
    </footer>
  );
}
