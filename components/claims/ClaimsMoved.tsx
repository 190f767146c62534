'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { Moment } from '@/components/ui/Moment';
import type { ClaimId } from '@/lib/domain/claim';
import { dayIn } from '@/lib/time/wording';
import { ClaimGlyph, MOVED_FIRST } from './ClaimGlyph';
import { useClaims } from './ClaimsProvider';

/** At a glance: how the claims stand now, and which have turned since this browser's last visit. */
export function ClaimsMoved({ claims }: { claims: readonly { readonly number: number; readonly id: ClaimId }[] }) {
  const t = useTranslations('claims');
  const statusName = useTranslations('claimStatus');
  const locale = useLocale();
  const states = useLive(({ live }) => live.claims);
  const { lastVisit, moved, open, barsFailed, retryBars } = useClaims();
  const ids = new Set(claims.map(({ id }) => id));
  const statusOf = (id: ClaimId) => states.get(id)?.status ?? 'open';
  const standing = MOVED_FIRST.map((status) => ({ status, count: [...ids].filter((id) => statusOf(id) === status).length })).filter(({ count }) => count > 0);
  const turned = claims.flatMap(({ number, id }) => {
    const before = moved.get(id);
    return before ? [{ number, id, before }] : [];
  });
  return (
    <div className="mb-3 grid gap-y-1 text-ink-2">
      <p className="facts">
        <strong className="font-strong text-ink">{t('sinceArticle')}</strong>
        {standing.map(({ status, count }) => (
          <span key={status} className="whitespace-nowrap">
            <span className="text-ink">
              <ClaimGlyph status={status} /> {count}
            </span>{' '}
            {statusName(status)}
          </span>
        ))}
      </p>
      {lastVisit !== null && (
        <p className="facts">
          <strong className="font-strong text-ink">
            <Moment at={lastVisit}>{t('sinceVisit', { day: dayIn(lastVisit, 'UTC', locale) })}</Moment>
          </strong>
          {turned.length === 0 && <span>{t('nothingTurned')}</span>}
          {turned.map(({ number, id, before }) => (
            <button key={id} type="button" className="min-h-6" onClick={() => open(id)} aria-label={t('turned', { number, from: statusName(before), to: statusName(statusOf(id)) })}>
              <b className="text-baseline">{number}</b> {statusName(before)} → <span className="text-ink">{statusName(statusOf(id))}</span>
            </button>
          ))}
        </p>
      )}
      {barsFailed && (
        <p>
          {t('barsFailed')}{' '}
          <button type="button" className="action" onClick={retryBars}>
            {t('tryAgain')}
          </button>
        </p>
      )}
    </div>
  );
}
