'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { send } from '@/components/ui/send';
import { CLAIM_STATUSES, type ClaimStatus } from '@/lib/domain/claim';
import { JUDGEMENTS_PATH, type JudgementAnswer } from '@/lib/protocol/judgements';
import { Choice } from './Choice';
import { ReasonField } from './ReasonField';
import { useSending } from './useSending';

/** Sets how a claim stands, over the written rule. */
export function JudgeClaim({ claimId, status, onJudged }: { claimId: string; status: ClaimStatus; onJudged: () => void }) {
  const t = useTranslations('judgement');
  const statusName = useTranslations('claimStatus');
  const [value, setValue] = useState(status);
  const [reason, setReason] = useState('');
  const { isSending, problem, words: wrong, run } = useSending();
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await run(() => send<JudgementAnswer>('POST', JUDGEMENTS_PATH, { verdicts: [{ field: 'status', claimId, value }], reason })))) return;
    setReason('');
    onJudged();
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid max-w-[72ch] gap-y-3 py-2">
      <Choice legend={t('fields.status')} name="status" value={value} options={CLAIM_STATUSES.map((one) => [one, statusName(one)])} onChange={setValue} />
      <ReasonField value={reason} onChange={setReason} problem={problem} wrong={wrong} />
      <p>
        <button type="submit" className="action-main" disabled={isSending || reason.trim() === ''}>
          {t('record', { count: 1 })}
        </button>
      </p>
    </form>
  );
}
