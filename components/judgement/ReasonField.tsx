'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/feeds/Field';
import type { SendProblem } from '@/components/ui/send';
import { REASON_CHARS } from '@/lib/protocol/judgements';

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: SendProblem | null;
  /** why the judgement was not taken; null while nothing is wrong */
  readonly wrong: string | null;
}

/** Why: asked for with every judgement, and under it what the server has to say to it. */
export function ReasonField({ value, onChange, problem, wrong }: ReasonFieldProps) {
  const t = useTranslations('judgement');
  return (
    <>
      <Field label={t('reason')} hint={t('reasonHint')} {...(problem?.field === 'reason' && { problem: t('problems.reason') })}>
        {(control) => <textarea {...control} rows={2} required maxLength={REASON_CHARS} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Field>
      {wrong && (
        <p role="alert" className="text-warn">
          {wrong}
        </p>
      )}
    </>
  );
}
