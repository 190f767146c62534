'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import type { Decision } from '@/lib/domain/judgement';
import { dayIn } from '@/lib/time/wording';

/** "by Ana, 9 Jan: reason", and what the rules say where they say otherwise. */
export function DecisionNote({ decision, rules }: { decision: Decision; rules?: string | undefined }) {
  const t = useTranslations('judgement');
  const locale = useLocale();
  return (
    <span className="t-small block text-ink-2">
      {t('by', { name: decision.by })}, <Moment at={decision.at}>{dayIn(decision.at, 'UTC', locale)}</Moment>: {decision.reason}
      {rules !== undefined && <span className="block">{t('rulesSay', { verdict: rules })}</span>}
    </span>
  );
}
