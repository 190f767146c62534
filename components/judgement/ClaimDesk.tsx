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
    <div className="@container mt-6">
      <div className="gap-x-8 @min-[840px]:grid @min-[840px]:grid-cols-[minmax(0,1fr)_calc(var(--u)*72)]">
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
    </div>
  );
}
