import { useTranslations } from 'next-intl';

/** In place of the wall, once the screen's link no longer opens it. */
export function NotAdmitted() {
  const t = useTranslations('wall.notAdmitted');
  return (
    <main className="wall" role="alert" style={{ display: 'grid', placeContent: 'center', gap: '1rem', padding: '8vw' }}>
      <h1 className="t-h1">{t('title')}</h1>
      <p className="t-read max-w-[40em]">{t('text')}</p>
    </main>
  );
}
