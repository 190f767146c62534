'use client';

import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/live/useAnswer';
import { EvidenceOf } from '@/components/updates/EvidenceOf';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import type { ItemId } from '@/lib/domain/ids';
import { UPDATES_PATH, type UpdateWithVersions } from '@/lib/protocol/requests';
import { Aside } from './Aside';

/** The claims of the baseline that the story's headline speaks to. */
export function StoryBearsOn({ headlineId, claims }: { headlineId: ItemId; claims: ClaimNames }) {
  const t = useTranslations('story');
  const { answer, problem, retry } = useAnswer<UpdateWithVersions>(`${UPDATES_PATH}/${encodeURIComponent(headlineId)}`);
  const evidence = answer?.provenance.evidence ?? [];
  return (
    <Aside title={t('bearsOn')} note={t('byHeadline')}>
      {answer && evidence.length === 0 && <p className="text-ink-2">{t('bearsOnNone')}</p>}
      {!answer && !problem && (
        <p role="status" className="text-ink-2">
          {t('reading')}
        </p>
      )}
      {problem && !answer && (
        <p role="status" className="text-ink-2">
          {t('notRead')}{' '}
          <button type="button" className="action" onClick={retry}>
            {t('again')}
          </button>
        </p>
      )}
      <EvidenceOf evidence={evidence} claims={claims} />
    </Aside>
  );
}
