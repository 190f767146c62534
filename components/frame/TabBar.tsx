'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { MorePages } from './MorePages';
import { isAt, PAGES } from './pages';

const TABS = [
  { key: 'live', href: '/#live' },
  { key: 'baseline', href: '/#baseline' },
  { key: 'chart', href: '/#chart' },
  { key: 'search', href: '/search' },
] as const;

/** The baseline stands on the desk too, so its own page is among the others. */
const OTHERS = PAGES.filter(({ key }) => key !== 'desk' && key !== 'search');

/**
 * A phone's way about. The parts of the desk are plain anchors: the stylesheet shows the one the address names, so the
 * tabs work before any script runs. (Not Next's links: they change the address without the browser's `:target` noticing.)
 */
export function TabBar() {
  const t = useTranslations('nav');
  const path = usePathname();
  const hash = useSyncExternalStore(subscribeToHash, () => window.location.hash, () => '');
  const isHere = (href: string) => {
    if (!href.startsWith('/#')) return isAt(path, href);
    return path === '/' && (hash || '#live') === href.slice(1);
  };
  return (
    <nav aria-label={t('sections')} className="t-label mt-auto shrink-0 border-t border-ink bg-paper tablet:hidden">
      <ul className="grid grid-cols-5">
        {TABS.map((tab) => (
          <li key={tab.key}>
            <a
              href={tab.href}
              aria-current={isHere(tab.href) ? (tab.href.startsWith('/#') ? 'true' : 'page') : undefined}
              className="block min-h-12 overflow-hidden pt-3.5 text-center text-ellipsis text-ink-2 no-underline aria-[current]:font-strong aria-[current]:text-ink aria-[current]:shadow-[inset_0_3px_0_var(--ink)]"
            >
              {t(tab.key)}
            </a>
          </li>
        ))}
        <li>
          <MorePages pages={OTHERS} opens="up" className="block min-h-12 pt-3.5 text-center text-ink-2 data-here:font-strong data-here:text-ink data-here:shadow-[inset_0_3px_0_var(--ink)]" />
        </li>
      </ul>
    </nav>
  );
}

function subscribeToHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
