'use client';

import { useTranslations } from 'next-intl';
import { useLater } from '@/components/ui/useLater';
import { isEmptySelection } from '@/lib/selection/selection';
import { SearchField } from './SearchField';
import { useSelection } from './useSelection';
import type { ClaimNumbers } from './useValueNames';

const loadParts = () => import('./FilterParts').then((module) => module.FilterParts);

/** One bar for everything that can be chosen; it drives the list and every chart. Words are there from the start, the rest comes into its place. */
export function FilterBar({ claimNumbers }: { claimNumbers: ClaimNumbers }) {
  const t = useTranslations('selection');
  const { selection, choose } = useSelection();
  const { Part: Parts, hasFailed, retry } = useLater(loadParts);
  return (
    <section aria-label={t('label')} className="filter-bar">
      <SearchField query={selection.query} onChoose={(query) => choose({ query })} />
      {Parts ? <Parts claimNumbers={claimNumbers} /> : !isEmptySelection(selection) && <div className="filter-chips" />}
      {hasFailed && (
        <button type="button" className="action" onClick={retry}>
          {t('again')}
        </button>
      )}
    </section>
  );
}
