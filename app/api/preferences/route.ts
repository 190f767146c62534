import { cookies } from 'next/headers';
import { err } from '@/lib/domain/result';
import { isLocale, LOCALE_COOKIE } from '@/lib/i18n/locales';
import { isTheme, THEME_COOKIE } from '@/lib/i18n/themes';
import { readText, respond } from '../respond';

export const dynamic = 'force-dynamic';

const ONE_YEAR_SECONDS = 365 * 24 * 3_600;

/** A reader's language or appearance, from a plain form: it works before any script runs. Goes back to where it came from. */
export async function POST(request: Request): Promise<Response> {
  const body = await readText(request, 1_024);
  if (!body.ok) return respond(body);
  const form = new URLSearchParams(body.value);
  const locale = form.get('locale');
  const theme = form.get('theme');
  if (locale !== null && !isLocale(locale)) return respond(err({ code: 'invalid', field: 'locale', message: 'locale: must be en or es' }));
  if (theme !== null && !isTheme(theme)) return respond(err({ code: 'invalid', field: 'theme', message: 'theme: must be system, light or dark' }));

  const jar = await cookies();
  const keep = { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax' } as const;
  if (locale !== null) jar.set(LOCALE_COOKIE, locale, keep);
  if (theme !== null) jar.set(THEME_COOKIE, theme, keep);
  return new Response(null, { status: 303, headers: { Location: pathOf(request.headers.get('referer')), 'Cache-Control': 'no-store' } });
}

/** Only the path is taken, so that it stays on this site whatever the header says. */
function pathOf(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname.startsWith('//') ? '/' : `${pathname}${search}`;
}
