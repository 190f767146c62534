const SPANISH_ENDING =
  /(?:amientos?|imientos?|aciones|acion|adores|adoras?|ador|antes?|ancias?|idades|idad|ivamente|amente|mente|ados|adas|idos|idas|ando|iendo|aron|ieron|aran|eran|iran|aria|eria|iria|aban|aba|ado|ada|ido|ida|ara|era|ira|ar|er|ir|an|en|as|es|os|a|e|o|s)$/;
const ENGLISH_ENDING = /(?:ations?|ments?|ingly|edly|ings?|ers?|ies|ed|es|ly|s|e)$/;
/** Shorter words lose nothing: cut, they would run into each other. */
const LEAST_LENGTH = 5;
const LEAST_STEM = 4;

/** Words already cut; emptied when full, so that hostile text cannot grow it. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 40;

/**
 * A word without its ending, so that "libera", "liberado" and "liberan" count as one.
 * @param word      folded
 * @param language  English endings for `en`, Spanish ones for anything else
 */
export function stem(word: string, language: string): string {
  if (word.length < LEAST_LENGTH) return word;
  const key = language === 'en' ? word : `${word}|`;
  const cut = known.get(key);
  if (cut !== undefined) return cut;
  const bare = word.replace(language === 'en' ? ENGLISH_ENDING : SPANISH_ENDING, '');
  const result = bare.length >= LEAST_STEM ? bare : word.slice(0, LEAST_STEM);
  if (known.size >= MOST_KNOWN) known.clear();
  if (word.length <= LONGEST_KNOWN) known.set(key, result);
  return result;
}
