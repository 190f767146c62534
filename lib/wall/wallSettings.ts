import { isLocale, type Locale } from '@/lib/i18n/locales';
import { isTheme, type Theme } from '@/lib/i18n/themes';

/** What a wall can show, in the order in which it shows them. */
export const SCENES = ['index', 'claims', 'stories', 'live', 'press', 'chronology'] as const;
export type Scene = (typeof SCENES)[number];

export const DWELL_SECONDS = { least: 1, usual: 20, most: 3_600 };

export interface WallSettings {
  /** at least one */
  readonly scenes: readonly Scene[];
  readonly dwellSeconds: number;
}

/**
 * Reads a wall's address leniently, since nobody stands by to be told: what means nothing is passed over.
 * @param address  `scenes=index,live` in the order to be shown, `dwell=` seconds each
 */
export function readWallSettings(address: URLSearchParams): WallSettings {
  const chosen = (address.get('scenes') ?? '').split(',').flatMap((name) => SCENES.find((scene) => scene === name.trim()) ?? []);
  const dwell = Number(address.get('dwell') || DWELL_SECONDS.usual);
  return {
    scenes: chosen.length > 0 ? [...new Set(chosen)] : SCENES,
    dwellSeconds: Number.isFinite(dwell) ? Math.min(DWELL_SECONDS.most, Math.max(DWELL_SECONDS.least, dwell)) : DWELL_SECONDS.usual,
  };
}

/** Language and appearance that a wall's address asks for: `lang=`, `theme=`; null where it asks for none. */
export function readWallDress(address: URLSearchParams): { locale: Locale | null; theme: Theme | null } {
  const locale = address.get('lang') ?? undefined;
  const theme = address.get('theme') ?? undefined;
  return { locale: isLocale(locale) ? locale : null, theme: isTheme(theme) ? theme : null };
}
