import fc from 'fast-check';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { parseBackground } from '@/lib/grouping/background';
import background from '@/lib/grouping/background.json';
import { linkMembers, type Edge } from '@/lib/grouping/cluster';
import { areCopies, sketchText } from '@/lib/grouping/copies';
import { readNumbers } from '@/lib/grouping/numbers';
import { createOverlapIndex, DOT, LARGEST, MASS, NAMES, NUMBERS, TITLE_DOT, WORDS, type Overlap } from '@/lib/grouping/overlap';
import { paceBaseline, paceOf, type Carriage } from '@/lib/grouping/pace';
import { createPreparer, type PreparedItem } from '@/lib/grouping/prepare';
import { parsePublishers } from '@/lib/grouping/publishers';
import publishersFile from '@/lib/grouping/publishers.json';
import { shapeOf } from '@/lib/grouping/shape';
import { parseGroupingWeights } from '@/lib/grouping/weights';
import weightsFile from '@/lib/grouping/weights.json';
import { tokenise } from '@/lib/language/tokens';
import { readItem } from '@/lib/tagging/readItem';
import { HOUR, instant } from '@/lib/time/instant';

const linkage = { bestShare: 0.4, noEdge: -2 };

describe('linking', () => {
  it('does not chain two stories through a member that resembles one of each', () => {
    const edges: Edge[] = [
      { a: 0, b: 1, score: 2 }, { a: 0, b: 2, score: 2 }, { a: 1, b: 2, score: 2 },
      { a: 4, b: 5, score: 2 }, { a: 4, b: 6, score: 2 }, { a: 5, b: 6, score: 2 },
      { a: 2, b: 3, score: 0.5 }, { a: 3, b: 4, score: 0.5 },
    ];
    const first = linkMembers(7, edges, () => false, linkage);
    expect(first[0]).not.toBe(first[4]);
  });

  it('never joins two reports through a hub', () => {
    const edges: Edge[] = [{ a: 0, b: 1, score: 2 }, { a: 1, b: 2, score: 1.9 }];
    const first = linkMembers(3, edges, (member) => member === 1, linkage);
    expect([...first]).toEqual([0, 0, 2]);
  });

  it('gives the same groups whatever the order of edges', () => {
    const edge = fc.record({ a: fc.integer({ min: 0, max: 8 }), step: fc.integer({ min: 1, max: 4 }), score: fc.integer({ min: -19, max: 20 }).map((tenths) => tenths / 10) });
    fc.assert(
      fc.property(fc.uniqueArray(edge, { maxLength: 25, selector: ({ a, step }) => `${a} ${step}` }), (made) => {
        const edges = made.map(({ a, step, score }) => ({ a, b: a + step, score }));
        expect(linkMembers(13, [...edges].reverse(), (member) => member % 5 === 0, linkage)).toEqual(linkMembers(13, edges, (member) => member % 5 === 0, linkage));
      }),
    );
  });
});

describe('publisher families', () => {
  const publishers = parsePublishers(publishersFile);
  it.each([
    ['BBC Mundo', 'BBC News'],
    ['economictimes.indiatimes.com', 'The Times of India'],
    ['CNN en Español', 'CNN'],
    ['France 24', 'RFI Español'],
    ['THE STRAITS TIMES', 'straitstimes.com'],
    ['El Pais', 'EL PAÍS in English'],
  ])('knows %s and %s as one', (one, other) => expect(publishers.familyOf(one)).toBe(publishers.familyOf(other)));
  it('lets an unknown outlet stand for itself, without accents and case', () => {
    expect(publishers.familyOf('La Voz de Mérida')).toBe(publishers.familyOf('la voz de merida'));
    expect(publishers.familyOf('La Voz de Mérida')).not.toBe(publishers.familyOf('La Voz de Mara'));
  });
  it('refuses an outlet in two families', () => {
    const families = [{ id: 'one', outlets: ['The Post'] }, { id: 'two', outlets: ['the post'] }];
    expect(() => parsePublishers({ version: '1', about: '', families })).toThrow(/stands in/);
  });
});

describe('numbers', () => {
  const read = (text: string): number[] => readNumbers(tokenise(text, 500).tokens, text);
  it.each([
    ['receives $300 million', [300e6]],
    ['recibe USD300 millones', [300e6]],
    ['worth 300 mln USD', [300e6]],
    ['at least $100b for Venezuela', [100e9]],
    ['100 mil millones de dólares', [100e9]],
    ['2.5 million barrels', [2.5e6]],
    ['50,000 troops in 2026', [50_000]],
    ['the fifth tanker', [5]],
    ['el quinto buque', [5]],
  ])('reads %s', (text, numbers) => expect(read(text)).toEqual(numbers));
});

describe('shapes of headlines', () => {
  it.each([
    ['Live updates: court hears the case', 'live'],
    ['EN VIVO | La Asamblea vota', 'live'],
    ['Morning briefing: oil, courts and talks', 'roundup'],
    ['What to know about the licence', 'analysis'],
    ['¿Quién es la nueva encargada de negocios?', 'analysis'],
    ['US issues a licence for oil exports', 'report'],
  ])('%s: %s', (title, shape) => expect(shapeOf(title)).toBe(shape));
  it('takes a megabyte of anything in no time', () => {
    const start = performance.now();
    for (const text of ['why '.repeat(250_000), '?'.repeat(1_000_000), 'á'.repeat(1_000_000)]) shapeOf(text);
    expect(performance.now() - start).toBeLessThan(300);
  });
});

describe('near-copies', () => {
  const made = (title: string) => {
    const words = tokenise(title, 500).tokens.map(({ word }) => word);
    return { language: 'en', titleLength: words.length, sketch: sketchText([words, []]) };
  };
  const text = made('Officials say that the tanker was handed back to its owners on Tuesday');
  it('knows a text again by case, accents and small edits, and no other', () => {
    expect(areCopies(text, made('OFFICIALS SAY THAT THE TANKER WAS HANDED BACK TO ITS OWNERS ON TUESDAY'), 0)).toBe(true);
    expect(areCopies(text, made('Exclusive: Officials say that the tanker was handed back to its owners on Tuesday'), 0)).toBe(true);
    expect(areCopies(text, made('The ministry denies that any tanker has left the port'), 0)).toBe(false);
  });
  it('takes nearly the same words in a title for a copy, in one language alone', () => {
    const other = made('On Tuesday officials handed the tanker back, they say, to its owners');
    expect(areCopies(text, other, 0.5)).toBe(false);
    expect(areCopies(text, other, 0.9)).toBe(true);
    expect(areCopies(text, { ...other, language: 'es' }, 0.9)).toBe(false);
  });
});

describe('what items share', () => {
  const preparer = createPreparer({ matcher: createMatcher(parseGazetteer(concepts)), background: parseBackground(background), familyOf: (outlet) => outlet });
  const prepare = (title: string, summary = '') =>
    preparer.prepare({ id: title, title, summary, language: 'en', outlet: 'Courier', orderedAt: instant(Date.parse('2026-01-09T12:00:01Z')), reading: readItem({ title, summary }) });
  const items = [
    prepare('US coast guard seizes the tanker Marbella near Venezuela', 'Officials in Caracas protest against the seizure of 300,000 barrels.'),
    prepare('Caracas protests as the tanker Marbella is seized with 300,000 barrels'),
    prepare('Estados Unidos incauta el petrolero Marbella frente a Venezuela'),
    prepare('Rain closes roads'),
  ];
  const numbersOf = (overlap: Overlap | undefined): number[] => [...(overlap?.rows.slice(overlap.row, overlap.row + NUMBERS + LARGEST + 1) ?? [])];

  it('is the same from either side, and whoever else is there', () => {
    const all = createOverlapIndex();
    for (const [slot, item] of items.entries()) all.add(slot, item);
    const slots = [...items.keys()].reverse();
    for (const one of items) {
      for (const [at, slot] of slots.entries()) {
        const alone = createOverlapIndex();
        alone.add(0, one);
        const other = items[slot] as PreparedItem;
        expect(numbersOf(alone.measure(other, [0])[0])).toEqual(numbersOf(all.measure(one, slots)[at]));
        expect(alone.near(other, HOUR, 0.9).length === 1).toBe(all.near(one, HOUR, 0.9).includes(slot));
      }
    }
  });

  it('is all of an item with itself, and nothing once it has gone', () => {
    const index = createOverlapIndex();
    const [item] = items as [PreparedItem];
    index.add(0, item);
    expect(index.near(item, HOUR, 0.9)).toEqual([0]);
    const { rows, row } = index.measure(item, [0])[0] as Overlap;
    expect(rows[row + WORDS + DOT]).toBeCloseTo(item.words.norm ** 2, 4);
    expect(rows[row + WORDS + TITLE_DOT]).toBeCloseTo(item.words.titleNorm ** 2, 4);
    expect(rows[row + NAMES + DOT]).toBeCloseTo(item.concepts.nameNorm ** 2, 4);
    expect(rows[row + NAMES + MASS]).toBeCloseTo(item.concepts.nameMass, 4);
    index.remove(0, item);
    expect(index.near(item, HOUR, 0)).toEqual([]);
    expect(numbersOf(index.measure(item, [0])[0]).every((each) => each === 0)).toBe(true);
  });
});

describe('pace', () => {
  const now = instant(Date.parse('2026-01-09T12:00:00Z'));
  const carried = (...hoursAgo: number[]): Carriage[] => hoursAgo.map((hours, at) => ({ at: instant(now - hours * HOUR), family: `family ${at}` }));
  const habit = paceBaseline(Array.from({ length: 40 }, () => carried(90, 88)), now);

  it('is breaking when many publishers take up a new story at once', () => expect(paceOf(carried(2, 1.5, 1, 0.8, 0.5, 0.2), habit, now).state).toBe('breaking'));
  it('is growing when more come than before', () => expect(paceOf(carried(20, 2, 1), habit, now).state).toBe('growing'));
  it('is steady when little comes', () => expect(paceOf(carried(8, 2), habit, now).state).toBe('steady'));
  it('is fading when nobody has come for half a day', () => expect(paceOf(carried(30, 20, 13), habit, now).state).toBe('fading'));
  it('counts a publisher once, however much it writes', () => {
    const one = Array.from({ length: 30 }, (_, at) => ({ at: instant(now - at * 60_000), family: 'one' }));
    expect(paceOf(one, habit, now)).toMatchObject({ recent: 1, state: 'steady' });
  });
  it('follows its formula', () => {
    const { recent, expected, surprise } = paceOf(carried(2, 1, 0.5), habit, now);
    expect(surprise).toBeCloseTo((recent - expected) / Math.sqrt(expected), 10);
  });
  it('knows the habit of the set: two families in the first hours, then none', () => {
    expect(habit.byAge[0]).toBeCloseTo((40 * 2 + 5) / 50);
    expect(habit.byAge[5]).toBeCloseTo(5 / 50);
  });
});

describe('the weights that ship', () => {
  it('are complete', () => expect(() => parseGroupingWeights(weightsFile)).not.toThrow());
  it('are refused when a feature is missing', () => {
    const { 'words: cosine of titles': _, ...weights } = weightsFile.pairs.same.weights;
    expect(() => parseGroupingWeights({ ...weightsFile, pairs: { ...weightsFile.pairs, same: { ...weightsFile.pairs.same, weights } } })).toThrow();
  });
});
