'use client';

import { useTranslations } from 'next-intl';
import type { SendProblem } from '@/components/ui/send';

const FIELDS = ['name', 'threshold', 'isShared', 'query'] as const;

/** A refusal in the reader's language; one of an imported file says which of its lists is at fault. */
export function useWatchlistProblem(): (problem: Pick<SendProblem, 'code' | 'field'>) => string {
  const t = useTranslations('watchlists.problems');
  return ({ code, field = '' }) => {
    const entry = /^watchlists\.(\d+)(?:\.(.*))?$/.exec(field);
    if (entry) return t('entry', { number: Number(entry[1]) + 1, field: entry[2] || '?' });
    if (['entente', 'format', 'watchlists'].includes(field) || code === 'bad-json') return t('file');
    const known = FIELDS.find((name) => name === field || field === `selection.${name}` || field.startsWith(`${name}.`));
    if (known) return t(known);
    if (code === 'unauthorized' || code === 'forbidden' || code === 'not-found' || code === 'unreachable') return t(code);
    return t('other');
  };
}
