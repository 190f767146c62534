'use client';

import { useEffect } from 'react';

/**
 * What was typed before the page's scripts ran: React hears only of what comes after it, so a controlled field would be emptied at its next
 * drawing. Here it is typed once more.
 * @param id  of the control
 */
export function useTypedEarly(id: string): void {
  useEffect(() => {
    const control = document.getElementById(id);
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) || control.type === 'file') return;
    const typed = control.value;
    if (typed === control.defaultValue) return;
    // React passes over an event that brings what the control was last seen with, and it sees what is set on the control itself.
    control.value = control.defaultValue;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, typed);
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }, [id]);
}
