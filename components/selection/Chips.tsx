'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LIST_PARTS, toggled } from '@/lib/selection/parts';
import type { Selecting } from './useSelection';
import { useDatesName, useValueNames, type ClaimNumbers } from './useValueNames';

/** What is chosen, each part with a way to drop it; `children`: what else can be done with all of it. */
export function Chips({ selection, choose, clear, claimNumbers, children }: Selecting & { claimNumbers: ClaimNumbers; children?: ReactNode }) {
  const t = useTranslations('selection');
  const nameOf = useValueNames(claimNumbers);
  const dates = useDatesName()(selection.from, selection.to);
  const chips = [
    ...(selection.query ? [{ key: 'query', name: selection.query, drop: { query: '' } }] : []),
    ...LIST_PARTS.flatMap((part) => selection[part].map((value) => ({ key: `${part}-${value}`, name: nameOf(part, value), drop: toggled(selection, part, value) }))),
    ...(dates ? [{ key: 'dates', name: dates, drop: { from: '', to: '' } }] : []),
  ];
  return (
    <ul aria-label={t('chosen')} className="filter-chips">
      {chips.map(({ key, name, drop }) => (
        <li key={key} className="min-w-0">
          <button type="button" onClick={() => choose(drop)} aria-label={t('drop', { name })} title={name}>
            <span className="max-w-60 overflow-hidden text-ellipsis whitespace-nowrap">{name}</span>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" onClick={clear} className="action">
          {t('clear')}
        </button>
      </li>
      {children && <li>{children}</li>}
    </ul>
  );
}
