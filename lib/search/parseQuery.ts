import { tokenise } from './normalise';

/** Folded words that must stand side by side, in this order. */
export type Phrase = readonly string[];

/** A reader's words, understood. An item matches when each group of `all` has a phrase in it, and none of `none` is. */
export interface TextQuery {
  /** every group must match; within a group any phrase will do */
  readonly all: readonly (readonly Phrase[])[];
  readonly none: readonly Phrase[];
}

/** Enough for any real question; what comes after is left out. */
const MAX_QUERY_LENGTH = 500;
const MAX_PHRASES = 40;

/** A minus, then "a phrase" (an unclosed one runs to the end) or a word without spaces or quotes. */
const CLAUSE = /(-?)(?:["“”«»]([^"“”«»]*)(?:["“”«»]|$)|([^\s"“”«»]+))/gu;

/**
 * Reads what a reader typed into a search box: words (all must occur), `"phrases"`, `-not`, and `a OR b`, which binds closer than the
 * space between words. Every text has a meaning, so there is nothing to refuse: an unclosed quote runs to the end; an OR with nothing on one side is
 * passed over; `-word` leaves that word out wherever it stands, and alone means everything without it.
 * @returns null when no word is named: nothing to search for
 */
export function parseQuery(text: string): TextQuery | null {
  const all: Phrase[][] = [];
  const none: Phrase[] = [];
  let joinsPrevious = false;
  let phrases = 0;
  for (const [clause, minus, quoted, word] of text.slice(0, MAX_QUERY_LENGTH).matchAll(CLAUSE)) {
    if (clause === 'OR') {
      joinsPrevious = all.length > 0;
      continue;
    }
    // "U.S." and "oil-price" are one word to the eye: their parts must stand together.
    const phrase = tokenise(quoted ?? word ?? '');
    if (phrase.length === 0 || phrases >= MAX_PHRASES) {
      continue;
    }
    phrases += 1;
    const group = all.at(-1);
    if (minus) {
      none.push(phrase);
    } else if (joinsPrevious && group) {
      group.push(phrase);
      joinsPrevious = false;
    } else {
      all.push([phrase]);
    }
  }
  return all.length === 0 && none.length === 0 ? null : { all, none };
}
