'use client';

import { useTranslations } from 'next-intl';
import { FEED_LANGUAGES, FEED_SCOPES } from '@/lib/domain/feed';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { Field } from './Field';
import type { FeedDraft } from './feedDraft';

/** What is known of a feed besides its address. @param wrong  the field the server refused, with the words for it */
export function FeedFields({ draft, onChange, wrong }: { draft: FeedDraft; onChange: (draft: FeedDraft) => void; wrong: { field: string; words: string } | null }) {
  const t = useTranslations('edit');
  const groupName = useTranslations('pressGroup');
  const languageName = useTranslations('language');
  const scopeName = useTranslations('scope');
  const problemOf = (field: keyof FeedDraft) => (wrong?.field === field ? wrong.words : undefined);
  const set = (field: keyof FeedDraft) => (event: { target: { value: string } }) => onChange({ ...draft, [field]: event.target.value });

  return (
    <div className="grid gap-x-6 gap-y-4 tablet:grid-cols-2">
      <Field label={t('name')} problem={problemOf('name')}>
        {(control) => <input {...control} required maxLength={120} value={draft.name} onChange={set('name')} />}
      </Field>
      <Field label={t('outlet')} problem={problemOf('outlet')}>
        {(control) => <input {...control} required maxLength={120} value={draft.outlet} onChange={set('outlet')} />}
      </Field>
      <Field label={t('pressGroup')} problem={problemOf('pressGroup')}>
        {(control) => (
          <select {...control} required value={draft.pressGroup} onChange={set('pressGroup')}>
            <option value="" disabled>
              {t('choose')}
            </option>
            {PRESS_GROUPS.map((group) => (
              <option key={group} value={group}>
                {groupName(group)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('language')} problem={problemOf('language')}>
        {(control) => (
          <select {...control} value={draft.language} onChange={set('language')}>
            {FEED_LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {languageName(language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('country')} hint={t('countryHint')} problem={problemOf('country')}>
        {(control) => <input {...control} required maxLength={3} pattern="[A-Za-z]{2}|INT|int" autoCapitalize="characters" value={draft.country} onChange={set('country')} />}
      </Field>
      <Field label={t('scope')} problem={problemOf('scope')}>
        {(control) => (
          <select {...control} value={draft.scope} onChange={set('scope')}>
            {FEED_SCOPES.map((scope) => (
              <option key={scope} value={scope}>
                {scopeName(scope)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('homepage')} problem={problemOf('homepage')}>
        {(control) => <input {...control} type="url" maxLength={2_000} value={draft.homepage} onChange={set('homepage')} />}
      </Field>
      <Field label={t('notes')} problem={problemOf('notes')}>
        {(control) => <input {...control} maxLength={1_000} value={draft.notes} onChange={set('notes')} />}
      </Field>
    </div>
  );
}
