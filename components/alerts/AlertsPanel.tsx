'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { useAnswer } from '@/components/live/useAnswer';
import { useServerNow } from '@/components/live/useLive';
import { usePersonal } from '@/components/live/usePersonal';
import { send } from '@/components/ui/send';
import { ALERT_MUTES_PATH, ALERT_READ_PATH, ALERTS_PATH, type AlertsAnswer, type ToldAlert } from '@/lib/protocol/alerts';
import { AlertEntry } from './AlertEntry';

/** What somebody was told, newest first; new ones come by themselves, read and muted ones in every tab. */
export function AlertsPanel({ initial, unreadOnly, zone }: { initial: AlertsAnswer; unreadOnly: boolean; zone: string }) {
  const t = useTranslations('alerts');
  const url = unreadOnly ? `${ALERTS_PATH}?unread=true` : ALERTS_PATH;
  const { answer, problem, retry } = useAnswer<AlertsAnswer>(url, initial);
  const [older, setOlder] = useState<{ readonly alerts: readonly ToldAlert[]; readonly next: number | null } | null>(null);
  const now = useServerNow();
  const [failed, setFailed] = useState(false);
  usePersonal((notice) => {
    if (notice === null || notice.kind === 'alerts') retry();
  });
  const { alerts: newest, unread, next: firstNext } = answer ?? initial;
  const least = newest.at(-1)?.alert.n ?? Infinity;
  const alerts = [...newest, ...(older?.alerts ?? []).filter(({ alert }) => alert.n < least)];
  const next = older ? older.next : firstNext;

  async function change(method: 'POST' | 'PUT', path: string, body: object) {
    const outcome = await send(method, path, body);
    setFailed(!outcome.ok);
    setOlder(null);
    retry();
  }

  async function readOlder() {
    const { answer: page } = await askOnce<AlertsAnswer>(`${ALERTS_PATH}?before=${next}${unreadOnly ? '&unread=true' : ''}`, new AbortController().signal).catch(() => ({ answer: null }));
    setFailed(page === null);
    if (page) setOlder({ alerts: [...(older?.alerts ?? []), ...page.alerts], next: page.next });
  }

  return (
    <>
      <div className="t-body flex flex-wrap items-baseline gap-x-6 border-b border-ink pb-2">
        <nav aria-label={t('views')} className="flex gap-5">
          <a href="/alerts" aria-current={unreadOnly ? undefined : 'page'} className="plain-link aria-[current]:font-strong">
            {t('all')}
          </a>
          <a href="/alerts?unread=true" aria-current={unreadOnly ? 'page' : undefined} className="plain-link aria-[current]:font-strong">
            {t('unread')}
          </a>
        </nav>
        <p role="status" className="text-ink-2">
          {t('unreadCount', { count: unread })}
        </p>
        {unread > 0 && alerts[0] && (
          <button type="button" className="action ml-auto" onClick={() => void change('POST', ALERT_READ_PATH, { upTo: alerts[0]!.alert.n })}>
            {t('markAllRead')}
          </button>
        )}
      </div>
      {(failed || problem !== null) && (
        <p role="alert" className="t-body my-3 text-warn">
          {t('failed')}{' '}
          <button type="button" className="action" onClick={retry}>
            {t('tryAgain')}
          </button>
        </p>
      )}
      {alerts.length === 0 && (
        <div className="my-6 max-w-[60ch]">
          <p className="t-h4">{t(unreadOnly ? 'noneUnread' : 'none')}</p>
          {!unreadOnly && (
            <p className="t-read mt-2">
              {t('noneText')}{' '}
              <a href="/watchlists" className="action">
                {t('toWatchlists')}
              </a>
            </p>
          )}
        </div>
      )}
      {alerts.map((told) => (
        <AlertEntry
          key={told.alert.n}
          told={told}
          now={now}
          zone={zone}
          onRead={() => void change('POST', ALERT_READ_PATH, { upTo: told.alert.n, only: true })}
          onMute={(isMuted) => void change('PUT', ALERT_MUTES_PATH, { storyId: told.alert.storyId, isMuted })}
        />
      ))}
      {next !== null && (
        <p className="t-body mt-4">
          <button type="button" className="action" onClick={() => void readOlder()}>
            {t('older')}
          </button>
        </p>
      )}
    </>
  );
}
