'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useLive, useLiveActions, useServerNow } from '@/components/live/useLive';
import { useDeskFreshness } from '@/components/status/FreshnessLine';
import { PanelNote } from '@/components/status/PanelNote';
import { DAY, instant } from '@/lib/time/instant';
import { NoUpdates } from './NoUpdates';
import { OlderUpdates } from './OlderUpdates';
import { UpdateList } from './UpdateList';

/** Further down than this, in CSS pixels, someone is reading: nothing may move under their eyes. */
const TOP_ZONE = 8;

/** The live stream: newest first; what comes in while someone reads further down waits behind "n new updates". */
export function UpdatesPanel() {
  const t = useTranslations('updates');
  const updates = useLive(({ live }) => live.updates);
  const pendingCount = useLive(({ live }) => live.pendingCount);
  const { reveal, setReaderAtTop } = useLiveActions();
  const state = useDeskFreshness();
  // Only the day matters to the cards: they are not drawn again every second.
  const today = instant(Math.floor(useServerNow() / DAY) * DAY + DAY - 1);
  const scrollRef = useRef<HTMLDivElement>(null);

  function showNew() {
    reveal();
    scrollRef.current?.scrollTo({ top: 0 });
    // The button is about to go: the focus stays with the list it opened.
    scrollRef.current?.focus({ preventScroll: true });
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-baseline justify-between gap-4 pb-1">
        <h2 className="font-strong">{t('label')}</h2>
        <span className="text-ink-3">{t('order')}</span>
      </header>
      <PanelNote />
      <p role="status" className="unseen">
        {pendingCount > 0 ? t('arrived', { count: pendingCount }) : ''}
      </p>
      {pendingCount > 0 && (
        <button type="button" onClick={showNew} className="min-h-7 w-full shrink-0 border-y border-ink bg-paper-2 text-center font-strong">
          {t('new', { count: pendingCount })}
        </button>
      )}
      <div
        ref={scrollRef}
        role="region"
        aria-label={t('label')}
        tabIndex={0}
        data-freshness={state}
        onScroll={(event) => setReaderAtTop(event.currentTarget.scrollTop <= TOP_ZONE)}
        className="min-h-0 flex-1 overflow-y-auto border-t border-ink data-[freshness=offline]:text-ink-2 data-[freshness=stale]:text-ink-2"
      >
        {updates.length === 0 ? (
          <NoUpdates />
        ) : (
          <>
            <UpdateList updates={updates} now={today} scrollRef={scrollRef} label={t('label')} />
            <OlderUpdates />
          </>
        )}
      </div>
    </div>
  );
}
