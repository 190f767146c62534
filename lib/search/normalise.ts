/** Marks that NFKD splits off a letter: accents, tildes, cedillas. */
const COMBINING = /\p{M}+/gu;
/** "Maduro's", "Maduro’s": the owner is meant, not a word "s". */
const POSSESSIVE = /(?<=[\p{L}\p{N}])['’ʼ]s(?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Most English text: nothing to fold but case. */
const ASCII = /^[\x00-\x7f]*$/;

/** Longer runs of letters are addresses or noise; they are cut so that no engine meets its own limit. */
const MAX_TOKEN_LENGTH = 64;

/**
 * Text as the search sees it: compatibility forms unified, accents and case folded ("Caracás" → "caracas", "ﬁ" → "fi").
 * @returns folded text; punctuation stays
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) {
    return text.toLowerCase();
  }
  return text.normalize('NFKD').replace(COMBINING, '').toLowerCase().normalize('NFKD').replace(COMBINING, '');
}

/**
 * The words of a text, folded, in order. Everything that is neither letter nor digit separates.
 * @returns each at most 64 characters; empty when there is no word
 */
export function tokenise(text: string): string[] {
  const words = foldText(text).replace(POSSESSIVE, '').match(WORD) ?? [];
  return words.map((word) => (word.length > MAX_TOKEN_LENGTH ? word.slice(0, MAX_TOKEN_LENGTH) : word));
}
