'use client';

import { useTranslations } from 'next-intl';
import type { Statement } from '@/lib/domain/baseline';
import { claimId, type ClaimId } from '@/lib/domain/claim';
import type { FollowableClaim } from './articleDraft';

interface Props {
  /** from 1, in the order of the article */
  readonly place: number;
  readonly statement: Statement;
  readonly language: 'en' | 'es';
  /** undefined: it is no claim */
  readonly choice: { readonly followedAs: ClaimId | null } | undefined;
  readonly followable: readonly FollowableClaim[];
  readonly onText: (text: string) => void;
  readonly onChoice: (followedAs: ClaimId | null | undefined) => void;
}

const CHARACTERS_A_LINE = 80;

/** A statement: its words, whether it is a claim, and whose rules follow it. */
export function StatementFields({ place, statement, language, choice, followable, onText, onChoice }: Props) {
  const t = useTranslations('baseline');
  return (
    <div className="grid items-start gap-x-6 border-b border-rule-2 py-2 min-[840px]:grid-cols-[minmax(0,1fr)_calc(var(--u)*84)]">
      <textarea
        aria-label={t('statement', { place })}
        lang={language}
        rows={Math.max(1, Math.ceil(statement.text.length / CHARACTERS_A_LINE))}
        maxLength={5_000}
        value={statement.text}
        onChange={(event) => onText(event.target.value)}
        className="t-read field-sizing-content w-full resize-none border-b border-transparent bg-transparent hover:border-rule focus:border-ink-3"
      />
      <div className="t-label flex items-baseline gap-x-3">
        <label className="flex min-h-6 items-baseline gap-x-1.5 whitespace-nowrap">
          <input type="checkbox" checked={choice !== undefined} aria-label={t('isClaim', { place })} onChange={(event) => onChoice(event.target.checked ? null : undefined)} />
          <span aria-hidden="true">{t('claim')}</span>
        </label>
        {choice && (
          <select
            aria-label={t('followedAs', { place })}
            value={choice.followedAs ?? ''}
            onChange={(event) => onChoice(event.target.value === '' ? null : claimId(event.target.value))}
            className="min-h-6 w-full min-w-0 border-b border-ink-3 bg-paper"
          >
            <option value="">{t('followedByNone')}</option>
            {followable.map(({ id, number, text }) => (
              <option key={id} value={id}>
                {number}. {text}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}
