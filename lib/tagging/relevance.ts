import type { Marks } from '@/lib/domain/update';

/** Goes up with every change that could judge a text differently, so that stored marks can be told apart. */
export const RULES_VERSION = 'names-1';

// A letter or digit on either side means that the name is part of another word ("madurojo", "inmaduro").
const START = '(?<![\\p{L}\\p{N}_])';
const END = '(?![\\p{L}\\p{N}_])';
/** Country, people and capital in English, Spanish and Portuguese; looked for in text without accents, in any case. */
const PLACES = new RegExp(`${START}(?:venezuela(?:n[oa]?|ns|nos|nas|nness|s)?|venezolan(?:os?|as?|idad)|caracas)${END}`, 'giu');
/** One of these is in every word that counts. */
const STEMS = ['venez', 'caracas', 'maduro'];
/** Only as a name: in lower case "maduro" is the Spanish and Portuguese for "ripe". */
const MADURO = new RegExp(`${START}(?:Maduro|MADURO)${END}`, 'gu');
/** A recipe's "Plátano Maduro" in a headline set in capitals is still a fruit. */
const RIPE_THING = /(?:pl[aá]tanos?|bananas?|bananos?|aguacates?|queso|pl[aá]tano verde y)\s+$/iu;

/** Words kept as evidence; a long text needs no more to be believed. */
const MOST_WORDS = 12;

/**
 * Whether a text bears on the story. The seam for the reading of the news: today it does when it names Venezuela,
 * Caracas or Maduro, in English, Spanish or Portuguese.
 * @param text  plain text, e.g. title and summary
 * @returns the words that decided it, each once, as they stand in the text
 */
export function judgeItem(text: string): Marks {
  const composed = text.normalize('NFC');
  const folded = foldAccents(composed);
  // Most of the world's news is none of it; three plain searches tell that at a fraction of the patterns' cost.
  const lower = folded.toLowerCase();
  if (!STEMS.some((stem) => lower.includes(stem))) return { relevance: { relevant: false, words: [] }, rulesVersion: RULES_VERSION };
  const found: { at: number; word: string }[] = [];
  for (const match of folded.matchAll(PLACES)) found.push({ at: match.index, word: composed.slice(match.index, match.index + match[0].length) });
  for (const match of folded.matchAll(MADURO)) {
    if (RIPE_THING.test(folded.slice(Math.max(0, match.index - 24), match.index))) continue;
    found.push({ at: match.index, word: composed.slice(match.index, match.index + match[0].length) });
  }
  found.sort((a, b) => a.at - b.at);
  const words = [...new Set(found.map((one) => one.word))].slice(0, MOST_WORDS);
  return { relevance: { relevant: words.length > 0, words }, rulesVersion: RULES_VERSION };
}

const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g;

/** One letter for one letter, so that a place in the result is the same place in the text. */
function foldAccents(text: string): string {
  return text.replace(ACCENTED, (letter) => letter.normalize('NFD').charAt(0));
}
