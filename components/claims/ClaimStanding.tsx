'use client';

import { useLocale, useTranslations } from 'next-intl';
import { DecisionNote } from '@/components/judgement/DecisionNote';
import { useSelection } from '@/components/selection/useSelection';
import { TagName } from '@/components/ui/TagName';
import type { ClaimState } from '@/lib/domain/claim';
import type { Instant } from '@/lib/time/instant';
import { longDayIn } from '@/lib/time/wording';
import { ClaimGlyph } from './ClaimGlyph';
import type { ClaimInText } from './claimInText';

/** How a claim stands on the day shown, and the way to what stands behind it. */
export function ClaimStanding({ claim, state, day, onChosen }: { claim: ClaimInText; state: ClaimState | null; day: Instant | null; onChosen?: (() => void) | undefined }) {
  const t = useTranslations('claims');
  const statusName = useTranslations('claimStatus');
  const locale = useLocale();
  const { selection, choose } = useSelection();
  const isChosen = selection.claims.includes(claim.id);
  const status = state?.status ?? 'open';

  function chooseIt() {
    choose({ claims: isChosen ? selection.claims.filter((id) => id !== claim.id) : [claim.id], stances: [] });
    onChosen?.();
  }

  return (
    <div className="mb-3 border-t border-ink pt-1 text-ink-2" aria-live="polite">
      <p className="t-h3 text-ink">
        <span className="text-[0.8em]">
          <ClaimGlyph status={status} />
        </span>{' '}
        {state ? statusName(status) : '…'}
      </p>
      {state && (
        <p className="t-label">
          {t.rich('counts', { ...state.counts, b: (chunks) => <b className="text-ink">{chunks}</b> })}
          {day !== null && `, ${t('asOfDay', { day: longDayIn(day, 'UTC', locale) })}`}
        </p>
      )}
      {state?.judged && <DecisionNote decision={state.judged} rules={statusName(state.judged.rules)} />}
      <p className="t-label flex flex-wrap gap-x-3">
        {claim.tags.map((tag) => (
          <TagName key={tag} tag={tag} />
        ))}
      </p>
      <button type="button" className="action t-label mt-1 text-ink" aria-pressed={isChosen} onClick={chooseIt}>
        {isChosen ? t('unchoose') : t('choose')}
      </button>
    </div>
  );
}
