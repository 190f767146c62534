'use client';

import { useTranslations } from 'next-intl';
import type { SendProblem } from '@/components/ui/send';

const WEAK = ['short', 'long', 'common', 'simple', 'personal'] as const;

/** A refusal in the reader's language, and the field it stands beside; null: beside the button. */
export function useAccountWords(): (problem: SendProblem) => { readonly field: string | null; readonly words: string } {
  const t = useTranslations('problem');
  const failed = useTranslations('accounts.failed');
  const weak = useTranslations('accounts.weak');
  return (problem) => {
    const field = problem.field ?? null;
    if (problem.code === 'weak-password') {
      const reason = WEAK.find((known) => known === problem.message);
      return { field, words: reason ? weak(reason) : t('weak-password') };
    }
    if (problem.code === 'invalid') return { field, words: failed(field === 'email' ? 'invalid-email' : field === 'name' ? 'invalid-name' : 'invalid') };
    if (problem.code === 'not-found') return { field: null, words: failed('invalid') };
    return { field: problem.code === 'duplicate-email' ? 'email' : field, words: t(problem.code, { message: problem.message, reason: '' }) };
  };
}
