import type { Concept, Gazetteer } from '@/lib/gazetteer/gazetteer';
import { foldWord } from '@/lib/language/fold';
import { SUMMARY_CHARS, TITLE_CHARS, type ItemToRead } from './itemText';
import type { Taxonomy } from './taxonomy';

/**
 * Most of the world's news has nothing to do with the story, and a search of the text tells that at a fraction of what reading costs:
 * an item that bears on it names somebody or something of it, one of the taxonomy's anchors.
 * @returns whether an item may name one; true too often rather than too seldom (acronyms count in any case here)
 * Errors: throws when the name of an anchor is open (`word*`) after fewer than START letters.
 */
export function createAnchorSearch(gazetteer: Gazetteer, taxonomy: Taxonomy): (item: ItemToRead) => boolean {
  const { anchorGroups, anchors } = taxonomy.relevance;
  const isAnchor = ({ id, groups }: Concept): boolean => anchors.includes(id) || groups.some((group) => anchorGroups.includes(group));
  const names = indexNames(gazetteer.concepts.filter(isAnchor).flatMap(namesOf));
  const holdsName = (text: string): boolean => {
    const plain = toPlain(text);
    for (const { 0: word, index } of plain.matchAll(WORDS)) {
      const starting = names.get(word.slice(0, START));
      if (!starting) continue;
      starting.lastIndex = index;
      if (starting.test(plain)) return true;
    }
    return false;
  };
  return ({ title, summary }) => holdsName(title.slice(0, TITLE_CHARS)) || holdsName(summary.slice(0, SUMMARY_CHARS));
}

/** Names are looked up by their first letters: one pattern of all names is twenty times as slow. */
const START = 3;
/** Letters and digits that folding leaves; whatever else counts as a gap, which only lets the search find more. */
const WORDS = /[a-z0-9]+/g;
const GAP = '[^a-z0-9]+';

const namesOf = ({ en, es, aliases, acronyms, labelsOnly }: Concept): string[] => [...(labelsOnly ? [] : [en, es]), ...aliases, ...(acronyms.en ?? []), ...(acronyms.es ?? [])];

/** @returns by the first letters of a name, a sticky pattern of all that begin so */
function indexNames(names: readonly string[]): Map<string, RegExp> {
  const patterns = new Map<string, Set<string>>();
  for (const name of names) {
    const words = name.trim().split(/\s+/).flatMap((part) => {
      const its = toPlain(part).match(WORDS) ?? [];
      return its.map((word, at) => (part.endsWith('*') && at === its.length - 1 ? `${word}[a-z0-9]*` : `${word}(?![a-z0-9])`));
    });
    const start = words[0]?.match(/^[a-z0-9]+/)?.[0].slice(0, START) ?? '';
    if (start === '' || (start.length < START && words[0]?.endsWith('*'))) throw new Error(`the name "${name}" of an anchor is too short`);
    patterns.set(start, (patterns.get(start) ?? new Set()).add(words.join(GAP)));
  }
  return new Map([...patterns].map(([start, its]) => [start, new RegExp([...its].join('|'), 'y')]));
}

const APOSTROPHE = /['’ʼ]/;
const POSSESSIVES = /['’ʼ]s(?![a-z0-9])/g;
const APOSTROPHES = /['’ʼ]/g;

/** Folded, with apostrophes treated as `tokenise` treats them. */
function toPlain(text: string): string {
  const folded = foldWord(text);
  return APOSTROPHE.test(folded) ? folded.replace(POSSESSIVES, '').replace(APOSTROPHES, '') : folded;
}
