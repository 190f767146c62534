'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

interface Props {
  readonly query: string;
  readonly onChoose: (query: string) => void;
  readonly className?: string;
}

/** Words to search for. They count when entered, so that "back" undoes a search and not a letter. */
export function SearchField({ query, onChoose, className = 'filter-words' }: Props) {
  const t = useTranslations('selection');
  const field = useRef<HTMLInputElement>(null);
  const told = useRef(query);
  // The address says other words. Not at first, when words may stand in the field that were typed before the scripts ran.
  useEffect(() => {
    if (told.current !== query) field.current!.value = told.current = query;
  }, [query]);
  return (
    <form
      role="search"
      action="/search"
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(String(new FormData(event.currentTarget).get('q') ?? '').trim());
      }}
    >
      <label className="flex min-w-0 flex-1 items-center">
        <span className="unseen">{t('words')}</span>
        <input ref={field} type="search" name="q" data-search defaultValue={query} placeholder={t('wordsHint')} title={t('wordsHelp')} autoComplete="off" spellCheck={false} maxLength={500} onInput={(event) => event.currentTarget.value === '' && query !== '' && onChoose('')} className="min-w-0 flex-1 bg-transparent placeholder:text-ink-3" />
      </label>
      <kbd aria-hidden="true" className="max-desk:hidden">
        /
      </kbd>
    </form>
  );
}
