'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive, useLiveActions } from '@/components/live/useLive';
import { UPDATES_PATH, writeCursor, type UpdatesPage } from '@/lib/protocol/requests';

const PAGE = 50;

/** The end of the list: a button for the next page, or the word that there is none. */
export function OlderUpdates() {
  const t = useTranslations('updates');
  const last = useLive(({ live }) => live.updates.at(-1));
  const hasOlder = useLive(({ live }) => live.hasOlder);
  const { addOlder } = useLiveActions();
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle');
  if (!last) return null;
  if (!hasOlder) return <p className="border-t border-rule py-3 text-ink-3">{t('end')}</p>;

  async function readOlder() {
    if (!last || state === 'reading') return;
    setState('reading');
    try {
      const address = `${UPDATES_PATH}?limit=${PAGE}&before=${encodeURIComponent(writeCursor(last))}`;
      const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(15_000) });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const page = (await response.json()) as UpdatesPage;
      addOlder(page.updates, page.next !== null);
      setState('idle');
    } catch {
      setState('failed');
    }
  }

  return (
    <div className="border-t border-rule py-3">
      {/* Not disabled while it reads: a disabled button would throw the focus away. */}
      <button type="button" className="action" aria-busy={state === 'reading'} onClick={() => void readOlder()}>
        {t('older')}
      </button>
      <p role="status" className="text-ink-2">
        {state === 'reading' && t('loadingOlder')}
        {state === 'failed' && t('olderFailed')}
      </p>
    </div>
  );
}
