import type { MetadataRoute } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';

// Said in the language of the browser that asks.
export const dynamic = 'force-dynamic';

/** What a phone or a computer needs to know to keep the desk among its applications. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('site')]);
  return {
    id: '/',
    name: `${t('name')}: ${t('strap')}`,
    short_name: t('name'),
    description: t('description'),
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    // The paper of the light theme: the launch picture has one colour only.
    background_color: '#fbfbf9',
    theme_color: '#fbfbf9',
    categories: ['news', 'politics'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
