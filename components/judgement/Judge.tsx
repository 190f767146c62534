'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import type { Me } from '@/lib/judgement/me';
import { JudgedBefore } from './JudgedBefore';

/** The quiet way to judge: closed until it is asked for. What has been judged stands in it for everybody. */
export function Judge({ target, me, claims, children, onUndone }: { target: string; me: Me | null; claims: ClaimNames; children: ReactNode; onUndone: () => void }) {
  const t = useTranslations('judgement');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="mb-6 border-t border-ink pt-1" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="min-h-6 cursor-pointer font-strong">{t('judge')}</summary>
      {isOpen && (
        <>
          {children}
          {children == null && <p className="py-2 text-ink-2">{me ? t('notYours') : t('signIn')}</p>}
          <JudgedBefore target={target} me={me} claims={claims} onUndone={onUndone} />
        </>
      )}
    </details>
  );
}
