'use client';

import { startTransition, useEffect, useState, type ComponentType } from 'react';

export interface Later<Props> {
  /** null while it is on its way, or when it did not come */
  readonly Part: ComponentType<Props> | null;
  /** it did not come so far; it is asked for again now and then, and at once by `retry` */
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/** The network was gone while it was on its way. */
const AGAIN_MS = 2_000;
const DOUBLED_AT_MOST = 6;

/**
 * A part of the page whose code comes after it. (`next/dynamic` keeps a failed load for ever; here it can be tried again.)
 * @param load      imports it; must be the same function at each render
 * @param isWanted  false: not yet
 */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>, isWanted = true): Later<Props> {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted || Part) return;
    let isWaited = true;
    let again: ReturnType<typeof setTimeout>;
    load().then(
      // In slices between which the page answers: what comes later may be large.
      (loaded) => isWaited && startTransition(() => setPart(() => loaded)),
      () => {
        if (!isWaited) return;
        setFailed(true);
        again = setTimeout(() => setTries((n) => n + 1), AGAIN_MS * 2 ** Math.min(tries, DOUBLED_AT_MOST));
      },
    );
    return () => {
      isWaited = false;
      clearTimeout(again);
    };
  }, [load, isWanted, Part, tries]);
  return { Part, hasFailed: hasFailed && Part === null, retry: () => setTries((n) => n + 1) };
}
