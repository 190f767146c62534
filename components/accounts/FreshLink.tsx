'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFirstFocus } from '@/components/ui/useFirstFocus';

/** A link that is shown this once, with a button that copies it; the focus goes to it. @param path  what follows the desk's address */
export function FreshLink({ title, text, path }: { title: string; text: string; path: string }) {
  const t = useTranslations('accounts.people');
  const place = useFirstFocus<HTMLElement>();
  const [isCopied, setCopied] = useState(false);
  // Drawn only after something was pressed, so there is a window to ask.
  const link = `${window.location.origin}${path}`;
  return (
    <section ref={place} tabIndex={-1} aria-label={title} className="my-4 border-y border-ink py-3">
      <h3 className="t-small font-strong">{title}</h3>
      <p className="text-ink-2">{text}</p>
      <p className="my-2 break-all">
        <a href={link}>{link}</a>
      </p>
      <button type="button" className="action" onClick={() => void navigator.clipboard?.writeText(link).then(() => setCopied(true))}>
        {t('copy')}
      </button>
      <span role="status" className="ml-3 text-ink-2">
        {isCopied ? t('copied') : ''}
      </span>
    </section>
  );
}
