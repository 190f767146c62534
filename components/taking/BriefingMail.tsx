'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { useProblemWords } from '@/components/feeds/useProblemWords';
import { send, type SendProblem } from '@/components/ui/send';
import { BRIEFING_RHYTHMS, type BriefingRhythm } from '@/lib/domain/briefingSchedule';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { BRIEFING_SCHEDULE_PATH, type BriefingScheduleAnswer } from '@/lib/protocol/taking';
import { clockIn, dayIn } from '@/lib/time/wording';

/** Somebody's standing order for briefings by mail. */
export function BriefingMail({ initial }: { initial: BriefingScheduleAnswer }) {
  const t = useTranslations('briefing');
  const language = useTranslations('preferences');
  const locale = useLocale();
  const wordsOf = useProblemWords();
  const [{ schedule, canSend }, setAnswer] = useState(initial);
  const [draft, setDraft] = useState({ every: schedule?.every ?? ('day' as BriefingRhythm), hour: schedule?.hour ?? 7, zone: schedule?.zone ?? 'America/Caracas', locale: schedule?.locale ?? locale });
  const [problem, setProblem] = useState<SendProblem | null>(null);
  const [said, setSaid] = useState('');
  if (!canSend) return <p className="t-body">{t('noMail')}</p>;
  const wrong = (field: string) => (problem?.field === field ? wordsOf(problem) : undefined);

  async function save(event: FormEvent) {
    event.preventDefault();
    const outcome = await send<BriefingScheduleAnswer>('PUT', BRIEFING_SCHEDULE_PATH, draft);
    setProblem(outcome.ok ? null : outcome.error);
    if (!outcome.ok) return setSaid('');
    setAnswer(outcome.value);
    const { nextAt, zone } = outcome.value.schedule!;
    setSaid(t('saved', { day: dayIn(nextAt, zone, locale), time: clockIn(nextAt, zone), zone }));
  }

  async function stop() {
    const outcome = await send<null>('DELETE', BRIEFING_SCHEDULE_PATH);
    setProblem(outcome.ok ? null : outcome.error);
    if (!outcome.ok) return;
    setAnswer({ schedule: null, canSend });
    setSaid(t('stopped'));
  }

  return (
    <form onSubmit={(event) => void save(event)} className="t-body grid max-w-[36rem] gap-4">
      <p>{t('byMailLead')}</p>
      <Field label={t('rhythm')} problem={wrong('every')}>
        {(control) => (
          <select {...control} value={draft.every} onChange={(event) => setDraft({ ...draft, every: event.target.value as BriefingRhythm })}>
            {BRIEFING_RHYTHMS.map((every) => (
              <option key={every} value={every}>
                {t(`every.${every}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('hour')} problem={wrong('hour')}>
        {(control) => (
          <select {...control} value={draft.hour} onChange={(event) => setDraft({ ...draft, hour: Number(event.target.value) })}>
            {Array.from({ length: 24 }, (_, hour) => (
              <option key={hour} value={hour}>
                {String(hour).padStart(2, '0')}:00
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('zone')} problem={wrong('zone')}>
        {(control) => <input {...control} required maxLength={60} spellCheck={false} autoComplete="off" value={draft.zone} onChange={(event) => setDraft({ ...draft, zone: event.target.value })} />}
      </Field>
      <Field label={t('language')} problem={wrong('locale')}>
        {(control) => (
          <select {...control} value={draft.locale} onChange={(event) => setDraft({ ...draft, locale: event.target.value as Locale })}>
            {LOCALES.map((one) => (
              <option key={one} value={one}>
                {language(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-5">
        <button type="submit" className="action-main">
          {t('save')}
        </button>
        {schedule && (
          <button type="button" className="action" onClick={() => void stop()}>
            {t('stop')}
          </button>
        )}
      </div>
      <p role="status">{said}</p>
      {problem && !problem.field && (
        <p role="alert" className="text-warn">
          {wordsOf(problem)}
        </p>
      )}
      {schedule?.sentAt && <p className="text-ink-2">{t('lastSent', { day: dayIn(schedule.sentAt, schedule.zone, locale) })}</p>}
      {schedule?.failure && <p className="text-warn">{t('failed', { reason: schedule.failure })}</p>}
    </form>
  );
}
