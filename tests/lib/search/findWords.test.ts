import fc from 'fast-check';
import { findWords } from '@/lib/search/findWords';
import { textMatcher } from '@/lib/search/matchText';
import { parseQuery } from '@/lib/search/parseQuery';

const marked = (query: string, language: string, text: string) =>
  findWords(parseQuery(query), language, text)
    .map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece))
    .join('');

describe('words found in a text', () => {
  it.each([
    ['sanctions', 'en', 'Two firms sanctioned; a sanction ends', 'Two firms [sanctioned]; a [sanction] ends'],
    ['caracas', 'es', 'Envío a Cáracas, hoy', 'Envío a [Cáracas], hoy'],
    ['"oil price"', 'en', 'Oil falls as oil prices rise', 'Oil falls as [oil] [prices] rise'],
    ['maduro capture', 'en', 'Maduro’s capture and after', '[Maduro’s] [capture] and after'],
    ['-oil talks', 'en', 'Talks on gas', '[Talks] on gas'],
    ['gas OR oil', 'en', 'Oil and gas', '[Oil] and [gas]'],
  ])('%s in %s', (query, language, text, expected) => {
    expect(marked(query, language, text)).toBe(expected);
  });

  it('are pieces that make up the text again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.constantFrom('en', 'es', 'pt'), (text, query, language) => {
        expect(findWords(parseQuery(query), language, text).map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('a text matches', () => {
  const doesMatch = (query: string, ...texts: string[]) => textMatcher(parseQuery(query)!)('en', texts);

  it('when every word of the query is in it, and none that is left out', () => {
    expect(doesMatch('oil talks', 'Talks begin', 'on oil')).toBe(true);
    expect(doesMatch('oil talks', 'Talks begin')).toBe(false);
    expect(doesMatch('talks -oil', 'Talks begin', 'on oil')).toBe(false);
    expect(doesMatch('-oil', 'Talks begin')).toBe(true);
    expect(doesMatch('gas OR oil', 'Oil falls')).toBe(true);
  });

  it('when a phrase stands in one of its texts, not across two', () => {
    expect(doesMatch('"general license"', 'A general license')).toBe(true);
    expect(doesMatch('"general license"', 'In general', 'license granted')).toBe(false);
  });
});
