import { tokenise } from '@/lib/language/tokens';

const words = (text: string): string[] => tokenise(text, 1_000).tokens.map(({ word }) => word);

describe('tokenise', () => {
  test('folds accents, case and full-width letters, and drops a possessive', () => {
    expect(words("Petróleo VENEZOLANO, Ｃhevron's plan")).toEqual(['petroleo', 'venezolano', 'chevron', 'plan']);
    expect(words('Trump’s envoy won’t go')).toEqual(['trump', 'envoy', 'wont', 'go']);
  });

  test('gives positions in the text as published, whatever its Unicode form', () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const text = 'Reunión en Caracas'.normalize(form);
      const { tokens } = tokenise(text, 1_000);
      expect(tokens.map(({ start, end }) => text.slice(start, end).normalize('NFC'))).toEqual(['Reunión', 'en', 'Caracas']);
    }
  });

  test('a full stop inside U.S. or EE. UU. ends no sentence; one after a word does', () => {
    const sentences = (text: string): number[] => tokenise(text, 1_000).tokens.map(({ sentence }) => sentence);
    expect(sentences('The U.S. says no')).toEqual([0, 0, 0, 0, 0]);
    expect(sentences('EE. UU. autoriza')).toEqual([0, 0, 0]);
    expect(sentences('Talks ended. Tanker seized')).toEqual([0, 0, 1, 1]);
  });

  test('knows what stands in quotation marks', () => {
    expect(tokenise('Cabello: «no habrá traición» dice', 1_000).tokens.filter(({ quoted }) => quoted).map(({ word }) => word)).toEqual(['no', 'habra', 'traicion']);
  });

  test('capitals mean something only beside small letters', () => {
    expect(tokenise('UN envoy lands', 1_000).tokens[0]?.capitals).toBe(true);
    expect(tokenise('UN PAÍS LIBRE', 1_000).tokens[0]?.capitals).toBe(false);
  });

  test('reads no further than it is told, and never half a word or half a surrogate pair', () => {
    expect(words('uno dos tres'.repeat(1).concat(' cuatro')).length).toBe(4);
    expect(tokenise('uno dos tres cuatro', 10).tokens.map(({ word }) => word)).toEqual(['uno', 'dos']);
    expect(() => tokenise('😀'.repeat(20), 7)).not.toThrow();
  });
});
