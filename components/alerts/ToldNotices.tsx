'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { usePersonal } from '@/components/live/usePersonal';
import { wordAlert } from '@/lib/alerts/wordAlert';
import { ALERTS_PATH, type AlertsAnswer, type ToldAlert } from '@/lib/protocol/alerts';
import { AlertsLink } from './AlertsLink';
import { chime } from './chime';
import { useAlertWords } from './useAlertWords';

/** So many are shown; the list has the others. */
const MOST_SHOWN = 3;

/** The way to one's alerts with what is unread of them, and a word when one arrives. For whoever is signed in. */
export function ToldNotices({ unread: initialUnread, newest }: { unread: number; newest: number }) {
  const t = useTranslations('alerts');
  const words = useAlertWords('UTC');
  const [unread, setUnread] = useState(initialUnread);
  const [shown, setShown] = useState<readonly ToldAlert[]>([]);
  const seen = useRef(newest);

  async function look(toast: boolean, sound: boolean): Promise<void> {
    const { answer } = await askOnce<AlertsAnswer>(`${ALERTS_PATH}?limit=${MOST_SHOWN}`, new AbortController().signal).catch(() => ({ answer: null }));
    if (!answer) return;
    setUnread(answer.unread);
    const fresh = answer.alerts.filter(({ alert }) => alert.n > seen.current);
    seen.current = Math.max(seen.current, ...answer.alerts.map(({ alert }) => alert.n));
    // What is read in another tab leaves this one too.
    const unreadNow = new Set(answer.alerts.filter(({ alert }) => alert.readAt === null).map(({ alert }) => alert.n));
    setShown((before) => [...(toast ? fresh : []), ...before.filter(({ alert }) => unreadNow.has(alert.n))].slice(0, MOST_SHOWN));
    if (toast && sound && fresh.length > 0) chime();
  }

  usePersonal((notice) => {
    if (notice === null) void look(false, false);
    else if (notice.kind === 'alerts') void look(notice.toast, notice.sound);
  });

  return (
    <>
      <AlertsLink unread={unread} />
      <div role="log" aria-label={t('arrived')} aria-live="polite" className="fixed right-4 bottom-16 z-20 w-[min(24rem,calc(100vw-2rem))] tablet:bottom-4">
        {shown.map(({ alert }) => {
          const { title, facts, path } = wordAlert(alert, words);
          return (
            <section key={alert.n} className="border-t-2 border-baseline bg-paper px-4 py-3 [&+section]:mt-2">
              <p className="t-label text-baseline">{t('arrived')}</p>
              <p className="t-h5 mt-1 line-clamp-3">
                <a href={path} className="plain-link">
                  {title}
                </a>
              </p>
              <p className="t-small mt-1 line-clamp-2 text-ink-2">{facts.at(-1)}</p>
              <p className="t-small mt-1 flex items-baseline gap-5">
                <a href={`/alerts#alert-${alert.n}`} className="action">
                  {t('open')}
                </a>
                <button type="button" className="action" onClick={() => setShown((before) => before.filter((one) => one.alert.n !== alert.n))}>
                  {t('dismiss')}
                </button>
              </p>
            </section>
          );
        })}
      </div>
    </>
  );
}
