'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLiveActions, useServerToday } from '@/components/live/useLive';
import { useSelection } from '@/components/selection/useSelection';
import { useDeskFreshness } from '@/components/status/FreshnessLine';
import { PanelNote } from '@/components/status/PanelNote';
import { useLater } from '@/components/ui/useLater';
import type { UpdatesPage } from '@/lib/protocol/requests';
import { writeSelection } from '@/lib/selection/selection';
import { EntryList } from './EntryList';
import { useHeld } from './useHeld';
import { useChosenStream, useLiveStream } from './useStream';

/** Further down than this, in CSS pixels, someone is reading: nothing may move under their eyes. */
const TOP_ZONE = 8;

const loadRest = () => import('./StreamRest').then((module) => module.StreamRest);

/**
 * The live stream: stories with their updates folded in, newest first; with a selection, what it holds. What comes in while someone
 * reads further down waits behind "n new updates".
 * @param initial  the first page of the address' selection, when the server rendered one
 */
export function StreamPanel({ initial = null }: { initial?: UpdatesPage | null }) {
  const t = useTranslations('stream');
  const { selection, clear } = useSelection();
  const list = writeSelection(selection);
  const isChosen = list !== '';
  const everything = useLiveStream();
  const chosen = useChosenStream(selection, initial);
  const stream = isChosen ? chosen : everything;
  const { state, total } = stream;
  // Until what was chosen has come, what stood there stays, greyed.
  const { updates, stories, pendingCount } = isChosen && (state !== 'loading' || chosen.updates.length > 0) ? chosen : everything;
  const { entries, waiting, hold, release } = useHeld({ updates, stories }, list);
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(new Set());
  const { reveal, setReaderAtTop } = useLiveActions();
  const freshness = useDeskFreshness();
  const today = useServerToday();
  const scrollRef = useRef<HTMLDivElement>(null);
  const { Part: Rest, hasFailed, retry: loadAgain } = useLater(loadRest);
  const newCount = pendingCount + waiting;

  // Another list begins at its top.
  const listRef = useRef(list);
  useEffect(() => {
    if (listRef.current === list) return;
    listRef.current = list;
    scrollRef.current?.scrollTo({ top: 0 });
  }, [list]);

  function scrolled(isAtTop: boolean) {
    setReaderAtTop(isAtTop);
    if (isAtTop) release();
    else hold();
  }
  // A reader may have scrolled before the scripts came.
  const noteWhere = useEffectEvent(() => scrolled((scrollRef.current?.scrollTop ?? 0) <= TOP_ZONE));
  useEffect(() => noteWhere(), []);
  function showNew() {
    reveal();
    release();
    scrollRef.current?.scrollTo({ top: 0 });
    // The button is about to go: the focus stays with the list it opened.
    scrollRef.current?.focus({ preventScroll: true });
  }
  const toggle = useCallback(
    (key: string) =>
      setOpenKeys((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      }),
    [],
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 pb-1">
        <h2 className="font-strong">{isChosen ? t('chosen') : t('label')}</h2>
        <span role="status" className="text-ink-3">
          {isChosen && total !== null ? t('total', { count: total }) : t('order')}
        </span>
      </header>
      <PanelNote />
      <p role="status" className="unseen">
        {newCount > 0 ? t('arrived', { count: newCount }) : ''}
      </p>
      {/* Over the list, not above it: it would push down what is being read. */}
      {newCount > 0 && (
        <button type="button" data-reveal onClick={showNew} className="relative z-1 -mb-7 min-h-7 w-full shrink-0 border-y border-ink bg-paper-2 text-center font-strong">
          {t('new', { count: newCount })}
        </button>
      )}
      <div
        ref={scrollRef}
        role="region"
        aria-label={t('label')}
        tabIndex={0}
        data-stream
        data-freshness={freshness}
        aria-busy={state === 'loading'}
        onScroll={(event) => scrolled(event.currentTarget.scrollTop <= TOP_ZONE)}
        className="min-h-0 flex-1 scroll-pt-7 overflow-y-auto border-t border-ink data-[freshness=offline]:text-ink-2 data-[freshness=stale]:text-ink-2"
      >
        {state !== 'failed' && entries.length > 0 && (
          <EntryList entries={entries} now={today} openKeys={openKeys} onToggle={toggle} isChosen={isChosen} scrollRef={scrollRef} label={t('label')} />
        )}
        {Rest && <Rest stream={stream} isEmpty={entries.length === 0} isChosen={isChosen} shown={updates.length} onClear={clear} />}
        {hasFailed && (
          <button type="button" className="action py-3" onClick={loadAgain}>
            {t('again')}
          </button>
        )}
      </div>
    </div>
  );
}
