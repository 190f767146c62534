'use client';

import { useSyncExternalStore } from 'react';

// Speech input and slips of the hand press letters too: whoever is hindered by them turns them off (WCAG 2.1.4).
const KEY = 'entente.letterKeys';
const listeners = new Set<() => void>();

export function areLettersOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function turnLetters(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing keeps the letters.
  }
  for (const listener of [...listeners]) listener();
}

export function useLettersOn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    areLettersOn,
    () => true,
  );
}
