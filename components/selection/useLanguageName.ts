import { useTranslations } from 'next-intl';

/** A language's name by its code, also of one that has none here. */
export function useLanguageName(): (code: string) => string {
  const t = useTranslations('language');
  return (code) => (code === 'en' || code === 'es' || code === 'pt' ? t(code) : t('other', { code }));
}
