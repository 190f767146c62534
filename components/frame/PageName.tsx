'use client';

import { useTranslations } from 'next-intl';
import { Unread } from '@/components/ui/Unread';
import { useUnreadCount } from '@/components/watchlists/unreadCount';
import type { PAGES } from './pages';

type Key = (typeof PAGES)[number]['key'] | 'more';

/** A page's name in a list of pages; that of the watchlists, and of "More" where they stand behind it, with what is unread. */
export function PageName({ name, hasUnread = name === 'watchlists' }: { name: Key; hasUnread?: boolean }) {
  const t = useTranslations('nav');
  const unread = useUnreadCount();
  return (
    <>
      {t(name)}
      {hasUnread && <Unread count={unread} />}
    </>
  );
}
