'use client';

import { usePathname } from 'next/navigation';
import { PageLink } from '@/components/ui/PageLink';
import { PageName } from './PageName';
import { isAt, type PAGES } from './pages';

interface Props {
  readonly pages: readonly (typeof PAGES)[number][];
  /** where the list opens, beside its word */
  readonly opens: 'up' | 'down';
  readonly className: string;
}

/** The pages that have no room of their own, behind "More". It opens before any script runs. */
export function MorePages({ pages, opens, className }: Props) {
  const path = usePathname();
  const isHere = pages.some((page) => isAt(path, page.path));
  return (
    // Drawn anew on each page, so that it does not stay open over the next one.
    <details key={path} className="group relative">
      <summary data-here={isHere || undefined} className={`list-none [&::-webkit-details-marker]:hidden ${className}`}>
        <PageName name="more" hasUnread={pages.some((page) => page.key === 'watchlists')} />
      </summary>
      <ul className={`absolute z-10 ${opens === 'up' ? 'right-0' : 'left-0 -ml-4'} min-w-44 border-y border-ink bg-paper py-1 ${opens === 'up' ? 'bottom-full' : 'top-full'}`}>
        {pages.map((page) => (
          <li key={page.key}>
            <PageLink href={page.path} aria-current={isAt(path, page.path) ? 'page' : undefined} className="block px-4 py-2.5 text-left text-ink-2 no-underline hover:text-ink aria-[current]:font-strong aria-[current]:text-ink">
              <PageName name={page.key} />
            </PageLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
