'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { send } from '@/components/ui/send';
import type { Evidence } from '@/lib/domain/claim';
import { JUDGED_STANCES, type JudgedStance, type Verdict } from '@/lib/domain/judgement';
import { DIRECTIONS, TAGS, type Direction, type Tag } from '@/lib/domain/tag';
import type { Update } from '@/lib/domain/update';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import { claimId } from '@/lib/domain/claim';
import { rulesSaid } from '@/lib/judgement/applyJudgements';
import { isSameValue } from '@/lib/judgement/standing';
import { JUDGEMENTS_PATH, type JudgementAnswer } from '@/lib/protocol/judgements';
import { Choice } from './Choice';
import { ReasonField } from './ReasonField';
import { useSending } from './useSending';

interface Props {
  readonly update: Update;
  readonly evidence: readonly Evidence[];
  readonly claims: ClaimNames;
  readonly onJudged: () => void;
}

/** Says of one update what it is: all that differs from what counts now is put on record with one reason, or the rules' reading is confirmed. */
export function JudgeUpdate({ update, evidence, claims, onJudged }: Props) {
  const t = useTranslations('judgement');
  const words = useTranslations('update');
  const directionName = useTranslations('direction');
  const tagName = useTranslations('tag');
  const { marks, id: itemId } = update;
  const [bears, setBears] = useState<boolean>(true);
  const [direction, setDirection] = useState<Direction>(marks.direction.value);
  const [tags, setTags] = useState<readonly Tag[]>(marks.tags.map(({ tag }) => tag));
  const [claim, setClaim] = useState('');
  const [stance, setStance] = useState<JudgedStance>('supports');
  const [reason, setReason] = useState('');
  const { isSending, problem, words: wrong, run } = useSending();

  const said: Verdict[] = [
    ...(bears ? [] : [{ field: 'relevance', itemId, value: false } as const]),
    ...(isSameValue(tags, marks.tags.map(({ tag }) => tag)) ? [] : [{ field: 'tags', itemId, value: tags } as const]),
    ...(direction === marks.direction.value ? [] : [{ field: 'direction', itemId, value: direction } as const]),
    ...(claim === '' ? [] : [{ field: 'stance', itemId, claimId: claimId(claim), value: stance } as const]),
  ];
  const rules = rulesSaid(marks, update.judged);
  const confirmed: Verdict[] = [
    { field: 'relevance', itemId, value: rules.relevance },
    { field: 'tags', itemId, value: rules.tags },
    { field: 'direction', itemId, value: rules.direction },
  ];

  async function judge(verdicts: readonly Verdict[]) {
    if (!(await run(() => send<JudgementAnswer>('POST', JUDGEMENTS_PATH, { verdicts, reason })))) return;
    setReason('');
    setClaim('');
    onJudged();
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void judge(said);
  };
  const toggle = (tag: Tag) => setTags(tags.includes(tag) ? tags.filter((one) => one !== tag) : TAGS.filter((one) => one === tag || tags.includes(one)));

  return (
    <form onSubmit={submit} className="grid max-w-[72ch] gap-y-3 py-2">
      <Choice legend={words('relevance')} name="relevance" value={bears ? 'bears' : 'beside'} options={[['bears', words('bears')], ['beside', words('beside')]]} onChange={(value) => setBears(value === 'bears')} />
      <Choice legend={words('direction')} name="direction" value={direction} options={DIRECTIONS.map((one) => [one, directionName(one)])} onChange={setDirection} />
      <fieldset>
        <legend className="t-small font-medium">{words('tags')}</legend>
        <div className="flex flex-wrap gap-x-4">
          {TAGS.map((tag) => (
            <label key={tag} className="flex min-h-6 items-center gap-1.5">
              <input type="checkbox" checked={tags.includes(tag)} onChange={() => toggle(tag)} /> {tagName(tag)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-x-4 gap-y-2 tablet:grid-cols-[minmax(0,1fr)_calc(var(--u)*44)]">
        <label className="t-small font-medium">
          {t('claim')}
          <select className="field" value={claim} onChange={(event) => setClaim(event.target.value)}>
            <option value="">{t('noClaim')}</option>
            {Object.entries(claims).map(([id, { number, text }]) => (
              <option key={id} value={id}>
                {number === null ? '' : `${number}. `}
                {text}
                {evidence.some((one) => one.claimId === id) ? ' ●' : ''}
              </option>
            ))}
          </select>
        </label>
        <label className="t-small font-medium">
          {t('fields.stance')}
          <select className="field" value={stance} disabled={claim === ''} onChange={(event) => setStance(event.target.value as JudgedStance)}>
            {JUDGED_STANCES.map((one) => (
              <option key={one} value={one}>
                {t(`stances.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ReasonField value={reason} onChange={setReason} problem={problem} wrong={wrong} />
      <p className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <button type="submit" className="action-main" disabled={isSending || said.length === 0 || reason.trim() === ''}>
          {t('record', { count: said.length })}
        </button>
        <button type="button" className="action" disabled={isSending || reason.trim() === ''} onClick={() => void judge(confirmed)}>
          {t('confirm')}
        </button>
      </p>
    </form>
  );
}
