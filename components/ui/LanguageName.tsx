'use client';

import { useTranslations } from 'next-intl';

/** A language by its code, with its name on hover. */
export function LanguageName({ code }: { code: string }) {
  const t = useTranslations('language');
  const isNamed = code === 'en' || code === 'es' || code === 'pt';
  return (
    <abbr title={isNamed ? t(code) : t('other', { code })} className="no-underline">
      {code.toUpperCase()}
    </abbr>
  );
}
