import { getTranslations } from 'next-intl/server';
import { Masthead } from '@/components/frame/Masthead';
import { readTheme } from './preferences';

export default async function NotFound() {
  const [t, error, theme] = await Promise.all([getTranslations('notFound'), getTranslations('error'), readTheme()]);
  return (
    <>
      <Masthead theme={theme} />
      <main id="content" className="px-(--margin) pt-8 pb-12">
        <h1 className="t-h1 mb-3">{t('title')}</h1>
        <p className="t-read mb-4">{t('text')}</p>
        <a href="/" className="action t-body">
          {error('toDesk')}
        </a>
      </main>
    </>
  );
}
