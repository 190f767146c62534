'use client';

import { useEffect, useId, type ReactNode } from 'react';
import { useTypedEarly } from '@/components/ui/useTypedEarly';

/** A labelled field with its hint and what is wrong with it, where the focus then goes; `children` draws the control with the ids it is given. */
export function Field({
  label,
  hint,
  problem,
  children,
}: {
  label: string;
  hint?: string;
  problem?: string;
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; className: string }) => ReactNode;
}) {
  const id = useId();
  useTypedEarly(id);
  useEffect(() => {
    if (problem) document.getElementById(id)?.focus();
  }, [id, problem]);
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="t-small font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined, className: 'field' })}
      {hint && (
        <p id={`${id}-hint`} className="t-small mt-1 text-ink-2">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="t-small mt-1 text-warn">
          {problem}
        </p>
      )}
    </div>
  );
}
