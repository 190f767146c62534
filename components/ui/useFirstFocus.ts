'use client';

import { useEffect, useRef } from 'react';

/**
 * Puts the focus into a control when it appears. React's `autoFocus` comes too early for a control in a dialog: it is
 * called before the dialog is opened, when nothing inside can take the focus. A microtask later it is open.
 */
export function useFirstFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => {
    queueMicrotask(() => ref.current?.focus());
  }, []);
  return ref;
}
