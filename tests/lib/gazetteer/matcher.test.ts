import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { tokenise } from '@/lib/language/tokens';

const gazetteer = parseGazetteer(concepts);
const matcher = createMatcher(gazetteer);

function named(text: string, language: string): string[] {
  return matcher.find(tokenise(text, 1_000), language).map(({ concept }) => concept.id);
}

describe('the gazetteer', () => {
  test('finds a concept by its names in both languages, without accents and in any case', () => {
    for (const text of ['Security Council meets', 'se reúne el CONSEJO DE SEGURIDAD', 'consejo de seguridad']) expect(named(text, 'es')).toContain('un-council');
    expect(named('José Manuel Albares', 'es')).toEqual(named('jose manuel albares', 'es'));
  });

  test('Spanish "un" is not the United Nations, in small letters or in a headline all in capitals', () => {
    expect(named('Un acuerdo de un año', 'es')).not.toContain('un');
    expect(named('UN ACUERDO DE UN AÑO', 'es')).not.toContain('un');
    expect(named('UN envoy meets Rodríguez', 'en')).toContain('un');
    expect(named('UN ENVOY MEETS RODRIGUEZ', 'en')).toContain('un');
    expect(named('tell us who won', 'en')).toContain('united-states'); // no capitals at all: cannot be told apart
    expect(named('Tell us who won', 'en')).not.toContain('united-states');
  });

  test('capitals with another meaning in each language follow the language', () => {
    expect(named('EU ministers meet in Brussels', 'en')).toContain('europe');
    expect(named('EU ministers meet in Brussels', 'en')).not.toContain('united-states');
    expect(named('El canciller viaja a EU', 'es')).toContain('united-states');
  });

  test('names that hold an ordinary word of the other language count only in capitals', () => {
    expect(named('BID aprueba un crédito', 'es')).toContain('idb');
    expect(named('A bid to end the talks', 'en')).not.toContain('idb');
  });

  test('U.S., EE.UU., EE. UU. and EEUU are one country', () => {
    for (const text of ['The U.S. says', 'EE.UU. dice', 'EE. UU. dice', 'EEUU dice', 'the US says']) expect(named(text, 'en')).toContain('united-states');
  });

  test('a longer name hides what lies inside it, an act hides nothing', () => {
    const bank = named('Banco Central de Venezuela publica cifras', 'es');
    expect(bank).toContain('bcv');
    expect(bank).not.toContain('venezuela');
    expect(named('the release of Maduro', 'en')).toEqual(expect.arrayContaining(['release-maduro', 'maduro']));
  });

  test('a star stands for every ending, and only for endings', () => {
    expect(named('excarcelaron a tres', 'es')).toContain('release-prisoners');
    expect(named('la recarcel', 'es')).not.toContain('release-prisoners');
  });

  test('gives the positions of the words that matched', () => {
    const text = tokenise('La OFAC emite licencia general', 1_000);
    const licence = matcher.find(text, 'es').find(({ concept }) => concept.id === 'licence' );
    expect(licence && text.tokens.slice(licence.first, licence.last + 1).map(({ word }) => word)).toEqual(['licencia', 'general']);
  });

  test('an edited file is refused with the concept that is wrong', () => {
    const concept = { id: 'a', kind: 'person', en: 'A', es: 'A' };
    expect(() => parseGazetteer({ version: '1', concepts: [concept, concept] })).toThrow(/is there twice/);
    expect(() => parseGazetteer({ version: '1', concepts: [{ ...concept, alias: ['B'] }] })).toThrow(/alias/);
    expect(() => createMatcher(parseGazetteer({ version: '1', concepts: [{ ...concept, aliases: ['—'] }] }))).toThrow(/holds no word/);
  });

  test('an editor can add a concept and it is found', () => {
    const extended = parseGazetteer({ version: '2', concepts: [...gazetteer.concepts, { id: 'new-envoy', kind: 'person', en: 'Ana Prueba', es: 'Ana Prueba', side: 'us' }] });
    expect(createMatcher(extended).find(tokenise('Llega Ana Prueba', 100), 'es').map(({ concept }) => concept.id)).toContain('new-envoy');
  });
});
