import type { Marks } from '@/lib/domain/marks';
import type { ItemLanguage } from '@/lib/language/language';
import type { ItemToRead } from '@/lib/tagging/itemText';
import { createReader, hashRules } from '@/lib/tagging/reader';
import { shippedWeights } from '@/lib/tagging/shippedWeights';
import { holdAgainst, type Holding } from './holdAgainst';
import type { NewsRules } from './newsRules';

/** All that is read in an item at one go. */
export interface NewsReading {
  readonly marks: Marks;
  /** `other` also where the text was not looked at closely, because it names nothing of the story */
  readonly language: ItemLanguage;
  readonly holdings: readonly Holding[];
}

export interface NewsReader {
  /** of the reading and of the claims together: what carries another one is to be read anew */
  readonly rulesVersion: string;
  read(item: ItemToRead): NewsReading;
}

/** Reads items for everything the desk keeps of them. Building takes as long as a few hundred items. */
export function createNewsReader({ claims, ...reading }: NewsRules): NewsReader {
  const reader = createReader({ ...reading, weights: shippedWeights });
  const rulesVersion = `${reader.rulesVersion}+${claims.version}-${hashRules(claims)}`;
  return {
    rulesVersion,
    read(item) {
      const { reading: read, text } = reader.readWithText(item);
      const { language, ...verdicts } = read;
      return { language, marks: { ...verdicts, rulesVersion }, holdings: text ? holdAgainst(text, read, claims) : [] };
    },
  };
}
