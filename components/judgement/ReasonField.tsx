'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/feeds/Field';
import type { SendProblem } from '@/components/ui/send';
import { REASON_CHARS } from '@/lib/protocol/judgements';

/** Why: asked for with every judgement. */
export function ReasonField({ value, onChange, problem }: { value: string; onChange: (value: string) => void; problem: SendProblem | null }) {
  const t = useTranslations('judgement');
  return (
    <Field label={t('reason')} hint={t('reasonHint')} {...(problem?.field === 'reason' && { problem: t('problems.reason') })}>
      {(control) => <textarea {...control} rows={2} required maxLength={REASON_CHARS} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
