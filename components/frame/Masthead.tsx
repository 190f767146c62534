import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Theme } from '@/lib/i18n/themes';
import { PageLinks } from './PageLinks';
import { Preferences } from './Preferences';
import { SkipLink } from './SkipLink';

/** The head of every page. `status` is the freshness at the top right, where a page has one; `clocks` likewise; `account` is the way in, or what is one's own. */
export function Masthead({ theme, status, clocks, account }: { theme: Theme; status?: ReactNode; clocks?: ReactNode; account?: ReactNode }) {
  const t = useTranslations('site');
  return (
    <header className="border-b border-ink">
      <SkipLink to="#content">{t('skip')}</SkipLink>
      <div className="flex items-baseline gap-x-6 px-(--margin) max-tablet:gap-x-4">
        {/* One line high: the words after the name wrap out of sight where there is no room for them, and give way before anything else: by a part of a pixel less, and the freshness would break. */}
        <div className="-mx-1 flex h-[calc(52px*var(--k))] min-w-[calc(108px*var(--k))] shrink-[99999] flex-wrap items-baseline gap-x-3 overflow-hidden px-1">
          <a href="/" className="t-word no-underline">
            {t('name')}
          </a>
          <span className="t-strap hidden whitespace-nowrap text-ink-2 min-[1400px]:inline">{t('strap')}</span>
        </div>
        <PageLinks />
        <div className="ml-auto flex items-baseline gap-x-6 max-tablet:gap-x-4">
          {status}
          {clocks}
          <div className="hidden tablet:block">
            <Preferences theme={theme} compact />
          </div>
          {account}
        </div>
      </div>
    </header>
  );
}
