import type { NewsReading } from '@/lib/claims/newsReader';
import type { ItemToRead } from '@/lib/tagging/itemText';
import type { FeedReader } from '../feeds/reading/parsedFeed';

/** One list of texts keeps a reading thread busy for so long that the others can wait for it. */
const MOST_AT_ONCE = 500;

/**
 * What an item gets that could not be read: refused, and unsure of it.
 * @param rulesVersion  empty: it is read anew as soon as there is time
 */
export const notReadable = (rulesVersion: string): NewsReading => ({
  language: 'other',
  marks: {
    relevance: { relevant: false, confidence: 0, words: [] },
    tags: [],
    direction: { value: 'neutral', confidence: 0, words: [] },
    actors: { from: null, to: null },
    kind: 'act',
    unsure: true,
    rulesVersion,
  },
  holdings: [],
});

/**
 * Holds texts against the rules, in the reading threads and never here.
 * @returns one reading for each text, in their order. Texts that could not be read, tried twice, count as refused and unsure, by no
 *   rules: nothing is lost, they are read anew later.
 * Errors: as `FeedReader.readTexts`.
 */
export async function judgeTexts(texts: readonly ItemToRead[], reader: Pick<FeedReader, 'readTexts'>): Promise<NewsReading[]> {
  const readings: NewsReading[] = [];
  for (let from = 0; from < texts.length; from += MOST_AT_ONCE) {
    const some = texts.slice(from, from + MOST_AT_ONCE);
    const first = await reader.readTexts(some);
    const read = first.ok ? first : await reader.readTexts(some);
    readings.push(...(read.ok ? read.value.readings : some.map(() => notReadable(''))));
  }
  return readings;
}
