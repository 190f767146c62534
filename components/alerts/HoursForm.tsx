'use client';

import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { MOST_A_DAY, type AlertSettings } from '@/lib/domain/alert';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { ALERT_SETTINGS_PATH } from '@/lib/protocol/alerts';
import { numberText } from './numberText';
import { Refused } from './Refused';
import { useChange, type Setup } from './useSetup';

const never = () => () => undefined;
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};
const NIGHT = { from: 22 * 60, to: 7 * 60 };

/** Zone, quiet hours, cap, digest and language. */
export function HoursForm({ settings, reload }: { settings: AlertSettings } & Pick<Setup, 'reload'>) {
  const t = useTranslations('alerts.setup');
  const language = useTranslations('preferences');
  const { change, problem } = useChange(reload);
  const [draft, setDraft] = useState(settings);
  const [saved, setSaved] = useState<AlertSettings | null>(null);
  const isNoTime = draft.quiet !== null && draft.quiet.from === draft.quiet.to;
  const zone = useSyncExternalStore<string | null>(never, deviceZone, () => null);
  const wrong = (field: string) => (problem?.field === field ? problem.words : undefined);
  const time = (label: string, minutes: number, set: (minutes: number) => void) => (
    <label className="flex min-h-6 items-baseline gap-2">
      <span>{label}</span>
      <input type="time" required className="border-b border-ink-3 bg-transparent" value={clock(minutes)} onChange={(event) => event.target.value && set(minutesOf(event.target.value))} />
    </label>
  );

  async function save(event: FormEvent) {
    event.preventDefault();
    if (await change('PUT', ALERT_SETTINGS_PATH, { ...draft, zone: draft.zone.trim() })) setSaved(draft);
  }

  return (
    <form onSubmit={(event) => void save(event)} className="t-body grid max-w-[36rem] gap-4">
      <div>
        <Field label={t('zone')} hint={t('zoneHint')} problem={wrong('zone')}>
          {(control) => <input {...control} required maxLength={80} autoComplete="off" spellCheck={false} value={draft.zone} onChange={(event) => setDraft({ ...draft, zone: event.target.value })} />}
        </Field>
        {zone !== null && zone !== draft.zone && (
          <button type="button" className="action t-small" onClick={() => setDraft({ ...draft, zone })}>
            {t('useZone', { zone })}
          </button>
        )}
      </div>
      <fieldset>
        <legend className="t-small font-medium">{t('quiet')}</legend>
        <label className="mt-1 flex min-h-6 items-center gap-2">
          <input type="checkbox" checked={draft.quiet !== null} onChange={(event) => setDraft({ ...draft, quiet: event.target.checked ? NIGHT : null })} />
          <span>{t('quietOn')}</span>
        </label>
        {draft.quiet && (
          <p className="mt-1 flex flex-wrap gap-x-5">
            {time(t('quietFrom'), draft.quiet.from, (from) => setDraft({ ...draft, quiet: { ...draft.quiet!, from } }))}
            {time(t('quietTo'), draft.quiet.to, (to) => setDraft({ ...draft, quiet: { ...draft.quiet!, to } }))}
          </p>
        )}
        <p role="status" className={isNoTime ? 't-small mt-1 text-warn' : 'unseen'}>
          {isNoTime ? t('quietNoTime') : ''}
        </p>
      </fieldset>
      {time(t('digestAt'), draft.digestAt, (digestAt) => setDraft({ ...draft, digestAt }))}
      <Field label={t('cap')} hint={t('capHint')} problem={wrong('capADay')}>
        {(control) => <input {...control} type="number" required min={1} max={MOST_A_DAY} step={1} value={numberText(draft.capADay)} onChange={(event) => setDraft({ ...draft, capADay: event.target.valueAsNumber })} />}
      </Field>
      <Field label={t('language')}>
        {(control) => (
          <select {...control} value={draft.locale} onChange={(event) => setDraft({ ...draft, locale: event.target.value as Locale })}>
            {LOCALES.map((locale) => (
              <option key={locale} value={locale}>
                {language(locale)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Refused problem={problem} named={['zone', 'capADay']} />
      <p className="flex items-baseline gap-6">
        <button type="submit" className="action-main">
          {t('save')}
        </button>
        <span role="status" className="text-ink-2">
          {draft === saved ? t('saved') : ''}
        </span>
      </p>
    </form>
  );
}
