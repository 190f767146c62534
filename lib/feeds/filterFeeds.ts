import type { FeedState, FeedWithHealth } from '@/lib/domain/feed';
import type { PressGroup } from '@/lib/domain/pressGroup';

export interface FeedFilter {
  /** all of them must stand in name, outlet or address; case and accents do not matter */
  readonly words: string;
  readonly state: FeedState | 'any';
  readonly pressGroup: PressGroup | 'any';
}

/** Trouble first, then what is polled, then what is not. */
const STATE_ORDER: Record<FeedState, number> = { failing: 0, degraded: 1, late: 2, gone: 3, quiet: 4, ok: 4, paused: 5 };

/** The feeds that match, those in trouble first, then by name. */
export function filterFeeds(feeds: readonly FeedWithHealth[], { words, state, pressGroup }: FeedFilter): FeedWithHealth[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return feeds
    .filter((feed) => state === 'any' || feed.health.state === state)
    .filter((feed) => pressGroup === 'any' || feed.pressGroup === pressGroup)
    .filter((feed) => {
      const text = fold(`${feed.name} ${feed.outlet} ${feed.url}`);
      return wanted.every((word) => text.includes(word));
    })
    .sort((a, b) => STATE_ORDER[a.health.state] - STATE_ORDER[b.health.state] || a.name.localeCompare(b.name));
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
