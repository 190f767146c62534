'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import type { AxisNote } from '@/lib/domain/judgement';
import type { Me } from '@/lib/judgement/me';
import { NOTE_CHARS, NOTES_PATH, type NotesAnswer } from '@/lib/protocol/judgements';
import { longDayIn } from '@/lib/time/wording';
import { useSaid } from './useSaid';
import { useSending } from './useSending';

/** The desk's own notes on the time axis of every chart. */
export function AxisNotes({ initial, me }: { initial: NotesAnswer; me: Me | null }) {
  const t = useTranslations('axisNotes');
  const locale = useLocale();
  const { answer, retry } = useSaid<NotesAnswer>(NOTES_PATH, initial);
  const { isSending, words: wrong, problem, run } = useSending();
  const [day, setDay] = useState('');
  const [text, setText] = useState('');
  const { notes } = answer ?? initial;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await run(() => send<AxisNote>('POST', NOTES_PATH, { day, text })))) return;
    setText('');
    retry();
  }
  const remove = async ({ id }: AxisNote) => {
    if (await run(() => send('DELETE', `${NOTES_PATH}/${id}`))) retry();
  };

  return (
    <section aria-labelledby="axis-notes" className="mb-6 border-t border-ink pt-1">
      <h2 id="axis-notes" className="font-strong">
        {t('title')}
      </h2>
      <p className="max-w-[64ch] text-ink-2">{t('how')}</p>
      {notes.length === 0 && <p className="py-1 text-ink-2">{t('none')}</p>}
      <ol>
        {notes.map((note) => (
          <li key={note.id} className="border-t border-rule py-1.5 first:border-t-0">
            <span className="font-medium">{longDayIn(note.day, 'UTC', locale)}</span> {note.text} <span className="text-ink-2">({note.by})</span>{' '}
            {me && (me.mayRule || (me.mayJudge && me.id === note.personId)) && (
              <button type="button" className="action" disabled={isSending} onClick={() => void remove(note)}>
                {t('remove')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {me?.mayJudge && (
        <form onSubmit={(event) => void submit(event)} className="mt-2 grid max-w-[72ch] items-end gap-x-4 gap-y-2 tablet:grid-cols-[calc(var(--u)*40)_minmax(0,1fr)_auto]">
          <Field label={t('day')} {...(problem?.field === 'day' && wrong && { problem: wrong })}>
            {(control) => <input {...control} type="date" required value={day} onChange={(event) => setDay(event.target.value)} />}
          </Field>
          <Field label={t('text')} {...(problem && problem.field !== 'day' && wrong && { problem: wrong })}>
            {(control) => <input {...control} required maxLength={NOTE_CHARS} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <button type="submit" className="action-main" disabled={isSending || day === '' || text.trim() === ''}>
            {t('add')}
          </button>
        </form>
      )}
    </section>
  );
}
