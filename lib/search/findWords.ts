import { tokenise } from './normalise';
import type { TextQuery } from './parseQuery';
import { indexTerms, queryTerms } from './terms';

/** A piece of a text as it stands there, and whether the query named it. */
export interface TextPiece {
  readonly text: string;
  readonly isFound: boolean;
}

/** A word with its accents, and the possessive that the search passes over. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ]s(?![\p{L}\p{N}]))?/gu;

/**
 * Cuts a text where a query's words stand in it, in whatever form: "sanctions" finds "sanctioned".
 * @returns pieces that, joined, are the text again
 */
export function findWords(query: TextQuery | null, language: string, text: string): TextPiece[] {
  const needles = (query?.all ?? []).flat().flatMap(queryTerms);
  const places: { term: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(WORD)) {
    const place = { start: match.index, end: match.index + match[0].length };
    // Some letters fold into several words ("½"): they share its place.
    for (const word of tokenise(match[0])) for (const term of indexTerms(language, [word])) places.push({ term, ...place });
  }
  const found = new Set<number>();
  places.forEach((_, at) => {
    for (const needle of needles) {
      if (needle.every((term, i) => places[at + i]?.term === term)) needle.forEach((_term, i) => found.add(at + i));
    }
  });
  const pieces: TextPiece[] = [];
  let done = 0;
  const add = (end: number, isFound: boolean) => {
    if (end > done) pieces.push({ text: text.slice(done, end), isFound });
    done = Math.max(done, end);
  };
  for (const at of [...found].sort((a, b) => a - b)) {
    const place = places[at]!;
    add(place.start, false);
    add(place.end, true);
  }
  add(text.length, false);
  return pieces;
}
