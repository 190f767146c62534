'use client';

import { useTranslations } from 'next-intl';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import type { Me } from '@/lib/judgement/me';
import { JUDGEMENTS_PATH, type JudgementsAnswer } from '@/lib/protocol/judgements';
import { JudgementList } from './JudgementList';
import { useSaid } from './useSaid';

/** What has been judged of one thing, live. Nothing where nobody has. */
export function JudgedBefore({ target, me, claims, onUndone }: { target: string; me: Me | null; claims: ClaimNames; onUndone: () => void }) {
  const t = useTranslations('judgement');
  const { answer, hasFailed, retry } = useSaid<JudgementsAnswer>(`${JUDGEMENTS_PATH}?target=${encodeURIComponent(target)}`);
  if (hasFailed) {
    return (
      <p role="status" className="text-ink-2">
        {t('failed')}{' '}
        <button type="button" className="action" onClick={retry}>
          {t('tryAgain')}
        </button>
      </p>
    );
  }
  if (!answer || answer.judgements.length === 0) return null;
  const undone = () => {
    retry();
    onUndone();
  };
  return (
    <div className="mt-2 border-t border-rule pt-1">
      <h3 className="font-medium">{t('before')}</h3>
      <JudgementList judgements={answer.judgements} me={me} claims={claims} onUndone={undone} />
    </div>
  );
}
