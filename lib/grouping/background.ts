import { z } from 'zod';

const counts = z.record(z.string().min(1).max(60), z.number().int().positive());

/** In how many items of ordinary news of this story each term stands: rare terms tell stories apart, common ones do not. */
const backgroundSchema = z.strictObject({
  version: z.string().min(1),
  about: z.string(),
  /** items counted, by language */
  items: z.strictObject({ en: z.number().int().positive(), es: z.number().int().positive() }),
  /** single words without their endings */
  words: z.strictObject({ en: counts, es: counts }),
  /** beginnings of words, both languages together: what Spanish and English share */
  cognates: counts,
  concepts: counts,
});
export type BackgroundFile = z.infer<typeof backgroundSchema>;

export interface Background {
  wordWeight(word: string, language: string): number;
  cognateWeight(beginning: string): number;
  conceptWeight(id: string): number;
}

/**
 * Checks the file of frequencies.
 * Errors: throws a ZodError.
 */
export function parseBackground(raw: unknown): Background {
  const { items, words, cognates, concepts } = backgroundSchema.parse(raw);
  const all = items.en + items.es;
  const byLanguage = { en: new Map(Object.entries(words.en)), es: new Map(Object.entries(words.es)) };
  const cognateCounts = new Map(Object.entries(cognates));
  const conceptCounts = new Map(Object.entries(concepts));
  return {
    wordWeight: (word, language) => {
      const own = language === 'en' ? 'en' : 'es';
      return rarity(byLanguage[own].get(word) ?? 0, items[own]);
    },
    cognateWeight: (beginning) => rarity(cognateCounts.get(beginning) ?? 0, all),
    conceptWeight: (id) => rarity(conceptCounts.get(id) ?? 0, all),
  };
}

/** Inverse document frequency, scaled to 1 for a term never counted. */
function rarity(found: number, all: number): number {
  return Math.log((all + 2) / (found + 2)) / Math.log((all + 2) / 2);
}
