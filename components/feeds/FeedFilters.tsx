'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useTypedEarly } from '@/components/ui/useTypedEarly';
import { FEED_STATES } from '@/lib/domain/feed';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import type { FeedFilter } from '@/lib/feeds/filterFeeds';

/** Narrows the list by words, state and press group. */
export function FeedFilters({ filter, onChange, shown, all }: { filter: FeedFilter; onChange: (filter: FeedFilter) => void; shown: number; all: number }) {
  const t = useTranslations('feeds');
  const stateName = useTranslations('feedState');
  const groupName = useTranslations('pressGroup');
  const id = useId();
  useTypedEarly(`${id}-words`);
  const isNarrowed = filter.words !== '' || filter.state !== 'any' || filter.pressGroup !== 'any';
  return (
    <form role="search" aria-label={t('filters')} onSubmit={(event) => event.preventDefault()} className="t-label grid grid-cols-2 items-end gap-x-6 gap-y-3 border-y border-rule py-3 tablet:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1.4fr)_auto]">
      <div className="max-tablet:col-span-2">
        <label htmlFor={`${id}-words`} className="t-small font-medium">
          {t('words')}
        </label>
        <input id={`${id}-words`} type="search" value={filter.words} placeholder={t('wordsHint')} onChange={(event) => onChange({ ...filter, words: event.target.value })} className="field placeholder:text-ink-3" />
      </div>
      <div>
        <label htmlFor={`${id}-state`} className="t-small font-medium">
          {t('state')}
        </label>
        <select id={`${id}-state`} value={filter.state} onChange={(event) => onChange({ ...filter, state: event.target.value as FeedFilter['state'] })} className="field">
          <option value="any">{t('any')}</option>
          {FEED_STATES.map((state) => (
            <option key={state} value={state}>
              {stateName(state)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-group`} className="t-small font-medium">
          {t('group')}
        </label>
        <select id={`${id}-group`} value={filter.pressGroup} onChange={(event) => onChange({ ...filter, pressGroup: event.target.value as FeedFilter['pressGroup'] })} className="field">
          <option value="any">{t('any')}</option>
          {PRESS_GROUPS.map((group) => (
            <option key={group} value={group}>
              {groupName(group)}
            </option>
          ))}
        </select>
      </div>
      <div className="max-tablet:col-span-2">
        <p role="status" className="min-h-6 text-ink-2">
          {t('count', { shown, all })}
        </p>
        {isNarrowed && (
          <button type="button" className="action" onClick={() => onChange({ words: '', state: 'any', pressGroup: 'any' })}>
            {t('clear')}
          </button>
        )}
      </div>
    </form>
  );
}
