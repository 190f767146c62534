'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Answered } from '@/components/live/useAnswer';
import { Check } from '@/components/selection/Check';
import type { Selecting } from '@/components/selection/useSelection';
import { useValueNames } from '@/components/selection/useValueNames';
import type { FacetsAnswer } from '@/lib/protocol/news';
import { toggled, type ListPart } from '@/lib/selection/parts';
import type { Selection } from '@/lib/selection/selection';

const SHOWN = 6;

/** What the results are made of, each value a way to narrow them. */
export function Facets({ selection, choose, facets }: { selection: Selection; choose: Selecting['choose']; facets: Answered<FacetsAnswer> }) {
  const t = useTranslations('search');
  const { answer, problem, retry } = facets;
  if (!answer) {
    return (
      <p role="status" className="text-ink-2">
        {problem ? t('noFacets') : t('reading')}{' '}
        {problem && (
          <button type="button" className="action" onClick={retry}>
            {t('again')}
          </button>
        )}
      </p>
    );
  }
  const parts: readonly { part: ListPart; counts: Readonly<Record<string, number>> }[] = [
    { part: 'tags', counts: answer.tags },
    { part: 'directions', counts: answer.directions },
    { part: 'pressGroups', counts: answer.pressGroups },
    { part: 'languages', counts: answer.languages },
    { part: 'outlets', counts: Object.fromEntries(answer.outlets.map(({ outlet, updates }) => [outlet, updates])) },
  ];
  return parts.map(({ part, counts }) => <Facet key={part} part={part} counts={counts} selection={selection} choose={choose} />);
}

function Facet({ part, counts, selection, choose }: { part: ListPart; counts: Readonly<Record<string, number>>; selection: Selection; choose: Selecting['choose'] }) {
  const t = useTranslations('search');
  const partName = useTranslations('selection');
  const locale = useLocale();
  const nameOf = useValueNames({});
  const [isWhole, setIsWhole] = useState(false);
  const chosen: readonly string[] = selection[part];
  const values = [...new Set([...Object.keys(counts), ...chosen])].filter((value) => (counts[value] ?? 0) > 0 || chosen.includes(value)).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const shown = isWhole ? values : values.filter((value, index) => index < SHOWN || chosen.includes(value));
  const title = partName(part as 'tags');
  if (values.length === 0) return null;
  return (
    <fieldset className="mb-4 min-w-0 break-inside-avoid border-t border-ink pt-1">
      <legend className="contents">
        <span className="font-strong">{title}</span>
      </legend>
      <ul>
        {shown.map((value) => (
          <li key={value} className="border-b border-rule-2">
            <label className="flex min-h-6 cursor-pointer items-baseline gap-2 py-1">
              <Check isChosen={chosen.includes(value)} onToggle={() => choose(toggled(selection, part, value))} />
              <span className="min-w-0 flex-1 overflow-hidden text-ellipsis whitespace-nowrap">{nameOf(part, value)}</span>
              <span className="text-ink-2">{(counts[value] ?? 0).toLocaleString(locale)}</span>
            </label>
          </li>
        ))}
      </ul>
      {values.length > shown.length && (
        <button type="button" className="action" onClick={() => setIsWhole(true)} aria-label={t('moreOf', { part: title, count: values.length - shown.length })}>
          {t('more', { count: values.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
}
