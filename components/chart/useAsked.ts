'use client';

import { useState } from 'react';
import { useAnswer, type Answered } from '@/components/live/useAnswer';

/** What the server answered before it sent the page, by address. */
export type FirstAnswers = Readonly<Record<string, unknown>>;

/** An answer that the page may have come with: then it is not asked for again until the news has moved. */
export function useAsked<T>(url: string, first: FirstAnswers): Answered<T> {
  const [initial] = useState(() => (first[url] ?? null) as T | null);
  return useAnswer<T>(url, initial);
}
