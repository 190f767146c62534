import { foldWord } from '@/lib/language/fold';
import type { ArticleBlock } from './articleBlocks';
import { splitSentences } from './splitSentences';

/** So many words in a row, and so great a part of its own, must stand elsewhere in the article. */
const LEAST_RUN = 6;
const LEAST_SHARE = 0.6;

/**
 * The pull quote of a text that does not mark it: a paragraph of one sentence that says again, nearly word for word, what another says.
 * @returns one of the blocks, or null
 */
export function findPullQuote(blocks: readonly ArticleBlock[]): ArticleBlock | null {
  const texts = blocks.map((block) => (block.kind === 'paragraph' ? wordsOf(block.text) : []));
  const found = blocks.find((block, index) => {
    if (block.kind !== 'paragraph' || block.text.endsWith(':') || splitSentences(block.text).length > 1) return false;
    const own = texts[index] ?? [];
    return texts.some((other, place) => {
      const run = place === index || other.length <= own.length ? 0 : longestRun(own, other);
      return run >= LEAST_RUN && run >= LEAST_SHARE * own.length;
    });
  });
  return found ?? null;
}

const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(foldWord);

/** Longest run of equal words in a row. */
function longestRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let above: number[] = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = new Array<number>(b.length + 1).fill(0);
    for (let at = 0; at < b.length; at++) {
      if (b[at] === word) longest = Math.max(longest, (row[at + 1] = (above[at] ?? 0) + 1));
    }
    above = row;
  }
  return longest;
}
