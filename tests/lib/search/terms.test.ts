import fc from 'fast-check';
import { foldText, tokenise } from '@/lib/search/normalise';
import { indexTerms, queryTerms } from '@/lib/search/terms';

describe('normalising', () => {
  it('folds accents, case and compatibility forms', () => {
    expect(foldText('ÁÉÍÓÚ ñ Ç ﬁ ２０２６ Straße İ')).toBe('aeiou n c fi 2026 straße i');
    expect(tokenise('“El Niño”, dijo—Maduro’s U.S. plan: 3.5%')).toEqual(['el', 'nino', 'dijo', 'maduro', 'u', 's', 'plan', '3', '5']);
    expect(tokenise(' -- ')).toEqual([]);
  });

  it('gives the same words however the accents are written', () => {
    expect(tokenise('canción'.normalize('NFD'))).toEqual(tokenise('canción'.normalize('NFC')));
  });

  it('gives terms that hold neither spaces nor quotes, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('en', 'es', 'pt'), (text, language) => {
        for (const term of indexTerms(language, [text])) {
          expect(term).toMatch(/^[\p{L}\p{N}]{1,65}$/u);
        }
      }),
    );
  });
});

describe('terms', () => {
  it('gives the forms of one word one stem, each language by its own rules', () => {
    const english = (text: string) => indexTerms('en', [text]);
    const spanish = (text: string) => indexTerms('es', [text]);
    expect(english('sanctions sanctioned sanctioning')).toEqual(Array(3).fill('esanction'));
    expect(spanish('sanción sanciones')).toEqual(Array(2).fill('ssancion'));
    expect(spanish('diplomática diplomáticas diplomático')).toEqual(Array(3).fill('sdiplomat'));
    expect(indexTerms('pt', ['eleições'])).toEqual(['xeleicoes']);
  });

  it('asks for a word in every form, so that each language’s texts are found by its own words', () => {
    expect(queryTerms(['sanciones'])).toEqual([['esancion'], ['ssancion'], ['xsanciones']]);
  });

  it('keeps title and summary apart', () => {
    expect(indexTerms('en', ['oil', 'gas'])).toEqual(['eoil', '0', 'egas']);
  });

  it('indexes the opening of an endless text', () => {
    expect(indexTerms('en', ['oil '.repeat(10_000)])).toHaveLength(2_000);
  });
});
