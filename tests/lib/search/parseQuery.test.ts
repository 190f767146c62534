import fc from 'fast-check';
import { parseQuery } from '@/lib/search/parseQuery';

const all = (...groups: string[][][]) => ({ all: groups, none: [] as string[][] });

describe('parseQuery', () => {
  it.each([
    ['oil sanctions', all([['oil']], [['sanctions']])],
    ['"oil sanctions"', all([['oil', 'sanctions']])],
    ['“oil sanctions”', all([['oil', 'sanctions']])],
    ['«petróleo venezolano»', all([['petroleo', 'venezolano']])],
    ['Sanción CARACAS', all([['sancion']], [['caracas']])],
    ['oil OR gas embassy', all([['oil'], ['gas']], [['embassy']])],
    ['oil OR gas OR "heavy crude"', all([['oil'], ['gas'], ['heavy', 'crude']])],
    ['oil -gas', { all: [[['oil']]], none: [['gas']] }],
    ['-"heavy crude"', { all: [], none: [['heavy', 'crude']] }],
    ['U.S. oil-price', all([['u', 's']], [['oil', 'price']])],
    ['Maduro’s', all([['maduro']])],
  ])('reads %s', (text, meaning) => {
    expect(parseQuery(text)).toEqual(meaning);
  });

  it.each([
    ['an unclosed quote runs to the end', '"oil sanctions', all([['oil', 'sanctions']])],
    ['an OR with nothing before it', 'OR oil', all([['oil']])],
    ['an OR with nothing after it', 'oil OR', all([['oil']])],
    ['ORs in a row', 'oil OR OR gas', all([['oil'], ['gas']])],
    ['a lower-case or is a word', 'oil or gas', all([['oil']], [['or']], [['gas']])],
    ['-word leaves the word out wherever it stands', 'oil OR -gas', { all: [[['oil']]], none: [['gas']] }],
    ['only -words: everything without them', '-oil -gas', { all: [], none: [['oil'], ['gas']] }],
    ['signs without words are passed over', 'oil !!! - "" -"" ()', all([['oil']])],
  ])('has a meaning for every text: %s', (_, text, meaning) => {
    expect(parseQuery(text)).toEqual(meaning);
  });

  it.each(['', '   ', '"', '""', '-', '!?', 'OR', '- OR "'])('searches for nothing when no word is named: %j', (text) => {
    expect(parseQuery(text)).toBeNull();
  });

  it('never throws, and never names an empty phrase', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (text) => {
        const query = parseQuery(text);
        for (const phrase of [...(query?.all.flat() ?? []), ...(query?.none ?? [])]) {
          expect(phrase.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('stops at forty phrases, so that no query is too deep for an engine', () => {
    expect(parseQuery('a OR '.repeat(100))?.all.flat()).toHaveLength(40);
  });
});
