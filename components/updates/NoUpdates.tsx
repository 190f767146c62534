'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { Moment } from '@/components/ui/Moment';
import { instant } from '@/lib/time/instant';
import { clockIn } from '@/lib/time/wording';

const NAMES_SHOWN = 12;

/** A desk without updates says what it is reading and when the first reading of everything ends. */
export function NoUpdates() {
  const t = useTranslations('updates');
  const blind = useTranslations('blind');
  const feeds = useLive(({ live }) => live.feeds);
  const polled = [...feeds.values()].filter((feed) => feed.enabled);
  const unread = polled.filter((feed) => feed.health.lastPollAt === null);
  const due = unread.map((feed) => feed.health.nextPollAt).filter((at) => at !== null);
  const names = polled.slice(0, NAMES_SHOWN).map((feed) => feed.name).join(', ');
  return (
    <div className="py-4">
      <p className="t-quote mb-3 text-ink-2">{t('none')}</p>
      {polled.length === 0 ? (
        <p className="t-label">{t('noneFeeds')}</p>
      ) : (
        <div className="t-label grid gap-2 text-ink-2">
          <p>{t('noneReading', { count: polled.length })}</p>
          {due.length > 0 && (
            <p>{t.rich('noneFirst', { time: () => <Moment at={instant(Math.max(...due))}>{clockIn(instant(Math.max(...due)), 'UTC')}</Moment> })}</p>
          )}
          {unread.length === 0 && <p>{t('noneAllRead')}</p>}
          <p className="t-small">{polled.length > NAMES_SHOWN ? blind('andMore', { names, count: polled.length - NAMES_SHOWN }) : names}</p>
        </div>
      )}
    </div>
  );
}
