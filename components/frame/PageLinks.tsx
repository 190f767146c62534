'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/PageLink';
import { MorePages } from './MorePages';
import { PageName } from './PageName';
import { isAt, PAGES } from './pages';

/** So many have room in the masthead of a tablet, and of a desk of middle width; the others stand behind "More" there. */
const ALWAYS = 3;
const ON_A_DESK = 5;

const LINK = 'leading-[calc(52px*var(--k))] text-ink-2 no-underline hover:text-ink aria-[current]:font-strong aria-[current]:text-ink aria-[current]:shadow-[inset_0_-3px_0_var(--ink)]';
const MORE = 'leading-[calc(52px*var(--k))] text-ink-2 data-here:font-strong data-here:text-ink';

/** The pages, in the masthead of anything wider than a phone. */
export function PageLinks() {
  const t = useTranslations('nav');
  const path = usePathname();
  return (
    <nav aria-label={t('label')} className="t-label hidden gap-5 whitespace-nowrap tablet:flex desk:ml-4">
      {PAGES.map((page, index) => (
        <PageLink key={page.key} href={page.path} aria-current={isAt(path, page.path) ? 'page' : undefined} className={`${LINK} ${index < ALWAYS ? '' : index < ON_A_DESK ? 'hidden desk:inline' : 'hidden min-[1500px]:inline'}`}>
          <PageName name={page.key} />
        </PageLink>
      ))}
      <div className="desk:hidden">
        <MorePages pages={PAGES.slice(ALWAYS)} opens="down" className={MORE} />
      </div>
      <div className="hidden desk:max-[1500px]:block">
        <MorePages pages={PAGES.slice(ON_A_DESK)} opens="down" className={MORE} />
      </div>
    </nav>
  );
}
