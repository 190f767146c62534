'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { claimId as toClaimId, type ClaimState } from '@/lib/domain/claim';
import type { Me } from '@/lib/judgement/me';
import { Comments } from './Comments';
import { Judge } from './Judge';
import { JudgeClaim } from './JudgeClaim';
import { StarLine } from './StarLine';

/** What people do with a claim on its own page: set its status, star it, talk about it. */
export function ClaimDesk({ claimId, state, me }: { claimId: string; state: ClaimState; me: Me | null }) {
  const t = useTranslations('judgement');
  const live = useLive((view) => view.live.claims.get(toClaimId(claimId)));
  const { status, judged } = live ?? state;
  return (
    <div className="mt-6 gap-x-8 desk:grid desk:grid-cols-[minmax(0,1fr)_calc(var(--u)*96)]">
      <Judge target={claimId} me={me} claims={{}} onUndone={() => undefined}>
        {me?.mayRule ? <JudgeClaim key={judged?.n ?? status} claimId={claimId} status={status} onJudged={() => undefined} /> : me?.mayJudge ? <p className="py-2 text-ink-2">{t('editorsSet')}</p> : null}
      </Judge>
      {me && (
        <div>
          <StarLine on={{ kind: 'claim', id: claimId }} />
          <Comments on={{ kind: 'claim', id: claimId }} me={me} />
        </div>
      )}
    </div>
  );
}
