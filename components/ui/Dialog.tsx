'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A modal sheet on the page's own paper. The browser keeps the focus inside and gives it back; Escape closes. */
export function Dialog({ title, onClose, children, wide = false }: { title: string; onClose: () => void; children: ReactNode; wide?: boolean }) {
  const t = useTranslations('edit');
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={`m-auto max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] overflow-y-auto border-t-2 border-b border-ink bg-paper px-6 pt-4 pb-6 ${wide ? 'max-w-180' : 'max-w-110'}`}
    >
      <header className="mb-4 flex items-baseline justify-between gap-6">
        <h2 id={titleId} className="t-h3">
          {title}
        </h2>
        <button type="button" className="action t-label" onClick={onClose}>
          {t('close')}
        </button>
      </header>
      {children}
    </dialog>
  );
}
