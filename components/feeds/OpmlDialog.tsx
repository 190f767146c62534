'use client';

import { useTranslations } from 'next-intl';
import { useState, type ChangeEvent } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { OPML_PATH, type OpmlAnswer } from '@/lib/protocol/requests';
import { Field } from './Field';
import { useSendChange } from './ChangeProvider';
import { useProblemWords } from './useProblemWords';

/** Takes in a list of feeds: first shows what would come of it, then, when accepted, does just that. */
export function OpmlDialog({ onClose, onDone }: { onClose: () => void; onDone: (count: number) => void }) {
  const t = useTranslations('opml');
  const send = useSendChange();
  const wordsOf = useProblemWords();
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<OpmlAnswer | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function post(mode: 'preview' | 'accept', body: string): Promise<OpmlAnswer | null> {
    setBusy(true);
    setProblem('');
    const outcome = await send<OpmlAnswer>({ method: 'POST', path: `${OPML_PATH}?mode=${mode}`, body });
    setBusy(false);
    if (outcome.ok) return outcome.value;
    if (outcome.error.code !== 'given-up') setProblem(wordsOf({ ...outcome.error, code: outcome.error.code }));
    return null;
  }

  async function look(event: ChangeEvent<HTMLInputElement>) {
    setPreview(null);
    const file = event.target.files?.[0];
    if (!file) return;
    const content = await file.text();
    setText(content);
    setPreview(await post('preview', content));
  }

  async function accept() {
    const answer = await post('accept', text);
    if (answer) onDone(answer.added.length);
  }

  return (
    <Dialog title={t('title')} onClose={onClose} wide>
      <div className="t-body grid gap-4">
        <Field label={t('file')} hint={t('fileHint')} problem={problem || undefined}>
          {(control) => <input {...control} type="file" accept=".opml,.xml,text/x-opml,text/xml" onChange={(event) => void look(event)} />}
        </Field>
        <p role="status" className={isBusy ? 'text-ink-2' : 'unseen'}>
          {isBusy ? t('reading') : ''}
        </p>
        {preview && (
          <>
            <Feeds heading={t('willAdd', { count: preview.added.length })} feeds={preview.added} empty={t('nothing')} />
            {preview.known.length > 0 && <Feeds heading={t('known', { count: preview.known.length })} feeds={preview.known} />}
            {preview.problems.length > 0 && (
              <section>
                <h3 className="t-small font-strong">{t('problems', { count: preview.problems.length })}</h3>
                <ul lang="en" className="t-label max-h-40 overflow-y-auto border-t border-rule">
                  {preview.problems.map((line) => (
                    <li key={line} className="border-b border-rule-2 py-1 break-words">
                      {line}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {preview.added.length > 0 && (
              <>
                <p className="t-small text-ink-2">{t('guesses')}</p>
                <button type="button" className="action-main justify-self-start" disabled={isBusy} onClick={() => void accept()}>
                  {t('accept', { count: preview.added.length })}
                </button>
              </>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Feeds({ heading, feeds, empty }: { heading: string; feeds: OpmlAnswer['added']; empty?: string }) {
  return (
    <section>
      <h3 className="t-small font-strong">{heading}</h3>
      {feeds.length === 0 && empty ? <p className="border-t border-rule pt-1">{empty}</p> : null}
      <ul className="t-label max-h-40 overflow-y-auto border-t border-rule" tabIndex={feeds.length > 4 ? 0 : undefined} aria-label={heading}>
        {feeds.map(({ name, url }) => (
          <li key={url} className="border-b border-rule-2 py-1">
            <span className="font-medium">{name}</span> <span className="break-all text-ink-2">{url}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
