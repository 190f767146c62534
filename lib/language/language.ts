import type { Token } from './tokens';

/** What an item is written in; only English and Spanish are read, Portuguese is told apart because it looks like Spanish. */
export const ITEM_LANGUAGES = ['en', 'es', 'pt', 'other'] as const;
export type ItemLanguage = (typeof ITEM_LANGUAGES)[number];

/**
 * Function words, folded, that tell the languages apart. Words shared by several (de, para, a, me, no) are left out or stand
 * in each list, so that they cancel out. French, Italian and German are here to be recognised as none of ours.
 */
const WORDS: Record<string, string> = {
  en: `the of and to in for with from that this is are was were be been has have had will would could says said after over amid
    against by on at as its his her their our it he she they we you not but what how why who when where which while into about than
    more new an or if up out off us can may did does just now here all also first last year years before under between`,
  es: `el la los las y en con del por que una un su sus al es son fue sera ha han habia hay tras sobre desde hasta contra entre segun
    pero mas muy este esta estos estas lo le les se ya como cuando donde quien porque sin ante durante nos nuestro sera fueron ser estan
    dice dijo afirma anuncia pide asi tambien sigue nuevo nueva hoy anos de para`,
  pt: `o os as e em com do da dos das no na nos nas por que um uma seu sua ao aos foi sao nao mais sobre apos ate entre mas muito este esta
    isso ele ela eles pelo pela diz disse tem ja quem novo nova anos contra presidente de para governo`,
  fr: `le les des du et est dans pour avec sur une un par au aux qui que pas ne se ce cette son ses sont ont apres selon mais plus en la de l d`,
  it: `il lo gli di e che per con una un del della dei delle nel nella sono ha non si dal dalla al alla dopo piu anche come contro la le in su`,
  de: `der die das und ist im in den dem des mit von zu auf fur nicht ein eine einen einer nach bei aus sich wird werden hat haben auch uber vor als am`,
};

const VOTES = new Map<string, readonly string[]>();
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of new Set(words.split(/\s+/))) VOTES.set(word, [...(VOTES.get(word) ?? []), language]);
}

/** Endings, folded, that one of the languages uses and the others hardly do. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['cion', 'es'], ['ciones', 'es'], ['dad', 'es'], ['ando', 'es'], ['iendo', 'es'], ['ales', 'es'], ['ero', 'es'], ['ado', 'es'], ['ados', 'es'],
  ['cao', 'pt'], ['coes', 'pt'], ['dade', 'pt'], ['ndo', 'pt'],
  ['ing', 'en'], ['tion', 'en'], ['tions', 'en'], ['ed', 'en'], ['ly', 'en'], ['ness', 'en'], ['ship', 'en'], ['ers', 'en'], ['ght', 'en'],
];

/** Letters of other scripts: an item in Russian or Chinese has no word in common with any list. */
const LATIN = /^[a-z0-9]+$/;

/**
 * The language of an item, from its function words and endings; accents and capitals play no part, so losing them changes nothing.
 * @param tokens  title and summary together
 * @param hint    what the feed says it is written in; used only where the text itself does not tell
 */
export function detectLanguage(tokens: readonly Token[], hint?: string): ItemLanguage {
  const score: Record<string, number> = { en: 0, es: 0, pt: 0, fr: 0, it: 0, de: 0 };
  let foreign = 0;
  for (const { word } of tokens) {
    if (!LATIN.test(word)) {
      foreign += 1;
      continue;
    }
    const votes = VOTES.get(word);
    if (votes) for (const language of votes) score[language] = (score[language] ?? 0) + 1 / votes.length;
    else if (word.length > 4) for (const [ending, language] of ENDINGS) if (word.endsWith(ending)) score[language] = (score[language] ?? 0) + 0.4;
  }
  if (foreign * 2 > tokens.length) return 'other';
  const [best = 'en', second] = Object.keys(score).sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0));
  const lead = (score[best] ?? 0) - (score[second ?? ''] ?? 0);
  const told = best === 'en' || best === 'es' || best === 'pt' ? best : 'other';
  // A tie or hardly any function word ("Maduro, Trump y Petro"): the feed knows better than one word does.
  if (lead < 0.5 && hint !== undefined) return isOurs(hint) ? hint : told;
  if ((score[best] ?? 0) === 0) return 'other';
  return told;
}

const isOurs = (language: string): language is ItemLanguage => language === 'en' || language === 'es' || language === 'pt';
