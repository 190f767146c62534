'use client';

import { useTranslations } from 'next-intl';
import { useServerNow } from '@/components/live/useLive';
import { clockIn } from '@/lib/time/wording';
import type { Scene } from '@/lib/wall/wallSettings';

const CAPITALS = ['America/New_York', 'America/Caracas', 'UTC'] as const;

/** What is shown, and what time it is where the news is made. */
export function WallHeader({ scene, page, pages, isInterrupted }: { scene: Scene; page: number; pages: number; isInterrupted: boolean }) {
  const t = useTranslations('wall');
  const site = useTranslations('site');
  const zoneName = useTranslations('clocks');
  const now = useServerNow();
  return (
    <header className="wall-header">
      <span className="wall-word">{site('name')}</span>
      <h1 className="wall-title">
        {isInterrupted ? site('strap') : t(`scenes.${scene}`)}
        {!isInterrupted && pages > 1 && <span className="wall-page">{t('page', { page: page + 1, pages })}</span>}
      </h1>
      <dl className="wall-clocks" aria-label={zoneName('label')}>
        {CAPITALS.map((zone) => (
          <div key={zone}>
            <dt>{zoneName(zone)}</dt>
            <dd>{clockIn(now, zone)}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
