'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Moment } from '@/components/ui/Moment';
import { send } from '@/components/ui/send';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import type { ClaimId } from '@/lib/domain/claim';
import type { Judgement } from '@/lib/domain/judgement';
import { isSameValue } from '@/lib/judgement/standing';
import type { Me } from '@/lib/judgement/me';
import { JUDGEMENTS_PATH, type JudgementAnswer } from '@/lib/protocol/judgements';
import { momentIn } from '@/lib/time/wording';
import { useSending } from './useSending';
import { useVerdictWords } from './useVerdictWords';

interface Props {
  readonly judgements: readonly Judgement[];
  readonly me: Me | null;
  readonly claims: ClaimNames;
  readonly onUndone: () => void;
  /** whether each says what it is on: on the page of that thing it need not */
  readonly hasTitles?: boolean;
}

/** Judgements, each with its author and reason, what the rules said, and the way to take it back. */
export function JudgementList({ judgements, me, claims, onUndone, hasTitles = false }: Props) {
  const t = useTranslations('judgement');
  const words = useVerdictWords();
  const locale = useLocale();
  const { isSending, words: wrong, run } = useSending();
  const [asked, setAsked] = useState<number | null>(null);
  const claimText = (id: ClaimId) => claims[id]?.text ?? id;
  const mayUndo = ({ personId, undone }: Judgement) => !undone && me !== null && (me.mayRule || (me.mayJudge && me.id === personId));

  async function undo({ act }: Judgement) {
    setAsked(act);
    if (await run(() => send<JudgementAnswer>('DELETE', `${JUDGEMENTS_PATH}/${act}`))) onUndone();
  }

  return (
    <ol>
      {judgements.map((judgement, at) => {
        const { n, act, verdict, rules, by, reason, undone, replacedBy } = judgement;
        const isOff = undone !== null || replacedBy !== null;
        // Of what was said together one button takes all back.
        const isFirst = judgements.findIndex((one) => one.act === act) === at;
        return (
          <li key={n} className={`border-t border-rule py-2 first:border-t-0 ${isOff ? 'text-ink-2' : ''}`}>
            {hasTitles && (
              <p className="t-h5 break-words">
                <a href={pageOf(judgement)} className="plain-link">
                  {verdict.field === 'status' ? claimText(verdict.claimId) : judgement.title}
                </a>
              </p>
            )}
            <p>
              <span className="text-ink-2">{t(`fields.${verdict.field}`)}: </span>
              <strong className={isOff ? 'font-medium line-through' : 'font-medium'}>{words(verdict.field, verdict.value)}</strong>
              {verdict.field === 'stance' && <span className="text-ink-2"> {t('onClaim', { claim: claimText(verdict.claimId) })}</span>}
              {rules !== null && <span className="text-ink-2"> · {isSameValue(rules, verdict.value) ? t('confirms') : t('rulesSay', { verdict: words(verdict.field, rules) })}</span>}
            </p>
            <p className="text-ink-2">
              {t('by', { name: by })}, <Moment at={judgement.at}>{momentIn(judgement.at, 'UTC', locale)} UTC</Moment>: <span className="text-ink">{reason}</span>
            </p>
            {replacedBy !== null && undone === null && <p className="text-ink-2">{t('replaced')}</p>}
            {undone && <p className="text-ink-2">{t('undoneBy', { name: undone.by, at: momentIn(undone.at, 'UTC', locale) })}</p>}
            {isFirst && mayUndo(judgement) && (
              <button type="button" className="action" disabled={isSending} onClick={() => void undo(judgement)}>
                {t('undo')}
              </button>
            )}
            {asked === act && isFirst && wrong && (
              <p role="alert" className="text-warn">
                {wrong}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function pageOf({ verdict }: Judgement): string {
  if (verdict.field === 'story') return `/stories/${encodeURIComponent(verdict.storyId)}`;
  return verdict.field === 'status' ? `/claims/${encodeURIComponent(verdict.claimId)}` : `/updates/${encodeURIComponent(verdict.itemId)}`;
}
