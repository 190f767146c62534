/** `system` follows the reader's device; the other two are a choice kept in a cookie. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'theme';

export const isTheme = (text: string | undefined): text is Theme => (THEMES as readonly string[]).includes(text ?? '');
