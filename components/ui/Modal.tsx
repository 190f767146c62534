'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Props {
  /** of the heading that names it */
  readonly titleId: string;
  readonly onClose: () => void;
  /** where it stands and how large it is */
  readonly className: string;
  readonly children: ReactNode;
}

/**
 * A part that lies over the page on its own paper. The browser keeps the focus inside and gives it back; Escape closes.
 * It stands outside the part that opened it: a phone hides all parts of the desk but one, and an open dialog in a hidden
 * one would not be seen and yet shut off the page.
 */
export function Modal({ titleId, onClose, className, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return createPortal(
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={`overflow-y-auto border-ink bg-paper ${className}`}
    >
      {children}
    </dialog>,
    document.body,
  );
}
