'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Modal } from '@/components/ui/Modal';
import { ClaimLedger } from './ClaimLedger';
import type { ClaimSheetProps } from './ClaimSheets';

/** A claim's ledger over the desk, as a sheet from the right; the whole screen on a phone. Escape and "back" close it. */
export function ClaimSheet({ claim, total, publishedOn, language, onClose }: ClaimSheetProps) {
  const t = useTranslations('claims');
  const titleId = useId();
  return (
    <Modal titleId={titleId} onClose={onClose} className="m-0 ml-auto h-dvh max-h-none w-full max-w-280 px-(--margin) pt-4 pb-8 tablet:border-l">
      <header className="t-label mb-2 flex items-baseline justify-between gap-6 text-ink-2">
        <p>{t('ofTotal', { number: claim.number, total })}</p>
        <p className="flex items-baseline gap-x-6">
          <a href={`/claims/${claim.id}`} className="action">
            {t('ownPage')}
          </a>
          <button type="button" className="action" onClick={onClose}>
            {t('close')}
          </button>
        </p>
      </header>
      <ClaimLedger claim={claim} publishedOn={publishedOn} language={language} titleId={titleId} onChosen={onClose} heading="h2" initial={null} />
    </Modal>
  );
}
