'use client';

import { useCallback, useEffect, useState } from 'react';
import type { ProblemCode } from '@/lib/protocol/problem';
import { askOnce } from './askOnce';
import { useLiveStore } from './useLive';

/** An answer is asked for again at most so often while the news moves. */
const AGAIN_AFTER_MS = 15_000;

export interface Answered<T> {
  /** the last one that came for this address; null before the first */
  readonly answer: T | null;
  /** for what is on screen; true also while another address' answer is awaited */
  readonly isLoading: boolean;
  /** why the last attempt brought nothing; the answer before it stays */
  readonly problem: ProblemCode | 'offline' | null;
  retry(): void;
}

interface Kept<T> {
  readonly url: string | null;
  readonly answer: T | null;
  readonly problem: Answered<T>['problem'];
}

/**
 * What an HTTP route of ours answers, kept in step with the live line: it is read again when updates, stories or claims have moved.
 * @param url      null: nothing is asked for
 * @param initial  the answer that the page was rendered with
 */
export function useAnswer<T>(url: string | null, initial: T | null = null): Answered<T> {
  const [kept, setKept] = useState<Kept<T>>({ url: initial === null ? null : url, answer: initial, problem: null });
  const [attempt, setAttempt] = useState(0);
  const moved = useMoved(initial !== null);
  const isCurrent = kept.url === url;
  const skipsFirst = initial !== null && attempt === 0 && moved === 0 && isCurrent;

  useEffect(() => {
    if (url === null || skipsFirst) return;
    const stop = new AbortController();
    askOnce<T>(url, stop.signal).then(
      (result) => {
        if (!stop.signal.aborted) setKept((before) => ({ url, answer: result.answer ?? (before.url === url ? before.answer : null), problem: result.problem }));
      },
      () => {
        if (!stop.signal.aborted) setKept((before) => ({ url, answer: before.url === url ? before.answer : null, problem: 'offline' }));
      },
    );
    return () => stop.abort();
  }, [url, attempt, moved, skipsFirst]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { answer: isCurrent ? kept.answer : null, isLoading: url !== null && !isCurrent, problem: isCurrent ? kept.problem : null, retry };
}

/**
 * Counts up when the analysed news has moved, at most once in AGAIN_AFTER_MS. It is counted beside React: a burst does not draw again what shows an answer.
 * @param isFromPage  the first answer came with the page: what has moved since then counts
 */
function useMoved(isFromPage: boolean): number {
  const store = useLiveStore();
  const [start] = useState(() => (isFromPage ? store.getInitialView() : store.getView()).live.analysedAt);
  const [count, setCount] = useState(0);
  useEffect(() => {
    let seen = start;
    let seenAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (timer !== undefined || store.getView().live.analysedAt === seen) return;
      timer = setTimeout(
        () => {
          timer = undefined;
          seen = store.getView().live.analysedAt;
          seenAt = performance.now();
          setCount((before) => before + 1);
        },
        Math.max(0, seenAt + AGAIN_AFTER_MS - performance.now()),
      );
    };
    look();
    const stop = store.subscribe(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, start]);
  return count;
}
