import { useTranslations } from 'next-intl';
import { JUDGED_FIELDS } from '@/lib/domain/judgement';
import { AGAINST, JUDGEMENT_STATES, type JudgementsAnswer } from '@/lib/protocol/judgements';

/** A plain form: what is chosen stands in the address. */
export function JudgementFilters({ filter, authors }: { filter: Readonly<Record<string, string | undefined>>; authors: JudgementsAnswer['authors'] }) {
  const t = useTranslations('judgement');
  return (
    <form method="get" className="mb-3 grid gap-x-6 gap-y-2 tablet:grid-cols-[repeat(4,minmax(0,1fr))_auto] tablet:items-end">
      <Select name="field" label={t('what')} all={t('all')} chosen={filter['field']} options={JUDGED_FIELDS.map((field) => [field, t(`fields.${field}`)])} />
      <Select name="person" label={t('author')} all={t('all')} chosen={filter['person']} options={authors.map(({ id, name }) => [id, name])} />
      <Select name="state" label={t('state')} all={t('all')} chosen={filter['state']} options={JUDGEMENT_STATES.map((state) => [state, t(`states.${state}`)])} />
      <Select name="against" label={t('againstRules')} all={t('all')} chosen={filter['against']} options={AGAINST.map((one) => [one, t(`against.${one}`)])} />
      <button type="submit" className="action justify-self-start">
        {t('show')}
      </button>
    </form>
  );
}

function Select({ name, label, all, chosen = '', options }: { name: string; label: string; all: string; chosen?: string | undefined; options: readonly (readonly [string, string])[] }) {
  return (
    <label className="t-small font-medium">
      {label}
      <select name={name} defaultValue={chosen} className="field">
        <option value="">{all}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
