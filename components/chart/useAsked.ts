'use client';

import { useState } from 'react';
import { useAnswer, type Answered } from '@/components/live/useAnswer';

/** What the server answered before it sent the page, by address. */
export type FirstAnswers = Readonly<Record<string, unknown>>;

export const NO_ANSWERS: FirstAnswers = {};

/**
 * An answer that the page may have come with: then it is not asked for again until the news has moved.
 * @param drawnAs  while an answer drawn in the same way (same axis, same marks) is awaited, the one before stays, so that nothing blinks
 *   and the focus is kept when something is filtered or left out
 */
export function useAsked<T>(url: string | null, drawnAs: string, first: FirstAnswers = NO_ANSWERS): Answered<T> {
  const [initial] = useState(() => ((url !== null && first[url]) || null) as T | null);
  const asked = useAnswer<T>(url, initial);
  const [kept, setKept] = useState<{ answer: T; drawnAs: string } | null>(null);
  if (asked.answer !== null && asked.answer !== kept?.answer) setKept({ answer: asked.answer, drawnAs });
  const isAwaited = url !== null && asked.answer === null && asked.problem === null;
  return isAwaited && kept?.drawnAs === drawnAs ? { ...asked, answer: kept.answer } : asked;
}
