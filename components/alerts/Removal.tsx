'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/**
 * Removing asks once more, where it stands. The focus follows: from the button to the answer that harms nothing, and back.
 * @param of        what the buttons are about, by its element's id
 * @param children  what else can be done, while nothing is asked
 */
export function Removal({ label, sure, of, onRemove, children }: { label: string; sure: string; of: string; onRemove: () => void; children?: ReactNode }) {
  const t = useTranslations('alerts.setup');
  const [isAsking, setIsAsking] = useState(false);
  const was = useRef(isAsking);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (was.current !== isAsking) first.current?.focus();
    was.current = isAsking;
  }, [isAsking]);
  return isAsking ? (
    <p className="t-small mt-1 flex flex-wrap gap-x-5">
      <span id={`${of}-sure`}>{sure}</span>
      <button type="button" className="action" aria-describedby={`${of}-sure`} onClick={onRemove}>
        {t('removeYes')}
      </button>
      <button ref={first} type="button" className="action" aria-describedby={`${of}-sure`} onClick={() => setIsAsking(false)}>
        {t('cancel')}
      </button>
    </p>
  ) : (
    <p className="t-small mt-1 flex flex-wrap gap-x-5">
      {children}
      <button ref={first} type="button" className="action" aria-describedby={of} onClick={() => setIsAsking(true)}>
        {label}
      </button>
    </p>
  );
}
