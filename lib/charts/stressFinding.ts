import type { Tag } from '@/lib/domain/tag';
import type { StressComparison, TagStress } from '@/lib/series/stress';

/** How far the news dwells elsewhere than the text, in words. */
export const DISTANCES = ['close', 'apart', 'far'] as const;
export type Distance = (typeof DISTANCES)[number];

export type StressFinding =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'alike'; readonly distance: Distance }
  | { readonly kind: 'shifted'; readonly more: Tag; readonly less: Tag; readonly distance: Distance };

/** In hundredths of all that is said; smaller shifts are no finding. */
const WORTH_A_SENTENCE = 0.03;

export function stressFinding({ tags, stories, distance }: StressComparison): StressFinding {
  if (stories.tagged === 0) return { kind: 'nothing' };
  const words = distance < 0.15 ? 'close' : distance < 0.35 ? 'apart' : 'far';
  const sorted = byShift(tags);
  const [more, less] = [sorted[0], sorted.at(-1)];
  if (!more || !less || more.shift < WORTH_A_SENTENCE || less.shift > -WORTH_A_SENTENCE) return { kind: 'alike', distance: words };
  return { kind: 'shifted', more: more.tag, less: less.tag, distance: words };
}

/** What the news dwells on more than the text first, what it dwells on less last. */
export const byShift = (tags: readonly TagStress[]): TagStress[] => tags.toSorted((a, b) => b.shift - a.shift || b.news - a.news);
