'use client';

import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import { wordAlert } from '@/lib/alerts/wordAlert';
import type { ToldAlert } from '@/lib/protocol/alerts';
import { shortMomentIn } from '@/lib/time/wording';
import type { Instant } from '@/lib/time/instant';
import { DeliveryLine } from './DeliveryLine';
import { useAlertWords } from './useAlertWords';

/** One alert with all that it carries: headline, why, reports, where it was sent. */
export function AlertEntry({ told, now, zone, onRead, onMute }: { told: ToldAlert; now: Instant; zone: string; onRead: () => void; onMute: (isMuted: boolean) => void }) {
  const t = useTranslations('alerts');
  const words = useAlertWords(zone);
  const { alert, deliveries, isMuted } = told;
  const { title, facts, links, path } = wordAlert(alert, words);
  const isUnread = alert.readAt === null;
  return (
    <article id={`alert-${alert.n}`} aria-labelledby={`alert-title-${alert.n}`} className="grid gap-x-6 gap-y-1 border-b border-rule py-4 tablet:grid-cols-[8.5rem_minmax(0,1fr)]">
      <p className="t-small text-ink-2">
        <Moment at={alert.at}>{shortMomentIn(alert.at, now, zone, words.locale)}</Moment>
        {isUnread && <span className="ml-2 font-strong text-baseline tablet:ml-0 tablet:block">{t('unread')}</span>}
      </p>
      <div className="min-w-0">
        <h2 id={`alert-title-${alert.n}`} className={`t-h4 ${isUnread ? '' : 'text-ink-2'}`}>
          <a href={path} className="plain-link">
            {title}
          </a>
        </h2>
        <ul className="t-body mt-1 max-w-[72ch]">
          {facts.map((fact, at) => (
            <li key={at} className="break-words">
              {fact}
            </li>
          ))}
        </ul>
        {links.length > 0 && (
          <ul aria-label={t('reports')} className="t-small mt-2">
            {links.map(({ label, url }) => (
              <li key={url} className="py-1 break-words">
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
        {deliveries.length > 0 && (
          <p className="t-small mt-2">
            <span className="text-ink-2">{t('deliveries')}:</span>{' '}
            {deliveries.map((delivery, at) => (
              <span key={delivery.id}>
                {at > 0 && <span className="text-ink-2">; </span>}
                <DeliveryLine delivery={delivery} now={now} zone={zone} />
              </span>
            ))}
          </p>
        )}
        <p className="t-small mt-2 flex flex-wrap gap-x-5">
          {isUnread && (
            <button type="button" className="action" onClick={onRead}>
              {t('markRead')}
            </button>
          )}
          {alert.storyId !== null && (
            <button type="button" className="action" onClick={() => onMute(!isMuted)}>
              {t(isMuted ? 'unmuteStory' : 'muteStory')}
            </button>
          )}
          {isMuted && <span className="text-ink-2">{t('muted')}</span>}
        </p>
      </div>
    </article>
  );
}
