'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { openSheet } from '@/components/palette/openSheet';
import { useReaderMarks } from '@/components/stories/readerMarks';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { useLater } from '@/components/ui/useLater';
import { FollowLink } from '@/components/watchlists/FollowLink';
import type { StoryId } from '@/lib/domain/ids';
import { DIRECTIONS } from '@/lib/domain/tag';
import { toggled } from '@/lib/selection/parts';
import { isEmptySelection, type Selection } from '@/lib/selection/selection';
import { Chips } from './Chips';
import { useFacets } from './useFacets';
import { useSelection } from './useSelection';
import type { ClaimNumbers } from './useValueNames';

/** What opens into a sheet below the bar. */
export const FILTER_SHEETS = ['tags', 'pressGroups', 'outlets', 'languages', 'claims', 'dates'] as const;
export type FilterSheetName = (typeof FILTER_SHEETS)[number];

const loadSheet = () => import('./FilterSheet').then((module) => module.FilterSheet);

/** The parts of the filter, what is chosen of them, and the sheet that is open. */
export function FilterParts({ claimNumbers }: { claimNumbers: ClaimNumbers }) {
  const t = useTranslations('selection');
  const direction = useTranslations('direction');
  const palette = useTranslations('palette');
  const { selection, choose, clear } = useSelection();
  const [open, setOpen] = useState<FilterSheetName | null>(null);
  const { Part: Sheet, hasFailed, retry } = useLater(loadSheet, open !== null);
  const isChosen = !isEmptySelection(selection);
  const facets = useFacets(selection);
  const { pinned } = useReaderMarks();
  const barRef = useRef<HTMLDivElement>(null);

  function close() {
    const opener = barRef.current?.querySelector<HTMLElement>('[aria-expanded="true"]');
    setOpen(null);
    opener?.focus();
  }
  useEffect(() => {
    if (open === null) return;
    const closeOutside = (event: PointerEvent) => {
      if (!barRef.current?.contains(event.target as Node)) setOpen(null);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);

  return (
    <div
      ref={barRef}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || open === null) return;
        event.stopPropagation();
        close();
      }}
      className="contents"
    >
      <div className="filter-parts">
        {FILTER_SHEETS.slice(0, 1).map(sheetButton)}
        <div role="group" aria-label={t('directions')} className="filter-part flex gap-x-2">
          {DIRECTIONS.map((value) => (
            <button key={value} type="button" aria-pressed={selection.directions.includes(value)} title={direction(value)} onClick={() => choose(toggled(selection, 'directions', value))} className="filter-sign">
              <DirectionGlyph direction={value} label={direction(value)} />
            </button>
          ))}
        </div>
        {FILTER_SHEETS.slice(1).map(sheetButton)}
        {pinned.length > 0 && (
          <button type="button" className="filter-part" title={t('showPinned')} onClick={() => choose({ stories: pinned as readonly StoryId[] })}>
            <span aria-hidden="true">★</span> {t('pinned', { count: pinned.length })}
          </button>
        )}
      </div>
      <p role="status" className="filter-total">
        {facets.answer ? t.rich('total', { count: facets.answer.total, b: (chunks) => <b>{chunks}</b> }) : facets.problem ? t('noTotal') : ''}
      </p>
      <button type="button" title={palette('title')} onClick={() => openSheet('palette')} className="filter-palette">
        <kbd aria-hidden="true">Ctrl K</kbd>
        <span className="unseen">{palette('open')}</span>
      </button>
      {isChosen && (
        <Chips selection={selection} choose={choose} clear={clear} claimNumbers={claimNumbers}>
          <FollowLink selection={selection} />
        </Chips>
      )}
      {open !== null && (
        <div className="filter-sheet">
          {Sheet ? (
            <Sheet key={open} name={open} selection={selection} choose={choose} facets={facets} claimNumbers={claimNumbers} onClose={close} />
          ) : (
            <p role="status" className="py-3 text-ink-2">
              {hasFailed ? t('sheetFailed') : t('sheetLoading')}{' '}
              {hasFailed && (
                <button type="button" className="action" onClick={retry}>
                  {t('again')}
                </button>
              )}
            </p>
          )}
        </div>
      )}
    </div>
  );

  function sheetButton(name: FilterSheetName) {
    const count = chosenIn(selection, name);
    return (
      <button key={name} type="button" data-filter={name} aria-expanded={open === name} onClick={() => setOpen(open === name ? null : name)} className="filter-part">
        {t(name)} <b data-chosen={count > 0 || undefined}>{count > 0 ? count : t('all')}</b>
      </button>
    );
  }
}

function chosenIn(selection: Selection, name: FilterSheetName): number {
  if (name === 'dates') return Number(selection.from !== '' || selection.to !== '');
  return selection[name].length;
}
