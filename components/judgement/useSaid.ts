'use client';

import { useCallback, useEffect, useState } from 'react';
import { useLive } from '@/components/live/useLive';

export interface Said<T> {
  /** the last answer for this address; null before the first */
  readonly answer: T | null;
  readonly hasFailed: boolean;
  retry(): void;
}

/**
 * What a route of ours answers of what people say; asked again whenever somebody has said something, here or elsewhere.
 * @param url  null: nothing is asked for
 */
export function useSaid<T>(url: string | null, initial: T | null = null): Said<T> {
  const saidAt = useLive(({ live }) => live.saidAt);
  const [first] = useState(saidAt);
  const [attempt, setAttempt] = useState(0);
  const [kept, setKept] = useState<{ url: string | null; answer: T | null; hasFailed: boolean }>({ url, answer: initial, hasFailed: false });
  const [from] = useState(url);
  const isGiven = initial !== null && url === from && saidAt === first && attempt === 0;
  useEffect(() => {
    if (url === null || isGiven) return;
    const stop = new AbortController();
    fetch(url, { cache: 'no-store', signal: stop.signal })
      .then(async (response) => {
        const answer = response.ok ? ((await response.json()) as T) : null;
        setKept((before) => ({ url, answer: answer ?? (before.url === url ? before.answer : null), hasFailed: answer === null }));
      })
      .catch(() => {
        if (!stop.signal.aborted) setKept((before) => ({ url, answer: before.url === url ? before.answer : null, hasFailed: true }));
      });
    return () => stop.abort();
  }, [url, saidAt, attempt, isGiven]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { answer: kept.url === url ? kept.answer : null, hasFailed: kept.hasFailed, retry };
}
