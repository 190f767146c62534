'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ClaimGlyph } from '@/components/claims/ClaimGlyph';
import { useLive } from '@/components/live/useLive';
import { dayText } from '@/lib/charts/span';
import type { BaselineClaim } from '@/lib/domain/deskBaseline';
import { dayIn } from '@/lib/time/wording';
import { Empty } from './Empty';

/** What has become of the claims. @param today  YYYY-MM-DD: a claim that turned on it is marked */
export function ClaimsScene({ claims, language, today }: { claims: readonly BaselineClaim[]; language: 'en' | 'es'; today: string }) {
  const t = useTranslations('wall');
  const statusName = useTranslations('claimStatus');
  const mark = useTranslations('claims');
  const locale = useLocale();
  const states = useLive(({ live }) => live.claims);
  if (claims.length === 0) return <Empty words={t('noClaims')} />;
  return (
    <ol className="wall-claims">
      {claims.map(({ number, text, followedAs }) => {
        const state = followedAs === null ? undefined : states.get(followedAs);
        const status = state?.status ?? 'open';
        const since = state?.since ?? null;
        return (
          <li key={number}>
            <b className="wall-number">{number}</b>
            <p lang={language}>{text}</p>
            <div className="wall-standing">
              <strong>
                <ClaimGlyph status={status} /> {statusName(status)}
              </strong>
              {followedAs === null ? (
                <span>{mark('notFollowed')}</span>
              ) : (
                <span>
                  +{state?.counts.supports ?? 0} <span aria-hidden="true">/</span> −{state?.counts.contradicts ?? 0}
                  {since !== null && <em data-today={dayText(since) === today || undefined}>{dayIn(since, 'UTC', locale)}</em>}
                </span>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
