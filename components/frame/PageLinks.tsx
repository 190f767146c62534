'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';

const PAGES = [
  { key: 'desk', path: '/' },
  { key: 'feeds', path: '/feeds' },
  { key: 'about', path: '/about' },
] as const;

/** The pages, in the masthead of anything wider than a phone. */
export function PageLinks() {
  const t = useTranslations('nav');
  const path = usePathname();
  return (
    <nav aria-label={t('label')} className="t-label hidden gap-5 whitespace-nowrap tablet:flex desk:ml-4">
      {PAGES.map((page) => {
        const isHere = page.path === '/' ? path === '/' : path.startsWith(page.path);
        return (
          <Link
            key={page.key}
            href={page.path}
            prefetch={false}
            aria-current={isHere ? 'page' : undefined}
            className="leading-[calc(52px*var(--k))] text-ink-2 no-underline hover:text-ink aria-[current]:font-strong aria-[current]:text-ink aria-[current]:shadow-[inset_0_-3px_0_var(--ink)]"
          >
            {t(page.key)}
          </Link>
        );
      })}
    </nav>
  );
}
