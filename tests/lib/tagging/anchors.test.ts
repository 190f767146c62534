import fc from 'fast-check';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer, type Concept } from '@/lib/gazetteer/gazetteer';
import { createAnchorSearch } from '@/lib/tagging/anchors';
import { readItem, readStatement } from '@/lib/tagging/readItem';
import { parseTaxonomy } from '@/lib/tagging/taxonomy';
import taxonomyFile from '@/lib/tagging/taxonomy.json';

const gazetteer = parseGazetteer(concepts);
const taxonomy = parseTaxonomy(taxonomyFile);
const mayBear = createAnchorSearch(gazetteer, taxonomy);
const inTitle = (title: string): boolean => mayBear({ title, summary: '' });

describe('the search for anchors', () => {
  test.each([
    'Venezuela',
    'Reunión en CARACAS',
    'Maduro’s lawyers ask for time',
    "The government's of Venezuela's choosing",
    'la «venezolanidad» en el exilio',
    'US announces something',
    'EE. UU. anuncia algo',
    'Ve\u0301nezuela',
    'Ｃａｒａｃａｓ',
  ])('finds what is named in “%s”', (title) => expect(inTitle(title)).toBe(true));

  test.each(['', 'Weather forecast', 'Inmaduro y plátano', 'The museum of Lisbon reopens', 'Una usina nueva'])('finds nothing in “%s”', (title) => expect(inTitle(title)).toBe(false));

  test('looks in the summary too, as far as it is read', () => {
    expect(mayBear({ title: 'Weather', summary: 'It rained in Caracas' })).toBe(true);
    expect(mayBear({ title: 'Weather', summary: `${'rain '.repeat(300)} Caracas` })).toBe(false);
  });

  test('every name of every anchor is found, in any case and without accents', () => {
    const isAnchor = ({ id, groups }: Concept): boolean => taxonomy.relevance.anchors.includes(id) || groups.some((group) => taxonomy.relevance.anchorGroups.includes(group));
    const names = gazetteer.concepts.filter(isAnchor).flatMap(({ en, es, aliases, labelsOnly }) => [...(labelsOnly ? [] : [en, es]), ...aliases]).map((name) => name.replaceAll('*', 'xyz'));
    const change = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text) => text.replaceAll("'", '’'),
    );
    expect(names.filter((name) => !inTitle(name))).toEqual([]);
    fc.assert(fc.property(fc.constantFrom(...names), change, fc.constantFrom(' ', '-', ', ', ' «'), (name, written, gap) => expect(inTitle(`So${gap}${written(name)}.`)).toBe(true)));
  });

  test('an item that names nothing of the story is not read, a sentence of the baseline is', () => {
    const text = { title: 'A region in need of stability', summary: '' };
    expect(readItem(text)).toMatchObject({ relevance: { relevant: false, words: [] }, tags: [], direction: { value: 'neutral' } });
    expect(readStatement(text).tags.map(({ tag }) => tag)).toContain('regional');
  });
});
