'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { Moment } from '@/components/ui/Moment';
import { send } from '@/components/ui/send';
import type { Comment, Noted } from '@/lib/domain/judgement';
import type { Me } from '@/lib/judgement/me';
import { nameBegun } from '@/lib/judgement/mentions';
import { foldWord } from '@/lib/language/fold';
import { COMMENT_CHARS, COMMENTS_PATH, type CommentsAnswer } from '@/lib/protocol/judgements';
import { momentIn } from '@/lib/time/wording';
import { useSaid } from './useSaid';
import { useSending } from './useSending';

const OFFERED = 5;

/** What the desk says to each other about one thing; naming somebody with @ tells them. */
export function Comments({ on, me }: { on: Noted; me: Me }) {
  const t = useTranslations('comments');
  const said = useTranslations('judgement');
  const locale = useLocale();
  const { answer, hasFailed, retry } = useSaid<CommentsAnswer>(`${COMMENTS_PATH}?${new URLSearchParams({ kind: on.kind, id: on.id })}`);
  const [text, setText] = useState('');
  const { isSending, words: wrong, run } = useSending();
  const begun = nameBegun(text);
  const offered = begun === null ? [] : (answer?.colleagues ?? []).filter(({ id, name }) => id !== me.id && foldWord(name).startsWith(foldWord(begun))).slice(0, OFFERED);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await run(() => send<Comment>('POST', COMMENTS_PATH, { ...on, text })))) return;
    setText('');
    retry();
  }
  const remove = async ({ id }: Comment) => {
    if (await run(() => send('DELETE', `${COMMENTS_PATH}/${id}`))) retry();
  };
  const complete = (name: string) => setText(`${text.slice(0, text.length - (begun ?? '').length)}${name} `);

  return (
    <section aria-label={t('title')} className="mb-6 border-t border-ink pt-1">
      <header className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-strong">{t('title')}</h2>
        <span className="text-ink-2">{t('seenBy')}</span>
      </header>
      {hasFailed && (
        <p role="status" className="text-ink-2">
          {said('failed')}{' '}
          <button type="button" className="action" onClick={retry}>
            {said('tryAgain')}
          </button>
        </p>
      )}
      {answer?.comments.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      <ol>
        {answer?.comments.map((comment) => (
          <li key={comment.id} className="border-t border-rule py-2 first:border-t-0">
            <p className="text-ink-2">
              <strong className="font-medium text-ink">{comment.by}</strong>, <Moment at={comment.at}>{momentIn(comment.at, 'UTC', locale)} UTC</Moment>
            </p>
            <p className="break-words whitespace-pre-wrap">{comment.text}</p>
            {(me.mayRule || (me.mayJudge && me.id === comment.personId)) && (
              <button type="button" className="action" disabled={isSending} onClick={() => void remove(comment)}>
                {t('remove')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {me.mayJudge && (
        <form onSubmit={(event) => void submit(event)} className="mt-2 grid gap-y-2">
          <Field label={t('yours')} hint={t('hint')} {...(wrong && { problem: wrong })}>
            {(control) => <textarea {...control} rows={2} required maxLength={COMMENT_CHARS} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          {offered.length > 0 && (
            <p className="flex flex-wrap gap-x-3" aria-label={t('names')} role="group">
              {offered.map(({ id, name }) => (
                <button key={id} type="button" className="action" onClick={() => complete(name)}>
                  @{name}
                </button>
              ))}
            </p>
          )}
          <p>
            <button type="submit" className="action-main" disabled={isSending || text.trim() === ''}>
              {t('send')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
