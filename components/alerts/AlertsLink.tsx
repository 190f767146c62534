import { useTranslations } from 'next-intl';
import { Unread } from '@/components/ui/Unread';

/** The way to one's alerts, with what is unread of them. */
export function AlertsLink({ unread }: { unread: number }) {
  const t = useTranslations('alerts');
  return (
    <a href="/alerts" className="t-label whitespace-nowrap text-ink-2 no-underline hover:text-ink">
      {t('title')}
      <Unread count={unread} />
    </a>
  );
}
