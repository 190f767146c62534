import { useTranslations } from 'next-intl';

export function NoSuchPage() {
  const t = useTranslations('notFound');
  const error = useTranslations('error');
  return (
    <main id="content" className="px-(--margin) pt-8 pb-12">
      <h1 className="t-h1 mb-3">{t('title')}</h1>
      <p className="t-read mb-4">{t('text')}</p>
      <a href="/" className="action t-body">
        {error('toDesk')}
      </a>
    </main>
  );
}
