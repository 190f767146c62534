'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import type { Evidence } from '@/lib/domain/claim';
import { dayIn } from '@/lib/time/wording';
import { Quoted } from './Quoted';

/** What an update does to the claims of the baseline, and by whose judgement. */
export function EvidenceOf({ evidence, claims }: { evidence: readonly Evidence[]; claims: ClaimNames }) {
  const t = useTranslations('update');
  const stance = useTranslations('stance');
  const step = useTranslations('step');
  const locale = useLocale();
  if (evidence.length === 0) return null;
  return (
    <ul>
      {evidence.map((entry) => {
        const claim = claims[entry.claimId];
        return (
          <li key={entry.id} className="border-t border-rule-2 py-2 first:border-t-0">
            <p className="t-aside">
              <a href={`/claims/${entry.claimId}`} className="plain-link">
                {claim && <b className="t-small mr-1.5 text-baseline">{claim.number}</b>}
                {claim?.text ?? entry.claimId}
              </a>
            </p>
            <p className="facts mt-0.5 text-ink-2">
              <b className="text-ink">{stance(entry.stance)}</b>
              <span>{step(entry.step)}</span>
              <span>{dayIn(entry.at, 'UTC', locale)}</span>
              <span>{entry.judge.kind === 'rule' ? t('byRule', { rule: entry.judge.rule }) : t('byAnalyst', { name: entry.judge.name })}</span>
            </p>
            <p className="mt-0.5 text-ink-2">{entry.reason[locale]}</p>
            {entry.words.length > 0 && <Quoted words={entry.words} />}
          </li>
        );
      })}
    </ul>
  );
}
