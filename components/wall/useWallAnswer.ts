'use client';

import { useEffect } from 'react';
import { useAnswer, type Answered } from '@/components/live/useAnswer';

const AGAIN_MS = 20_000;

/** An answer that is asked for again by itself when it did not come: nobody stands by a wall to press a button. */
export function useWallAnswer<T>(url: string | null, initial: T | null = null): Answered<T> {
  const answered = useAnswer<T>(url, initial);
  const { problem, retry } = answered;
  useEffect(() => {
    if (problem === null) return;
    const timer = setInterval(retry, AGAIN_MS);
    return () => clearInterval(timer);
  }, [problem, retry]);
  return answered;
}
