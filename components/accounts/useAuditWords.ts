import { useLocale, useTranslations } from 'next-intl';
import { useVerdictWords } from '@/components/judgement/useVerdictWords';
import { nameAgent } from '@/lib/accounts/nameAgent';
import { JUDGED_FIELDS, type Verdict } from '@/lib/domain/judgement';
import type { Stance } from '@/lib/domain/claim';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Role } from '@/lib/domain/person';
import type { Direction, Tag } from '@/lib/domain/tag';
import type { Threshold } from '@/lib/domain/watchlist';
import { LIST_PARTS } from '@/lib/selection/parts';
import { readSelection } from '@/lib/selection/selection';
import { instant } from '@/lib/time/instant';
import { dayAndYearIn, momentIn } from '@/lib/time/wording';

/**
 * What a decision was before or after, field by field in the reader's words. The store keeps the fields by their own names; one that nobody has
 * given words to yet is shown as it is kept, since an audit leaves nothing out.
 * @param names  by subject: `claim:talks`
 * @returns words for one side; `isAlone`: there is no other side, so that what is empty in it says nothing
 */
export function useAuditWords(names: Readonly<Record<string, string>>): (side: unknown, isAlone: boolean) => string {
  const t = useTranslations('accounts.audit');
  const roles = useTranslations('accounts.roles');
  const judgement = useTranslations('judgement');
  const lists = useTranslations('watchlists');
  const scopes = useTranslations('tokens.scope');
  const carries = useTranslations('scope');
  const group = useTranslations('pressGroup');
  const language = useTranslations('language');
  const tag = useTranslations('tag');
  const direction = useTranslations('direction');
  const stance = useTranslations('stance');
  const verdict = useVerdictWords();
  const locale = useLocale();

  /** What a list holds; the ids of what has no short name stay ids. */
  function heldWords(text: string): string {
    const selection = readSelection(new URLSearchParams(text));
    const named = LIST_PARTS.map((part) =>
      selection[part]
        .map((value) => {
          if (part === 'tags') return tag(value as Tag);
          if (part === 'directions') return direction(value as Direction);
          if (part === 'pressGroups') return group(value as PressGroup);
          if (part === 'stances') return stance(value as Stance);
          if (part === 'languages' && language.has(value as 'en')) return language(value as 'en');
          return value;
        })
        .join(', '),
    );
    return [selection.query, ...named].filter(Boolean).join('; ') || lists('everything');
  }

  function valueWords(key: string, value: unknown, side: Readonly<Record<string, unknown>>): string {
    // What a judgement was, before and after, can only be read with what it was about.
    const judged = JUDGED_FIELDS.find((one) => one === side['field']);
    if (key === 'value' && judged) return verdict(judged, value as Verdict['value'] | null);
    if (value === null || value === '') return t('nothing');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return key === 'day' ? dayAndYearIn(instant(value), 'UTC', locale) : /\wAt$/.test(key) ? `${momentIn(instant(value), 'UTC', locale)} UTC` : String(value);
    if (key === 'threshold') return thresholdWords(value as Threshold);
    if (key === 'scopes' && Array.isArray(value)) return value.map((one: string) => (scopes.has(one as 'read') ? scopes(one as 'read') : one)).join('; ');
    if (typeof value !== 'string') return JSON.stringify(value);
    if (key === 'role') return roles(value as Role);
    if (key === 'pressGroup') return group(value as PressGroup);
    if (key === 'language' && language.has(value as 'en')) return language(value as 'en');
    if (key === 'scope' && carries.has(value as 'topic')) return carries(value as 'topic');
    if ((key === 'kind' || key === 'link') && t.has(`links.${value as 'reset'}`)) return t(`links.${value as 'reset'}`);
    if (key === 'field' && judged) return judgement(`fields.${judged}`);
    if (key === 'selection') return heldWords(value);
    if (key === 'agent') return nameAgent(value) ?? value;
    if (key === 'claim') return names[`claim:${value}`] ?? value;
    return value;
  }
  const thresholdWords = (threshold: Threshold) => (typeof threshold === 'string' ? lists(`thresholds.${threshold}`) : lists('thresholds.publishersOf', { count: threshold.publishers }));
  const keyWords = (key: string) => (t.has(`fields.${key as 'name'}`) ? t(`fields.${key as 'name'}`) : key);

  return (side, isAlone) => {
    if (typeof side !== 'object' || side === null || Array.isArray(side)) return typeof side === 'string' ? side : JSON.stringify(side);
    const fields = side as Readonly<Record<string, unknown>>;
    return Object.entries(fields)
      .filter(([, value]) => !isAlone || (value !== null && value !== ''))
      .map(([key, value]) => `${keyWords(key)}: ${valueWords(key, value, fields)}`)
      .join(' · ');
  };
}
