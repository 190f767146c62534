'use client';

import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** of the heading that names it */
  readonly titleId: string;
  readonly onClose: () => void;
  /** where it stands and how large it is */
  readonly className: string;
  readonly children: ReactNode;
}

/** A part that lies over the page on its own paper. The browser keeps the focus inside and gives it back; Escape closes. */
export function Modal({ titleId, onClose, className, children }: Props) {
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
      className={`overflow-y-auto border-ink bg-paper ${className}`}
    >
      {children}
    </dialog>
  );
}
