import { cookies } from 'next/headers';
import { isTheme, THEME_COOKIE, type Theme } from '@/lib/i18n/themes';

/** The reader's choice of appearance. */
export async function readTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(chosen) ? chosen : 'system';
}
