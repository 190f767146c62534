'use client';

import { useState } from 'react';
import type { SendProblem } from '@/components/ui/send';
import type { Result } from '@/lib/domain/result';
import { useAccountWords } from './useAccountWords';

/** The state of one form: whether it is on its way, and what was wrong with it. */
export function useAccountForm() {
  const wordsOf = useAccountWords();
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<{ field: string | null; words: string } | null>(null);
  return {
    isSending,
    /** what is wrong with this field */
    problemOf: (field: string) => (trouble?.field === field ? trouble.words : undefined),
    /** what is wrong beside the fields a form has */
    otherProblem: (fields: readonly string[]) => (trouble && (trouble.field === null || !fields.includes(trouble.field)) ? trouble.words : null),
    /** Sends it; @returns the answer, or null when there was trouble, which is shown */
    async send<T>(request: () => Promise<Result<T, SendProblem>>): Promise<{ readonly value: T } | null> {
      setTrouble(null);
      setSending(true);
      const outcome = await request();
      setSending(false);
      if (outcome.ok) return { value: outcome.value };
      setTrouble(wordsOf(outcome.error));
      return null;
    },
  };
}
