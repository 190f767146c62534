import { useTranslations } from 'next-intl';
import { PERIODS, type ChronologyFilter } from '@/lib/chronology/filterChronology';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';

/** A plain form: it works before any script runs, and what it says stands in the address. */
export function ChronologyFilters({ filter, shown, all }: { filter: ChronologyFilter; shown: number; all: number }) {
  const t = useTranslations('chronology');
  const tagName = useTranslations('tag');
  const directionName = useTranslations('direction');
  return (
    <form role="search" method="get" aria-label={t('filters')} className="t-label grid grid-cols-2 items-end gap-x-6 gap-y-3 border-t border-rule py-3 tablet:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.2fr)_auto]">
      <label className="t-small font-medium max-tablet:col-span-2">
        {t('words')}
        <input type="search" name="q" defaultValue={filter.words} className="field" />
      </label>
      <label className="t-small font-medium">
        {t('tag')}
        <select name="tag" defaultValue={filter.tag ?? ''} className="field">
          <option value="">{t('any')}</option>
          {TAGS.map((tag) => (
            <option key={tag} value={tag}>
              {tagName(tag)}
            </option>
          ))}
        </select>
      </label>
      <label className="t-small font-medium">
        {t('direction')}
        <select name="direction" defaultValue={filter.direction ?? ''} className="field">
          <option value="">{t('any')}</option>
          {DIRECTIONS.map((direction) => (
            <option key={direction} value={direction}>
              {directionName(direction)}
            </option>
          ))}
        </select>
      </label>
      <label className="t-small font-medium">
        {t('period')}
        <select name="period" defaultValue={filter.period ?? ''} className="field">
          <option value="">{t('any')}</option>
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t(period)}
            </option>
          ))}
        </select>
      </label>
      <div className="flex min-h-8 items-center gap-x-4 max-tablet:col-span-2">
        <label className="flex min-h-6 items-center gap-x-2 whitespace-nowrap">
          <input type="checkbox" name="major" value="1" defaultChecked={filter.isMajorOnly} />
          {t('majorOnly')}
        </label>
        <button className="action-main">{t('apply')}</button>
      </div>
      <p role="status" className="col-span-full text-ink-2">
        {t('shown', { shown, all })}
      </p>
    </form>
  );
}
