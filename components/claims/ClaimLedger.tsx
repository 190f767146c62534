'use client';

import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/live/useAnswer';
import { useLive } from '@/components/live/useLive';
import { PanelNote } from '@/components/status/PanelNote';
import { answerAsOf } from '@/lib/claims/answerAsOf';
import { startOfDay } from '@/lib/claims/evidenceLine';
import { CLAIMS_PATH, type ClaimAnswer } from '@/lib/protocol/news';
import { instant } from '@/lib/time/instant';
import { ClaimPassages } from './ClaimPassages';
import { ClaimStanding } from './ClaimStanding';
import { ClaimTimeline } from './ClaimTimeline';
import { EvidenceList } from './EvidenceList';
import { StatusHistory } from './StatusHistory';
import { endOfDay, useAsOf } from './useAsOf';
import type { ClaimInText } from './claimInText';

interface Props {
  readonly claim: ClaimInText;
  readonly publishedOn: string;
  readonly language: 'en' | 'es';
  readonly titleId: string;
  /** the claim was put into the selection */
  readonly onChosen?: () => void;
  readonly heading: 'h1' | 'h2';
  /** the answer for today that the page was rendered with */
  readonly initial: ClaimAnswer | null;
}

/** All that is known of a claim: how it stands, its evidence over time, its ledger and the history of its status, today or as of any past day. */
export function ClaimLedger({ claim, publishedOn, language, titleId, onChosen, heading: Heading, initial }: Props) {
  const t = useTranslations('claims');
  const now = startOfDay(useLive(({ live }) => live.volumeUntil));
  const { day, restedDay, setDay } = useAsOf(now);
  const path = `${CLAIMS_PATH}/${claim.id}`;
  const today = useAnswer<ClaimAnswer>(path, initial);
  const then = useAnswer<ClaimAnswer>(restedDay === null ? null : `${path}?asOf=${new Date(endOfDay(restedDay)).toISOString()}`);
  const known = today.answer;
  const part = Heading === 'h1' ? 'h2' : 'h3';
  const shown = known === null || day === null ? known : day === restedDay && then.answer ? then.answer : answerAsOf(known, endOfDay(day));

  return (
    <div className="@container">
      <div className="gap-x-8 @min-[840px]:grid @min-[840px]:grid-cols-[minmax(0,1fr)_calc(var(--u)*72)]">
        <Heading id={titleId} lang={language} className={`mb-3 ${Heading === 'h1' ? 't-h1' : 't-h2'}`}>
          {claim.text}
        </Heading>
        <ClaimStanding claim={claim} state={shown?.state ?? null} day={day} onChosen={onChosen} />
      </div>
      <PanelNote />
      {known === null && (
        <p role="status" className="t-body border-t border-ink py-4 text-ink-2">
          {today.problem === null ? t('loading') : t('failed')}{' '}
          {today.problem !== null && (
            <button type="button" className="action" onClick={today.retry}>
              {t('tryAgain')}
            </button>
          )}
        </p>
      )}
      {known && shown && (
        <>
          <ClaimTimeline heading={part} answer={known} articleDay={startOfDay(instant(Date.parse(publishedOn)))} today={now} day={day} onDay={setDay} />
          {then.problem !== null && day !== null && (
            <p role="alert" className="pb-2 text-warn">
              {t('asOfFailed')}{' '}
              <button type="button" className="action" onClick={then.retry}>
                {t('tryAgain')}
              </button>
            </p>
          )}
          <div className="gap-x-8 @min-[840px]:grid @min-[840px]:grid-cols-[minmax(0,1fr)_calc(var(--u)*72)]">
            <EvidenceList heading={part} shown={shown.evidence} known={known.evidence} day={day} />
            <div className="max-tablet:mt-6">
              <StatusHistory heading={part} turns={shown.turns} evidence={known.evidence} now={now} />
              <ClaimPassages heading={part} passages={claim.passages} language={language} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
