import type { ItemText } from '../itemText';
import type { Direction, Tag } from '@/lib/domain/tag';

/** A labelled item. */
export interface Example {
  readonly text: ItemText;
  readonly relevant: boolean;
  readonly tags: readonly Tag[];
  /** null when not relevant */
  readonly direction: Direction | null;
  /** items of one wire text share a group and are never split between learning and judging */
  readonly group: string;
  /** how much it counts where relevance is learned; 1 for a clear case */
  readonly importance: number;
}

/** Which of `count` parts a group belongs to: always the same one, whatever else is in the file. */
export function partOf(group: string, count: number, salt: string): number {
  let hash = 0x811c9dc5;
  for (const char of salt + group) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) % count;
}
