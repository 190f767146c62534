import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CLIENT_WORDS, type Words } from './i18n/clientWords';

/** Gives the browser the words of one part of the site, in place of those of the part around it. */
export async function ClientWords({ of, children }: { of: keyof typeof CLIENT_WORDS; children: ReactNode }) {
  const all = await getMessages();
  const wanted = new Set<Words>(CLIENT_WORDS[of]);
  return <NextIntlClientProvider messages={Object.fromEntries(Object.entries(all).filter(([part]) => wanted.has(part as Words)))}>{children}</NextIntlClientProvider>;
}
