import type { Viewport } from 'next';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TabBar } from '@/components/frame/TabBar';
import { ClientWords } from './ClientWords';
import { fontClasses } from './fonts';
import { readTheme } from './preferences';
import { siteMetadata } from './siteMetadata';
import './globals.css';

// Every page is made for its reader and carries a fresh nonce: nothing is rendered at build time.
export const dynamic = 'force-dynamic';

export const generateMetadata = siteMetadata;

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
        <ClientWords of="rest">
          {children}
          <TabBar />
        </ClientWords>
      </body>
    </html>
  );
}
