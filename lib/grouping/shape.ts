import { foldWord } from '@/lib/language/fold';

/**
 * What kind of text a headline announces.
 * report    news of something that happened or was said
 * live      a page that goes on all day, about whatever comes
 * roundup   several events in one text
 * analysis  opinion, explanation, background
 */
export type Shape = 'report' | 'live' | 'roundup' | 'analysis';

/** Plain alternatives at a word's edge: each looks at the title once. */
const LIVE = /^(?:#?(?:en vivo|live)\b|live updates|minuto a minuto)|\b(?:live updates|live blog|as it happened|minuto a minuto|en directo|ultima hora:? todo|sigue en vivo)\b|[-|:] live$/;
const ROUNDUP = /\b(?:morning briefing|evening briefing|briefing:|news wrap|top stories|week in review|the week in|newsletter|this week|podcast|headlines|first edition|noticias de hoy|resumen de|lo mas importante|titulares|balance of power)\b/;
const ANALYSIS = /^(?:opinion|analysis|analisis|explainer|editorial|column|view|commentary|factbox|explained|letters?)\b|\b(?:opinion|explainer|explained|analysis|analisis|what to know|what we know|que se sabe|lo que se sabe|takeaways|claves|things to know|here's why|here’s why|op-ed|editorial|quien es|who is|what is|que es|inside the|timeline|cronologia)\b|^(?:why|how|what|who|can|could|will|is|are|por que|como|que|quien|cual|es)\b|\?$/;

/** Accents and case play no part. */
export function shapeOf(title: string): Shape {
  const plain = foldWord(title.slice(0, 500)).trim();
  if (LIVE.test(plain)) return 'live';
  if (ROUNDUP.test(plain)) return 'roundup';
  return ANALYSIS.test(plain) ? 'analysis' : 'report';
}
