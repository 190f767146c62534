/** Interface languages; the first one answers when a reader asks for neither. */
export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = 'locale';

export const isLocale = (text: string | undefined): text is Locale => (LOCALES as readonly string[]).includes(text ?? '');

/**
 * The interface language for a request.
 * @param chosen          the reader's own choice (cookie), if any
 * @param acceptLanguage  the Accept-Language header; an unreadable one counts as absent
 * Source: RFC 9110 §12.5.4 (weights from 0 to 1, 1 when absent; 0 means "not this one").
 */
export function negotiateLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part, order) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      return { language: range.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight), order };
    })
    .filter(({ language, weight }) => isLocale(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  const best = wishes[0]?.language;
  return isLocale(best) ? best : LOCALES[0];
}
