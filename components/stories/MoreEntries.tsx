'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

interface Props {
  readonly hasOlder: boolean;
  readonly readOlder: () => Promise<void>;
  /** grows with each page: the end may still be in view then */
  readonly shown: number;
}

/** The end of the list: older pages come when it is near, or are asked for; else the word that there are none. */
export function MoreEntries({ hasOlder, readOlder, shown }: Props) {
  const t = useTranslations('updates');
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle');
  const endRef = useRef<HTMLDivElement>(null);

  async function read() {
    if (state === 'reading') return;
    setState('reading');
    await readOlder().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  }
  // After a failure the reader decides.
  const readWhenNear = useEffectEvent(() => {
    if (state === 'idle') void read();
  });

  useEffect(() => {
    const end = endRef.current;
    if (!end || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && readWhenNear(), { root: end.closest('[role="region"]'), rootMargin: '600px' });
    observer.observe(end);
    return () => observer.disconnect();
  }, [shown, hasOlder]);

  if (!hasOlder) return <p className="border-t border-rule py-3 text-ink-3">{t('end')}</p>;
  return (
    <div ref={endRef} className="border-t border-rule py-3">
      {/* Not disabled while it reads: a disabled button would throw the focus away. */}
      <button type="button" className="action" aria-busy={state === 'reading'} onClick={() => void read()}>
        {t('older')}
      </button>
      <p role="status" className="text-ink-2">
        {state === 'reading' && t('loadingOlder')}
        {state === 'failed' && t('olderFailed')}
      </p>
    </div>
  );
}
