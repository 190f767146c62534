import type { WatchColour } from '@/lib/domain/watchlist';

/** The token that each colour is drawn with: those of charts, which keep apart in both themes. */
export const COLOUR_TOKENS: Readonly<Record<WatchColour, string>> = {
  blue: 'var(--baseline)',
  sky: 'var(--series-2)',
  violet: 'var(--series-5)',
  plum: 'var(--series-3)',
  rust: 'var(--tag-sanctions)',
  gold: 'var(--series-4)',
  olive: 'var(--tag-humanitarian)',
  slate: 'var(--series-rest)',
};
