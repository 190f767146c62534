'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SendProblem } from '@/components/ui/send';
import type { Result } from '@/lib/domain/result';

/** A form's way to the server: one thing at a time, and what went wrong in the reader's words. */
export function useSending() {
  const t = useTranslations('judgement');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<SendProblem | null>(null);
  return {
    isSending,
    problem,
    /** null while nothing is wrong */
    words: problem && t(`problems.${WORDED.has(problem.code) ? (problem.code as 'invalid') : 'other'}`),
    /** @returns whether it was taken */
    async run<T>(work: () => Promise<Result<T, SendProblem>>): Promise<boolean> {
      setIsSending(true);
      setProblem(null);
      const done = await work();
      setIsSending(false);
      if (!done.ok) setProblem(done.error);
      return done.ok;
    },
  };
}

const WORDED = new Set<string>(['invalid', 'forbidden', 'unauthorized', 'not-found', 'unreachable', 'too-often', 'store-unavailable']);
