import { newStemmer } from 'snowball-stemmers';
import { tokenise } from './normalise';

/**
 * One column serves both languages. Each word of an item is stored as one term: the letter of the item's language and the
 * word's stem in that language. A query tries all forms, so "sanctions" finds English text about "sanctioned" and
 * "sanciones" finds Spanish text about "sancionado", and neither meets a stem of the other language by accident.
 */
const FORMS = [
  { language: 'en', letter: 'e', stem: rememberStems('english') },
  { language: 'es', letter: 's', stem: rememberStems('spanish') },
] as const;
/** Any other language: the folded word as it stands. */
const UNSTEMMED = 'x';

/** Stands between title and summary, so that no phrase reaches across; no term can equal it. */
const BOUNDARY = '0';

/** A text's opening is what it is about; the rest would only grow the index. */
const MAX_TERMS = 2_000;

/**
 * The search column of one item.
 * @param language  ISO 639-1
 * @param texts  title, summary…
 * @returns terms in reading order, each without spaces or quotes
 */
export function indexTerms(language: string, texts: readonly string[]): string[] {
  const form = FORMS.find((candidate) => candidate.language === language);
  const terms: string[] = [];
  for (const text of texts) {
    if (terms.length > 0) {
      terms.push(BOUNDARY);
    }
    for (const word of tokenise(text)) {
      terms.push(form ? form.letter + form.stem(word) : UNSTEMMED + word);
    }
  }
  return terms.length > MAX_TERMS ? terms.slice(0, MAX_TERMS) : terms;
}

/**
 * What to look for in the column when a reader typed these words.
 * @param words  folded words that must stand side by side, in this order; one or more
 * @returns alternatives, one for each language form; each is a phrase of terms
 */
export function queryTerms(words: readonly string[]): string[][] {
  return [
    ...FORMS.map(({ letter, stem }) => words.map((word) => letter + stem(word))),
    words.map((word) => UNSTEMMED + word),
  ];
}

/** News repeats its words: most stems are known already, and a stem costs more than looking it up. */
const REMEMBERED_WORDS = 20_000;

function rememberStems(algorithm: 'english' | 'spanish'): (word: string) => string {
  const stemmer = newStemmer(algorithm);
  const known = new Map<string, string>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered !== undefined) {
      return remembered;
    }
    if (known.size >= REMEMBERED_WORDS) {
      known.clear();
    }
    const stem = stemmer.stem(word);
    known.set(word, stem);
    return stem;
  };
}
