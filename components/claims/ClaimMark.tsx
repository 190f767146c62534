'use client';

import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { useLive } from '@/components/live/useLive';
import type { ClaimId } from '@/lib/domain/claim';
import { ClaimGlyph } from './ClaimGlyph';
import { useClaims } from './ClaimsProvider';
import { EvidenceLine } from './EvidenceLine';

/**
 * A claim in the margin of the article: how it stands, its evidence over time, what speaks for and against it. Opens its ledger.
 * @param isFirst  false where the claim is said again: only its sign and number
 */
export function ClaimMark({ number, id, isFirst }: { number: number; id: ClaimId; isFirst: boolean }) {
  const t = useTranslations('claims');
  const statusName = useTranslations('claimStatus');
  const { bars, articleAt, moved, chosen, open } = useClaims();
  const state = useLive(({ live }) => live.claims.get(id));
  const isChosen = chosen.includes(id);
  const status = state?.status ?? 'open';
  const supports = state?.counts.supports ?? 0;
  const contradicts = state?.counts.contradicts ?? 0;
  const before = moved.get(id);
  const label = [
    t('mark', { number, status: statusName(status), supports, contradicts }),
    ...(before ? [t('movedFrom', { status: statusName(before) })] : []),
    ...(isChosen ? [t('isChosen')] : []),
  ].join('; ');

  function openHere(event: MouseEvent) {
    // A new tab, a new window: as the browser does it.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    open(id);
  }

  const dot = before && <span className="size-1.5 shrink-0 rounded-full bg-baseline tablet:ml-auto" />;
  return (
    <a
      href={`/claims/${id}`}
      onClick={openHere}
      aria-label={label}
      aria-current={isChosen ? 'true' : undefined}
      className={`t-micro flex min-h-6 items-center gap-x-2 text-ink-2 no-underline hover:[&_.status]:underline aria-[current]:bg-baseline-wash ${isFirst ? 'tablet:block' : ''}`}
    >
      {isFirst ? (
        <>
          <span className="flex items-center gap-x-1 font-medium text-ink max-tablet:w-24">
            <ClaimGlyph status={status} />
            <span className="status">{statusName(status)}</span>
            {dot}
          </span>
          <EvidenceLine bars={bars && (bars.get(id) ?? [])} articleAt={articleAt} />
          <span className="flex items-center justify-between gap-x-3 max-tablet:ml-auto max-tablet:flex-row-reverse">
            <b className="text-baseline">{number}</b>
            <span className="whitespace-nowrap">{state ? `+${supports}\u2002−${contradicts}` : t('noneYet')}</span>
          </span>
        </>
      ) : (
        <>
          <b className="text-baseline">{number}</b>
          <span className="flex items-center gap-x-1">
            <ClaimGlyph status={status} />
            <span className="status">{statusName(status)}</span>
          </span>
          {dot}
        </>
      )}
    </a>
  );
}
