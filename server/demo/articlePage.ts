import { escapeText } from './feedDocument';
import type { ShelvedItem } from './feedShelf';
import type { LocalOutlet } from './localFeed';

const NOTE = {
  en: 'Recorded material from the local feed server. This outlet and its words are made up for the demonstration.',
  es: 'Material grabado del servidor local. Este medio y sus palabras se inventaron para la demostración.',
  pt: 'Material gravado do servidor local. Este veículo e as suas palavras foram inventados para a demonstração.',
};

/** The page an item of the local feed server links to. It says that it is made. */
export function articlePage(outlet: LocalOutlet, item: ShelvedItem): string {
  return `<!doctype html>
<html lang="${outlet.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeText(item.title)}</title>
<style>body{font:18px/1.5 Georgia,serif;max-width:38rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}</style></head>
<body><p>${escapeText(outlet.outlet)} · <time datetime="${escapeText(item.published)}">${escapeText(item.published)}</time></p>
<h1>${escapeText(item.title)}</h1><p>${escapeText(item.summary)}</p><hr><p><small>${NOTE[outlet.language]}</small></p></body></html>
`;
}
