'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import type { Noted, OwnMark } from '@/lib/domain/judgement';
import { OWN_NOTE_CHARS, STARS_PATH, type StarsAnswer } from '@/lib/protocol/judgements';
import { useSending } from './useSending';
import { useStars } from './useStars';

/** One's own star and note on one thing; nobody else sees them. */
export function StarLine({ on }: { on: Noted }) {
  const t = useTranslations('stars');
  const { answer } = useStars();
  /** what was sent from here, until an answer is newer */
  const [changed, setChanged] = useState<{ readonly mark: OwnMark; readonly over: StarsAnswer | null } | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [wasOpen, setWasOpen] = useState(false);
  const { isSending, words: wrong, run } = useSending();
  const kept = answer?.marks.find((one) => one.on.kind === on.kind && one.on.id === on.id) ?? null;
  const mark = changed !== null && changed.over === answer ? changed.mark : kept;
  const isStarred = mark?.starredAt != null;
  const note = mark?.note ?? '';

  const set = (patch: { isStarred?: boolean; note?: string }) =>
    run(async () => {
      const done = await send<OwnMark>('PUT', STARS_PATH, { ...on, ...patch });
      if (done.ok) setChanged({ mark: done.value, over: answer });
      return done;
    });
  function write() {
    setDraft(note);
    // Where the focus goes back to.
    setWasOpen(true);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await set({ note: draft ?? '' })) setDraft(null);
  }

  return (
    <div className="mb-6 border-t border-ink pt-1">
      <p className="flex flex-wrap items-baseline gap-x-5">
        <button type="button" className="action" aria-pressed={isStarred} disabled={isSending || !answer} onClick={() => void set({ isStarred: !isStarred })}>
          <span aria-hidden="true">{isStarred ? '★' : '☆'}</span> {isStarred ? t('unstar') : t('star')}
        </button>
        {draft === null && (
          <button type="button" autoFocus={wasOpen} className="action" disabled={!answer} onClick={write}>
            {note === '' ? t('addNote') : t('editNote')}
          </button>
        )}
        <a href="/starred">{t('all')}</a>
      </p>
      {draft === null && note !== '' && <p className="mt-1 break-words whitespace-pre-wrap">{note}</p>}
      {draft !== null && (
        <form onSubmit={(event) => void submit(event)} onKeyDown={(event) => event.key === 'Escape' && setDraft(null)} className="mt-1 grid gap-y-2">
          <Field label={t('note')} hint={t('noteHint')}>
            {(control) => <textarea {...control} autoFocus rows={3} maxLength={OWN_NOTE_CHARS} value={draft} onChange={(event) => setDraft(event.target.value)} />}
          </Field>
          <p className="flex items-baseline gap-x-6">
            <button type="submit" className="action-main" disabled={isSending}>
              {t('keep')}
            </button>
            <button type="button" className="action" onClick={() => setDraft(null)}>
              {t('cancel')}
            </button>
          </p>
        </form>
      )}
      {wrong && (
        <p role="alert" className="text-warn">
          {wrong}
        </p>
      )}
    </div>
  );
}
