'use client';

import { useTranslations } from 'next-intl';
import type { SendProblem } from '@/components/ui/send';
import { FEED_REASONS, type FeedReason } from '@/lib/domain/feed';

const FIELDS = ['url', 'name', 'outlet', 'homepage', 'country', 'pressGroup', 'language', 'scope', 'notes'] as const;
type Field = (typeof FIELDS)[number];

/** A refusal in the reader's language. The server's own English detail stands in only where there is no wording. */
export function useProblemWords(): (problem: SendProblem) => string {
  const t = useTranslations('problem');
  const field = useTranslations('field');
  const reason = useTranslations('feedReason');
  return (problem) => {
    if (problem.code === 'invalid') return FIELDS.includes(problem.field as Field) ? field(problem.field as Field) : field('other');
    if (problem.code === 'unreadable-feed') {
      const known = FEED_REASONS.find((candidate): candidate is FeedReason => candidate === problem.field);
      return known ? t('unreadable-feed', { reason: reason(known) }) : problem.message;
    }
    return t(problem.code, { message: problem.message });
  };
}
