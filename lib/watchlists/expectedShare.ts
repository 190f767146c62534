import { parseBackground, type Background } from '@/lib/grouping/background';
import counted from '@/lib/grouping/background.json';
import type { Phrase } from '@/lib/search/parseQuery';
import { stem } from '@/lib/tagging/stem';

/** Items counted for the word frequencies, halved: what a word's weight of 1, never counted, stands for. */
const COUNTED = 3_000;

let background: Background | null = null;

/**
 * What share of the news of this story holds these words side by side, roughly: as much as its rarest word.
 * Only the speed of the index hangs on it, never what it finds.
 * @returns 0…1
 */
export function expectedShare(phrase: Phrase): number {
  background ??= parseBackground(counted);
  const { wordWeight } = background;
  const weights = phrase.map((word) => Math.min(wordWeight(stem(word, 'en'), 'en'), wordWeight(stem(word, 'es'), 'es')));
  return COUNTED ** -Math.max(...weights);
}
