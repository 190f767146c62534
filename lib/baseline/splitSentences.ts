/** A stop, closing marks behind it, space, and what may begin a sentence. */
const BOUNDARY = /([.!?…]{1,4}[)\]»”"’']{0,3})\s+(?=["“«‘'(¿¡]{0,3}[\p{Lu}\p{N}])/gu;
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'mr mrs ms dr st gen col lt sen rep gov prof no vs jr sr inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec sra dra gral art pág núm ee eeuu lic ing'.split(' '),
);
/** After "the U.S." a sentence seldom ends; it does when one of these follows. */
const OPENERS: ReadonlySet<string> = new Set('The A An In It Its This That These But And However For On El La Los Las Un Una En Este Esta Pero Y Sin Por Para'.split(' '));

/** Cuts a paragraph into sentences. Their words, joined by spaces, are the paragraph's. */
export function splitSentences(paragraph: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(BOUNDARY)) {
    const end = match.index + match[1]!.length;
    const next = /^["“«‘'(¿¡]*([\p{L}\p{N}]+)/u.exec(paragraph.slice(match.index + match[0].length))?.[1] ?? '';
    if (match[1] === '.' && isAbbreviation(paragraph.slice(start, match.index), next)) continue;
    sentences.push(paragraph.slice(start, end));
    start = match.index + match[0].length;
  }
  sentences.push(paragraph.slice(start));
  return sentences.map((sentence) => sentence.trim()).filter(Boolean);
}

function isAbbreviation(before: string, next: string): boolean {
  const word = /[\p{L}.]+$/u.exec(before)?.[0] ?? '';
  if (/^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word)) return !OPENERS.has(next);
  return /^\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}
