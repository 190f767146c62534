'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import type { ItemId } from '@/lib/domain/ids';
import { JUDGEMENTS_PATH, REASON_CHARS, REFUSED_PATH, type JudgementAnswer, type RefusedAnswer } from '@/lib/protocol/judgements';
import { dayIn } from '@/lib/time/wording';
import { useSaid } from './useSaid';
import { useSending } from './useSending';

/** What was found to be beside the story lately: whoever knows better brings it in. */
export function SetAside() {
  const t = useTranslations('judgement');
  const [asked, setAsked] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<ItemId | null>(null);
  const { answer, hasFailed, retry } = useSaid<RefusedAnswer>(isOpen ? `${REFUSED_PATH}${asked && `?q=${encodeURIComponent(asked)}`}` : null);
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(String(new FormData(event.currentTarget).get('q') ?? '').trim());
  };
  return (
    <details className="mb-6 border-t border-ink pt-1" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="min-h-6 cursor-pointer font-strong">{t('setAside')}</summary>
      <p className="max-w-[64ch] py-1 text-ink-2">{t('setAsideHow')}</p>
      <form role="search" onSubmit={search} className="flex max-w-[48ch] items-end gap-x-4">
        <div className="grow">
          <Field label={t('setAsideSearch')}>{(control) => <input {...control} name="q" type="search" maxLength={200} />}</Field>
        </div>
        <button type="submit" className="action">
          {t('search')}
        </button>
      </form>
      {hasFailed && (
        <p role="status" className="py-2 text-ink-2">
          {t('failed')}{' '}
          <button type="button" className="action" onClick={retry}>
            {t('tryAgain')}
          </button>
        </p>
      )}
      {answer?.items.length === 0 && <p className="py-2 text-ink-2">{t('setAsideNone')}</p>}
      <ul className="max-h-[60dvh] overflow-y-auto">
        {answer?.items.map((item) => (
          <li key={item.id} className="border-t border-rule py-2">
            <p lang={item.language} className="t-h5 break-words">
              {item.title}
            </p>
            <p className="text-ink-2">
              <Day at={item.orderedAt} /> · {item.outlet}
            </p>
            {chosen === item.id ? (
              <BringIn itemId={item.id} onDone={() => (setChosen(null), retry())} />
            ) : (
              <button type="button" className="action" onClick={() => setChosen(item.id)}>
                {t('bringIn')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Day({ at }: { at: RefusedAnswer['items'][number]['orderedAt'] }) {
  return <>{dayIn(at, 'UTC', useLocale())}</>;
}

function BringIn({ itemId, onDone }: { itemId: ItemId; onDone: () => void }) {
  const t = useTranslations('judgement');
  const [reason, setReason] = useState('');
  const { isSending, words: wrong, run } = useSending();
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await run(() => send<JudgementAnswer>('POST', JUDGEMENTS_PATH, { verdicts: [{ field: 'relevance', itemId, value: true }], reason }))) onDone();
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid max-w-[64ch] gap-y-2">
      <Field label={t('reason')} hint={t('reasonHint')} {...(wrong && { problem: wrong })}>
        {(control) => <input {...control} required maxLength={REASON_CHARS} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <p>
        <button type="submit" className="action-main" disabled={isSending || reason.trim() === ''}>
          {t('bringIn')}
        </button>
      </p>
    </form>
  );
}
