const ES = /(?:amientos?|imientos?|aciones|acion|adores|adoras?|ador|antes?|ancias?|idades|idad|ivamente|amente|mente|ados|adas|idos|idas|ando|iendo|aron|ieron|aran|eran|iran|aria|eria|iria|aban|aba|ado|ada|ido|ida|ara|era|ira|ar|er|ir|an|en|as|es|os|a|e|o|s)$/;
const EN = /(?:ations?|ments?|ingly|edly|ings?|ers?|ies|ed|es|ly|s|e)$/;
const cache = new Map<string, string>();
/** A word without its ending, so that "libera", "liberado" and "liberan" count as one. Folded in, folded out. */
export function stem(word: string, language: string): string {
  if (word.length < 5) return word;
  const key = language === 'en' ? word : `${word}|`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const cut = word.replace(language === 'en' ? EN : ES, '');
  const s = cut.length >= 4 ? cut : word.slice(0, 4);
  if (cache.size > 50_000) cache.clear();
  cache.set(key, s);
  return s;
}
