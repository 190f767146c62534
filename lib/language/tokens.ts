import { foldWord } from './fold';

/** One word of a text. `start` and `end` are positions in the text as it was given, so that a reader can be shown the very words. */
export interface Token {
  /** folded: no accents, no case, no possessive 's */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** written wholly in capitals, in a text whose capitals mean something */
  readonly capitals: boolean;
  /** 0 for the first sentence; a new one begins after . ! ? ; : | or a dash set apart */
  readonly sentence: number;
  /** inside quotation marks */
  readonly quoted: boolean;
}

export interface TokenisedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** false when the text is all capitals, all small, or has no letters: then an acronym cannot be told from a word by its case */
  readonly caseTells: boolean;
}

/** A word, or one of the marks that end a sentence or open and close a quotation. Linear: no two parts can match the same character. */
const PIECE = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*|[.!?;:|\n«»“”"„‘’—–-]/gu;
const POSSESSIVE = /['’ʼ]s$/i;
const APOSTROPHE = /['’ʼ]/g;
const OPENING = '«“„‘';
const CLOSING = '»”’';

/**
 * Cuts a text into words.
 * @param text      as published
 * @param maxChars  how much of it is read; hostile text is long, news is not
 */
export function tokenise(text: string, maxChars: number): TokenisedText {
  const read = cutText(text, maxChars);
  const caseTells = hasTellingCase(read);
  const tokens: Token[] = [];
  let sentence = 0;
  let pending = false;
  let quoted = false;
  for (const match of read.matchAll(PIECE)) {
    const piece = match[0];
    const start = match.index;
    if (piece.length === 1 && !WORD_CHARACTER.test(piece)) {
      if (OPENING.includes(piece)) quoted = true;
      else if (CLOSING.includes(piece)) quoted = false;
      else if (piece === '"') quoted = !quoted;
      else if (endsSentence(piece, read, start)) pending = true;
      continue;
    }
    const owner = POSSESSIVE.test(piece) ? piece.slice(0, -2) : piece;
    const bare = owner.replace(APOSTROPHE, '');
    const word = foldWord(bare);
    if (word === '') continue;
    if (pending && tokens.length > 0) sentence += 1;
    pending = false;
    const end = start + owner.length;
    tokens.push({ word, start, end, capitals: caseTells && isCapitals(bare), sentence, quoted });
  }
  return { text, tokens, caseTells };
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const CAPITAL = /\p{Lu}/gu;
const SMALL = /\p{Ll}/gu;

/** Never cuts between the halves of a surrogate pair, nor keeps a word that the limit has cut in two. */
function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.lastIndexOf(' ', maxChars);
  return text.slice(0, cut > maxChars / 2 ? cut : maxChars).replace(/[\ud800-\udbff]$/, '');
}

/** Enough small letters beside the capitals: "SAAB IN THE US (AP): new trial" still counts as all capitals. */
function hasTellingCase(text: string): boolean {
  const capitals = text.match(CAPITAL)?.length ?? 0;
  const small = text.match(SMALL)?.length ?? 0;
  return capitals > 0 && small > 0 && capitals < 0.6 * (capitals + small);
}

function isCapitals(word: string): boolean {
  return word.length >= 2 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** A full stop inside "U.S." or "2.5" ends nothing; a dash does only when set apart by spaces. */
function endsSentence(mark: string, text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  if (mark === '-' || mark === '–' || mark === '—') return next === ' ' && text.charAt(at - 1) === ' ';
  if (mark !== '.') return true;
  if (next !== '' && next !== ' ' && next !== '\n' && next !== '"' && next !== '”' && next !== '»') return false;
  return !isInitial(text, at);
}

/** "EE. UU.", "U.S. says": the letters before the stop are one or two capitals. */
function isInitial(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 3), at);
  return /(?:^|[\s.("'¿¡])\p{L}{1,2}$/u.test(before) ;
}
