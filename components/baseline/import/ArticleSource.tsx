'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/feeds/Field';
import { ARTICLE_CHARS } from '@/lib/protocol/baselines';

interface Props {
  readonly text: string;
  readonly isBusy: boolean;
  readonly problem: string;
  /** @param file  its name; empty when the text was typed or pasted */
  readonly onText: (text: string, file: string) => void;
  readonly onPreview: () => void;
}

/** The text to be taken in: pasted, typed, or read from a file of this computer. */
export function ArticleSource({ text, isBusy, problem, onText, onPreview }: Props) {
  const t = useTranslations('baseline');
  return (
    <form
      className="t-body grid max-w-180 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onPreview();
      }}
    >
      <Field label={t('file')} hint={t('fileHint')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".txt,.md,.markdown,text/plain,text/markdown"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void file.text().then((words) => onText(words, file.name));
            }}
          />
        )}
      </Field>
      <Field label={t('text')} hint={t('textHint')} problem={problem || undefined}>
        {(control) => <textarea {...control} required rows={16} maxLength={ARTICLE_CHARS} value={text} onChange={(event) => onText(event.target.value, '')} />}
      </Field>
      <p role="status" className={isBusy ? 'text-ink-2' : 'unseen'}>
        {isBusy ? t('reading') : ''}
      </p>
      <button type="submit" className="action-main justify-self-start" disabled={isBusy}>
        {t('preview')}
      </button>
    </form>
  );
}
