import { useTranslations } from 'next-intl';

/** The way to one's alerts, with what is unread of them. */
export function AlertsLink({ unread }: { unread: number }) {
  const t = useTranslations('alerts');
  return (
    <a href="/alerts" className="t-label whitespace-nowrap text-ink-2 no-underline hover:text-ink">
      {t('title')}
      {unread > 0 && <b className="ml-1 font-strong text-ink">{unread > 99 ? '99+' : unread}</b>}
    </a>
  );
}
