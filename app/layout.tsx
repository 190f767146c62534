import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TabBar } from '@/components/frame/TabBar';
import { fontClasses } from './fonts';
import { readTheme } from './preferences';
import './globals.css';

// Every page is made for its reader and carries a fresh nonce: nothing is rendered at build time.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site');
  return {
    title: { default: `${t('name')}: ${t('strap')}`, template: `%s · ${t('name')}` },
    description: t('description'),
    // A desk shows other people's headlines to its own readers; search engines have the originals.
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbf9' },
    { media: '(prefers-color-scheme: dark)', color: '#101318' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), readTheme()]);
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme} className={fontClasses}>
      <body>
        <NextIntlClientProvider>
          {children}
          <TabBar />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
