import type { Direction, Tag } from '@/lib/domain/tag';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';

export interface StoryReasons {
  /** in the order of the story's tags; the words that earned each in most updates first */
  readonly tags: readonly { readonly tag: Tag; readonly words: readonly string[] }[];
  readonly direction: { readonly value: Direction; readonly words: readonly string[] };
  readonly rulesVersions: readonly string[];
}

const WORDS = 4;

/** The words, over all its updates, that a story's marks rest on. */
export function storyReasons(story: Story, updates: readonly Update[]): StoryReasons {
  return {
    tags: story.tags.map((tag) => ({ tag, words: commonest(updates.flatMap(({ marks }) => marks.tags.find((mark) => mark.tag === tag)?.words ?? [])) })),
    direction: {
      value: story.direction,
      words: commonest(updates.flatMap(({ marks }) => (marks.direction.value === story.direction ? marks.direction.words : []))),
    },
    rulesVersions: [...new Set(updates.map(({ marks }) => marks.rulesVersion))].filter(Boolean).sort(),
  };
}

/** Two spellings of one word are told as the commoner. */
function commonest(words: readonly string[]): string[] {
  const counts = new Map<string, Map<string, number>>();
  for (const word of words) {
    const key = word.toLowerCase();
    const spellings = counts.get(key) ?? new Map<string, number>();
    spellings.set(word, (spellings.get(word) ?? 0) + 1);
    counts.set(key, spellings);
  }
  const total = (spellings: Map<string, number>) => [...spellings.values()].reduce((sum, n) => sum + n, 0);
  return [...counts.values()]
    .sort((a, b) => total(b) - total(a))
    .slice(0, WORDS)
    .map((spellings) => [...spellings].sort((a, b) => b[1] - a[1])[0]![0]);
}
