'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { useLive } from '@/components/live/useLive';
import { Moment } from '@/components/ui/Moment';
import { UPDATES_PATH, type UpdatesPage } from '@/lib/protocol/requests';
import { EMPTY_SELECTION, writeSelection } from '@/lib/selection/selection';
import { shortMomentIn } from '@/lib/time/wording';
import { useLastVisit } from './useLastVisit';
import { useSelection } from './useSelection';

/** So many updates are read to count their stories; of more only the number is told. */
const COUNTED = 100;

/** What has come since this browser's last visit, and the way to exactly that. */
export function SinceLine() {
  const t = useTranslations('selection');
  const locale = useLocale();
  const { choose } = useSelection();
  const last = useLastVisit();
  const now = useLive(({ live }) => live.volumeUntil);
  const claims = useLive(({ live }) => live.claims);
  const from = last ? new Date(last).toISOString() : '';
  const { answer } = useAnswer<UpdatesPage>(last ? `${UPDATES_PATH}?${writeSelection({ ...EMPTY_SELECTION, from })}&limit=${COUNTED}` : null);
  const turned = useMemo(() => (last ? [...claims.values()].filter(({ since }) => since !== null && since > last).map(({ claimId }) => claimId) : []), [claims, last]);
  const stories = answer && answer.next === null ? new Set(answer.updates.map(({ storyId, id }) => storyId ?? id)).size : null;
  const showThese = () => choose({ ...EMPTY_SELECTION, from });

  return (
    <>
      {last && (
        <p>
          <Moment at={last}>{t('sinceAt', { time: shortMomentIn(last, now, 'UTC', locale) })}</Moment>
        </p>
      )}
      {last === null && <p>{t('firstVisit')}</p>}
      {last && answer && (
        <p>
          {answer.total === 0 ? (
            t('nothingSince')
          ) : (
            <button type="button" className="action" onClick={showThese}>
              {stories === null ? t('sinceUpdates', { count: answer.total }) : t('sinceInStories', { count: answer.total, stories })}
            </button>
          )}
        </p>
      )}
      {turned.length > 0 && (
        <p>
          <button type="button" className="action" onClick={() => choose({ ...EMPTY_SELECTION, from, claims: turned })}>
            {t('sinceClaims', { count: turned.length })}
          </button>
        </p>
      )}
    </>
  );
}
