'use client';

import { startTransition, useEffect, useState, type ComponentType } from 'react';

export interface Later<Props> {
  /** null while it is on its way, or when it did not come */
  readonly Part: ComponentType<Props> | null;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/**
 * A part of the page whose code comes after it. (`next/dynamic` keeps a failed load for ever; here it can be tried again.)
 * @param load      imports it; must be the same function at each render
 * @param isWanted  false: not yet
 */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>, isWanted = true): Later<Props> {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const [failures, setFailures] = useState(0);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted || Part) return;
    let isWaited = true;
    load().then(
      // In slices between which the page answers: what comes later may be large.
      (loaded) => isWaited && startTransition(() => setPart(() => loaded)),
      () => isWaited && setFailures((n) => n + 1),
    );
    return () => {
      isWaited = false;
    };
  }, [load, isWanted, Part, tries]);
  return { Part, hasFailed: Part === null && failures > tries, retry: () => setTries(failures) };
}
