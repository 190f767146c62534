'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

const AGAIN_MS = 30_000;

/** A wall that could not be made. Nobody will press a button: it comes back by itself as soon as the server can serve it. */
export default function WallError() {
  const t = useTranslations('wall.failed');
  useEffect(() => {
    const timer = setInterval(() => {
      fetch('/api/health', { cache: 'no-store' }).then(
        ({ ok }) => ok && window.location.reload(),
        () => undefined,
      );
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="wall">
      <article className="wall-headline">
        <h2>{t('title')}</h2>
        <p className="wall-empty">{t('text')}</p>
      </article>
    </main>
  );
}
