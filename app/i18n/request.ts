import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LOCALE_COOKIE, negotiateLocale } from '@/lib/i18n/locales';

/** The interface language of a request: the reader's cookie, else what the browser asks for. */
export default getRequestConfig(async () => {
  const locale = negotiateLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language'));
  const messages = locale === 'es' ? await import('@/lib/i18n/es.json') : await import('@/lib/i18n/en.json');
  // Times are worded by lib/time, so that server and browser agree; the zone here is a safe default, not a choice.
  return { locale, messages: messages.default, timeZone: 'UTC' };
});
