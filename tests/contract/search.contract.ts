import fc from 'fast-check';
import { parseQuery } from '@/lib/search/parseQuery';
import { indexTerms, queryTerms } from '@/lib/search/terms';
import { kept, madeFeed, madeItem, madePoll, NOON } from './made';
import type { OpenPlace } from './place';

/** What a query means, said once more in the plainest way: the engines must agree with it, and so with each other. */
export function matchesPlainly(query: string, text: { language: string; title: string; summary: string }): boolean {
  const parsed = parseQuery(query);
  const column = ` ${indexTerms(text.language, [text.title, text.summary]).join(' ')} `;
  const holds = (phrase: readonly string[]) => queryTerms(phrase).some((terms) => column.includes(` ${terms.join(' ')} `));
  return parsed === null || (parsed.all.every((group) => group.some(holds)) && !parsed.none.some(holds));
}

const WORDS = ['oil', 'Oil', 'sanctions', 'sanctioned', 'sanciones', 'sanción', 'embajada', 'Embajadas', 'Maduro’s', 'U.S.', 'año', 'ano', '2026', '日本', 'x', 'the', 'OR', 'AND', 'NOT', 'NEAR'];
const SIGNS = ['"', '-', '(', ')', '*', ':', '^', "'", '\\', '&', '|', '!', '<->', '«', '%', ';', '\0'];
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((list) => list.join(' '));
export const arbitraryText = fc.record({ language: fc.constantFrom('en', 'es', 'pt'), title: words, summary: words });
export const arbitraryQuery = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.constantFrom(...SIGNS) }, { weight: 1, arbitrary: fc.constant(' OR ') }), { maxLength: 6 })
  .chain((parts) => fc.array(fc.constantFrom('', ' ', ' -', ' "', '" '), { minLength: parts.length, maxLength: parts.length }).map((gaps) => parts.map((part, i) => (gaps[i] ?? '') + part).join(' ')));

export function describeSearch(place: OpenPlace): void {
  describe('search', () => {
    beforeEach(() => place.store.feeds.seed([madeFeed('a')], NOON));

    const found = async (query: string) => (await place.store.updates.page({ query }, 100)).updates.map(({ title }) => title).sort();

    it('finds English text by English words and Spanish text by Spanish ones, in any form, with or without accents', async () => {
      const texts = [
        ['en', 'Sanctions lifted on Venezuelan oil'],
        ['en', 'Maduro’s trial opens'],
        ['es', 'La sanción al petróleo venezolano'],
        ['es', 'Reabren las embajadas en Caracas'],
        ['pt', 'Petróleo e eleições'],
      ] as const;
      await place.store.polls.record(madePoll('a', { added: texts.map(([language, title], i) => kept(madeItem('a', String(i), { language, title }))) }));
      expect(await found('sanctioned')).toEqual(['Sanctions lifted on Venezuelan oil']);
      expect(await found('SANCIONES')).toEqual(['La sanción al petróleo venezolano']);
      expect(await found('petroleo')).toEqual(['La sanción al petróleo venezolano', 'Petróleo e eleições']);
      expect(await found('embajada')).toEqual(['Reabren las embajadas en Caracas']);
      expect(await found('maduro')).toEqual(['Maduro’s trial opens']);
      expect(await found('"maduro trial"')).toEqual(['Maduro’s trial opens']);
      expect(await found('eleicoes')).toEqual(['Petróleo e eleições']);
      expect(await found('"lifted sanctions"')).toEqual([]);
      expect(await found('sanctions OR embajada')).toHaveLength(2);
      expect(await found('-sanctions -embajada')).toHaveLength(3);
    });

    it('does not let a phrase reach from the title into the summary', async () => {
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1', { title: 'Talks on oil', summary: 'sanctions remain' }))] }));
      expect(await found('"oil sanctions"')).toEqual([]);
      expect(await found('oil sanctions')).toHaveLength(1);
    });

    it('finds, for any text and any query, what a plain reading of the query finds', async () => {
      const texts = fc.sample(arbitraryText, { numRuns: 80, seed: 7 });
      const items = texts.map((text, i) => madeItem('a', String(i), text));
      await place.store.polls.record(madePoll('a', { added: items.map(kept) }));
      await fc.assert(
        fc.asyncProperty(arbitraryQuery, async (query) => {
          const hits = (await place.store.updates.page({ query }, 1_000)).updates.map(({ id }) => id).sort();
          expect(hits).toEqual(items.filter((item) => matchesPlainly(query, item)).map(({ id }) => id).sort());
          expect(await place.store.updates.count({ query })).toBe(hits.length);
        }),
        { numRuns: 150 },
      );
    });
  });
}
