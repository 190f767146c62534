import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { publicAddress } from '@/server/queries/publicAddress';

/** What browsers, and those a link is shared with, are told about every page: in the reader's language. */
export async function siteMetadata(): Promise<Metadata> {
  const [locale, t, address] = await Promise.all([getLocale(), getTranslations('site'), siteAddress()]);
  const title = `${t('name')}: ${t('strap')}`;
  return {
    metadataBase: address,
    title: { default: title, template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    appleWebApp: { title: t('name'), statusBarStyle: 'default' },
    openGraph: {
      type: 'website',
      siteName: t('name'),
      locale: locale === 'es' ? 'es_419' : 'en_US',
      images: [{ url: `/cards/card-${locale}.png`, width: 1200, height: 630, alt: title, type: 'image/png' }],
    },
    twitter: { card: 'summary_large_image' },
    // A desk shows other people's headlines to its own readers; search engines have the originals.
    robots: { index: false, follow: false },
  };
}

/** Cards need whole addresses: that of the configuration, else the one this reader came by. */
export async function siteAddress(): Promise<URL | null> {
  const configured = publicAddress();
  if (configured !== null) return new URL(configured);
  const host = (await headers()).get('host');
  return host !== null && URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
}
