import { isLocale, LOCALE_COOKIE, negotiateLocale, type Locale } from '@/lib/i18n/locales';

/** The language of whoever asks: what `hl` names (a feed reader has no cookie), else their choice, else what their program asks for. */
export function readerLocale(request: Request, hl?: string): Locale {
  if (isLocale(hl)) return hl;
  const cookie = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([a-z]+)`).exec(request.headers.get('cookie') ?? '')?.[1];
  return negotiateLocale(cookie, request.headers.get('accept-language'));
}
