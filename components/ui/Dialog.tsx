'use client';

import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { Modal } from './Modal';

/** A question or a form over the middle of the page. */
export function Dialog({ title, onClose, children, wide = false }: { title: string; onClose: () => void; children: ReactNode; wide?: boolean }) {
  const t = useTranslations('edit');
  const titleId = useId();
  return (
    <Modal titleId={titleId} onClose={onClose} className={`m-auto max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] border-t-2 border-b px-6 pt-4 pb-6 ${wide ? 'max-w-180' : 'max-w-110'}`}>
      <header className="mb-4 flex items-baseline justify-between gap-6">
        <h2 id={titleId} className="t-h3">
          {title}
        </h2>
        <button type="button" className="action t-label" onClick={onClose}>
          {t('close')}
        </button>
      </header>
      {children}
    </Modal>
  );
}
