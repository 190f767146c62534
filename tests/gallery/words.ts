import type { Locale } from '@/lib/i18n/locales';
import type { State } from './stateNames';

/** The gallery's own words; those of the parts come from lib/i18n. */
export const WORDS: Record<Locale, { readonly title: string; readonly lead: string; readonly language: string; readonly theme: string; readonly states: Record<State, string>; readonly themes: Record<'light' | 'dark', string> }> = {
  en: {
    title: 'Gallery',
    lead: 'Every part of the desk in every state, with made records, at one fixed moment.',
    language: 'Language',
    theme: 'Appearance',
    states: { many: 'Much news', empty: 'Nothing yet', 'no-match': 'Nothing matches', loading: 'On its way', late: 'Late', stale: 'Stale', offline: 'Offline', error: 'Not to be read' },
    themes: { light: 'Light', dark: 'Dark' },
  },
  es: {
    title: 'Galería',
    lead: 'Cada parte de la mesa en cada estado, con registros inventados, en un mismo instante.',
    language: 'Idioma',
    theme: 'Apariencia',
    states: { many: 'Muchas noticias', empty: 'Nada todavía', 'no-match': 'Nada coincide', loading: 'En camino', late: 'Con retraso', stale: 'Desfasado', offline: 'Sin conexión', error: 'No se pudo leer' },
    themes: { light: 'Clara', dark: 'Oscura' },
  },
};
