'use client';

import { useTranslations } from 'next-intl';
import { useId, useState, type FormEvent } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { useFirstFocus } from '@/components/ui/useFirstFocus';

/** Asks for the desk's key. @param trouble  why it asks: there was none yet, it was wrong, or the desk has none at all */
export function KeyDialog({ trouble, onAnswer }: { trouble: 'missing' | 'wrong' | 'none'; onAnswer: (key: string | null) => void }) {
  const t = useTranslations('key');
  const [key, setKey] = useState('');
  const inputRef = useFirstFocus<HTMLInputElement>();
  const inputId = useId();
  const noteId = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (key.trim()) onAnswer(key.trim());
  }

  return (
    <Dialog title={t('title')} onClose={() => onAnswer(null)}>
      {trouble === 'none' ? (
        <p role="alert" className="t-body">
          {t('none')}
        </p>
      ) : (
        <form onSubmit={submit} className="t-body grid gap-4">
          <p id={noteId} className="text-ink-2">
            {t('text')}
          </p>
          <div>
            <label htmlFor={inputId} className="font-medium">
              {t('label')}
            </label>
            <input ref={inputRef} id={inputId} type="password" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} aria-describedby={noteId} aria-invalid={trouble === 'wrong' && key === ''} className="field" />
            {trouble === 'wrong' && (
              <p role="alert" className="mt-1 text-warn">
                {t('wrong')}
              </p>
            )}
          </div>
          <button type="submit" className="action-main justify-self-start">
            {t('use')}
          </button>
        </form>
      )}
    </Dialog>
  );
}
