'use client';

import { useTranslations } from 'next-intl';
import { useId, useLayoutEffect, useRef } from 'react';
import { useTypedEarly } from '@/components/ui/useTypedEarly';
import type { BriefingSentence } from '@/lib/domain/briefing';

interface Props {
  label: string;
  sentence: BriefingSentence;
  /** by the reader: no longer what the rule wrote */
  isChanged: boolean;
  onChange: (text: string) => void;
  onRemove: () => void;
}

/** One sentence with what it rests on; as high as its text. */
export function BriefingLine({ label, sentence, isChanged, onChange, onRemove }: Props) {
  const t = useTranslations('briefing');
  const id = useId();
  useTypedEarly(id);
  const ref = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area) return;
    area.style.height = '0';
    area.style.height = `${area.scrollHeight}px`;
  }, [sentence.text]);
  return (
    <li className="border-b border-rule-2 pb-2">
      <textarea id={id} ref={ref} aria-label={label} value={sentence.text} rows={2} maxLength={2_000} onChange={(event) => onChange(event.target.value)} className="t-read block w-full resize-none overflow-hidden bg-transparent" />
      <div className="t-small flex flex-wrap gap-x-4 text-ink-2">
        {sentence.sources.map(({ href, label: source }) => (
          <a key={href} href={href} rel="noopener noreferrer">
            {source}
          </a>
        ))}
        {isChanged && <span>{t('changed')}</span>}
        <button type="button" className="action ml-auto" aria-label={`${t('removeSentence')}: ${label}`} onClick={onRemove}>
          {t('removeSentence')}
        </button>
      </div>
    </li>
  );
}
