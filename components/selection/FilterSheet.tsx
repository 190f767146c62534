'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useAnswer, type Answered } from '@/components/live/useAnswer';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { STANCES } from '@/lib/domain/claim';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { TAGS } from '@/lib/domain/tag';
import { CLAIMS_PATH, type ClaimsAnswer, type FacetsAnswer } from '@/lib/protocol/news';
import { dayLater, isDay } from '@/lib/selection/days';
import { toggled, type ListPart } from '@/lib/selection/parts';
import type { Selection } from '@/lib/selection/selection';
import { Check } from './Check';
import type { FilterSheetName } from './FilterParts';
import type { Selecting } from './useSelection';
import { useValueNames, type ClaimNumbers } from './useValueNames';

interface Props {
  readonly name: FilterSheetName;
  readonly selection: Selection;
  readonly choose: Selecting['choose'];
  readonly facets: Answered<FacetsAnswer>;
  readonly claimNumbers: ClaimNumbers;
  readonly onClose: () => void;
}

/** One part of the filter, opened: each value with how many updates it would leave. */
export function FilterSheet(props: Props) {
  const t = useTranslations('selection');
  const { name, facets, onClose } = props;
  const closeRef = useFirstFocus<HTMLButtonElement>();
  return (
    <div role="group" aria-label={t(name)}>
      <p className="flex items-baseline justify-between gap-6 pt-2">
        <strong>{t(name)}</strong>
        <button ref={closeRef} type="button" className="action" onClick={onClose}>
          {t('close')}
        </button>
      </p>
      {name === 'dates' ? <DateFields {...props} /> : name === 'claims' ? <ClaimValues {...props} /> : <Values {...props} part={name} />}
      {facets.problem && (
        <p role="status" className="pb-2 text-ink-2">
          {t('noCounts')}{' '}
          <button type="button" className="action" onClick={facets.retry}>
            {t('again')}
          </button>
        </p>
      )}
    </div>
  );
}

const COLUMNS = 'grid grid-cols-1 gap-x-6 pt-1 pb-3 min-[480px]:grid-cols-2 tablet:grid-cols-3 desk:grid-cols-5';
/** Outlets listed before words narrow them. */
const OUTLETS_SHOWN = 40;

function Values({ part, selection, choose, facets, claimNumbers }: Props & { part: 'tags' | 'pressGroups' | 'outlets' | 'languages' }) {
  const t = useTranslations('selection');
  const locale = useLocale();
  const nameOf = useValueNames(claimNumbers);
  const [words, setWords] = useState('');
  const counts = countsOf(facets.answer, part);
  const chosen: readonly string[] = selection[part];
  const values = [...new Set([...chosen, ...(part === 'tags' ? TAGS : part === 'pressGroups' ? PRESS_GROUPS : counts ? Object.keys(counts) : [])])];
  const named = values.map((value) => ({ value, name: nameOf(part, value) }));
  const wanted = words.trim().toLocaleLowerCase(locale);
  const matching = wanted ? named.filter(({ name }) => name.toLocaleLowerCase(locale).includes(wanted)) : named.slice(0, OUTLETS_SHOWN);
  return (
    <>
      {part === 'outlets' && (
        <label className="block max-w-80 pt-1">
          {t('findOutlet')}
          <input type="search" value={words} onChange={(event) => setWords(event.target.value)} className="field" />
        </label>
      )}
      {matching.length === 0 && <p className="py-2 text-ink-2">{facets.isLoading ? t('sheetLoading') : t('noValues')}</p>}
      <ul className={COLUMNS}>
        {matching.map(({ value, name }) => (
          <Value key={value} name={name} count={counts?.[value] ?? (counts ? 0 : undefined)} isChosen={chosen.includes(value)} color={part === 'tags' ? `var(--tag-${value})` : undefined} onToggle={() => choose(toggled(selection, part as ListPart, value))} />
        ))}
      </ul>
    </>
  );
}

function Value({ name, count, isChosen, color, onToggle, wide }: { name: string; count?: number; isChosen: boolean; color?: string; onToggle: () => void; wide?: boolean }) {
  const locale = useLocale();
  return (
    <li className="border-b border-rule-2">
      <label className="flex min-h-7 cursor-pointer items-baseline gap-2 py-1">
        <Check isChosen={isChosen} onToggle={onToggle} />
        {color && <span aria-hidden="true" className="inline-block size-[0.7em] shrink-0" style={{ background: color }} />}
        <span className={`min-w-0 flex-1 ${wide ? '' : 'overflow-hidden text-ellipsis whitespace-nowrap'}`}>{name}</span>
        {count !== undefined && <span className={count === 0 ? 'text-ink-3' : ''}>{count.toLocaleString(locale)}</span>}
      </label>
    </li>
  );
}

function ClaimValues({ selection, choose }: Props) {
  const t = useTranslations('selection');
  const stance = useTranslations('stance');
  const locale = useLocale();
  const { answer, isLoading, problem, retry } = useAnswer<ClaimsAnswer>(CLAIMS_PATH);
  return (
    <>
      {selection.claims.length > 0 && (
        <fieldset className="flex flex-wrap items-baseline gap-x-5 pt-1">
          <legend className="unseen">{t('stances')}</legend>
          {STANCES.map((value) => (
            <label key={value} className="flex min-h-6 items-baseline gap-2">
              <Check isChosen={selection.stances.includes(value)} onToggle={() => choose(toggled(selection, 'stances', value))} />
              {stance(value)}
            </label>
          ))}
        </fieldset>
      )}
      {!answer && (
        <p role="status" className="py-2 text-ink-2">
          {isLoading ? t('sheetLoading') : problem && t('noClaims')}{' '}
          {problem && (
            <button type="button" className="action" onClick={retry}>
              {t('again')}
            </button>
          )}
        </p>
      )}
      <ul className="grid grid-cols-1 gap-x-8 pt-1 pb-3 tablet:grid-cols-2">
        {answer?.claims.map(({ claim, state }) => (
          <Value key={claim.id} wide name={`${claim.number}. ${claim.text[locale]}`} count={state.counts.supports + state.counts.contradicts + state.counts.updates} isChosen={selection.claims.includes(claim.id)} onToggle={() => choose(withoutIdleStances(selection, toggled(selection, 'claims', claim.id)))} />
        ))}
      </ul>
    </>
  );
}

/** A stance says nothing without a claim. */
const withoutIdleStances = (selection: Selection, patch: Partial<Selection>): Partial<Selection> =>
  patch.claims?.length === 0 && selection.stances.length > 0 ? { ...patch, stances: [] } : patch;

function DateFields({ selection, choose }: Props) {
  const t = useTranslations('selection');
  const id = useId();
  const from = isDay(selection.from) ? selection.from : selection.from.slice(0, 10);
  const to = isDay(selection.to) ? dayLater(selection.to, -1) : selection.to.slice(0, 10);
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-2 pt-1 pb-3">
      <div>
        <label htmlFor={`${id}-from`}>{t('fromDay')}</label>
        <input id={`${id}-from`} type="date" value={from} max={to || undefined} onChange={(event) => choose({ from: event.target.value })} className="field" />
      </div>
      <div>
        <label htmlFor={`${id}-to`}>{t('untilDay')}</label>
        <input id={`${id}-to`} type="date" value={to} min={from || undefined} onChange={(event) => choose({ to: dayLater(event.target.value, 1) })} className="field" />
      </div>
      <p className="self-end pb-2 text-ink-3">{t('datesZone')}</p>
    </div>
  );
}

function countsOf(answer: FacetsAnswer | null, part: 'tags' | 'pressGroups' | 'outlets' | 'languages'): Readonly<Record<string, number>> | null {
  if (!answer) return null;
  return part === 'outlets' ? Object.fromEntries(answer.outlets.map(({ outlet, updates }) => [outlet, updates])) : answer[part];
}
