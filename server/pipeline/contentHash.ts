import { createHash } from 'node:crypto';

/**
 * What a feed's template writes into a summary anew at every visit, in both languages: "3 hours ago", "hace 3 horas",
 * "12 comments". Counting these as edits would give every item a new version every hour.
 */
const PASSING = [
  /\b\d+\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\s+ago\b/giu,
  /\bhace\s+(?:unos?\s+|unas?\s+)?\d*\s*(?:segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?)\b/giu,
  /\bh[aá]\s+\d+\s*(?:segundos?|minutos?|horas?|dias?|semanas?|mes(?:es)?)\b/giu,
  /\b\d[\d.,]*\s*(?:comments?|comentarios?|coment[aá]rios?|views?|vistas?|shares?|likes?)\b/giu,
];

/**
 * Tells one wording of an item from another. White space does not count, nor what only ages (see above).
 * @returns 22 characters of base64url, from SHA-256
 */
export function contentHash(title: string, summary: string, link: string | null): string {
  const lasting = PASSING.reduce((text, pattern) => text.replace(pattern, ''), summary);
  const text = [title, lasting, link ?? ''].map((part) => part.normalize('NFC').replace(/\s+/gu, ' ').trim()).join('\u0000');
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
