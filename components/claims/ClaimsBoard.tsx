'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import type { ClaimId } from '@/lib/domain/claim';
import { ClaimGlyph, MOVED_FIRST } from './ClaimGlyph';
import { useClaims } from './ClaimsProvider';

interface Props {
  readonly claims: readonly { readonly id: ClaimId; readonly number: number; readonly text: string }[];
  readonly language: 'en' | 'es';
}

/** All followed claims by how they stand now. */
export function ClaimsBoard({ claims, language }: Props) {
  const t = useTranslations('claims');
  const statusName = useTranslations('claimStatus');
  const states = useLive(({ live }) => live.claims);
  const { open } = useClaims();
  const statusOf = (id: ClaimId) => states.get(id)?.status ?? 'open';
  return (
    <section>
      <h2 className="t-h4 border-t border-ink pt-1">{t('board')}</h2>
      {MOVED_FIRST.map((status) => {
        const own = claims.filter(({ id }) => statusOf(id) === status);
        return own.length === 0 ? null : (
          <section key={status} className="mt-2">
            <h3 className="border-t border-rule pt-1 font-strong">
              <ClaimGlyph status={status} /> {statusName(status)} <span className="font-normal text-ink-2">{own.length}</span>
            </h3>
            <ul>
              {own.map(({ id, number, text }) => {
                const counts = states.get(id)?.counts;
                return (
                  <li key={id}>
                    <button type="button" onClick={() => open(id)} className="t-aside grid w-full grid-cols-[calc(var(--u)*7)_minmax(0,1fr)_auto] items-baseline gap-x-2 py-1 hover:[&_.words]:underline">
                      <b className="t-small font-strong text-baseline">{number}</b>
                      <span lang={language} className="words">
                        {text}
                      </span>
                      <span className="t-micro whitespace-nowrap text-ink-2">{counts ? `+${counts.supports}\u2002−${counts.contradicts}` : ''}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
