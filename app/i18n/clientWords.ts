import type messages from '@/lib/i18n/en.json';

/** A part of the messages. */
export type Words = keyof typeof messages;

/**
 * What the browser's own code of each part of the site says: it is sent with every page there, and the rest stays on the server.
 * A test holds each list equal to what the code asks for; a part that is missing would be seen as its key and as an error in the console.
 */
export const CLIENT_WORDS = {
  live: ['age', 'alerts', 'axisNotes', 'baseline', 'blind', 'briefing', 'chart', 'claimStatus', 'claims', 'clocks', 'comments', 'direction', 'edit', 'feed', 'feedReason', 'feedState', 'feeds', 'field', 'freshness', 'index', 'judgement', 'key', 'keys', 'language', 'nav', 'opml', 'outdated', 'pace', 'palette', 'preferences', 'press', 'pressGroup', 'problem', 'quality', 'recorded', 'scope', 'search', 'selection', 'side', 'span', 'stance', 'stars', 'step', 'story', 'stream', 'stress', 'tag', 'taking', 'tokens', 'update', 'updates', 'volume', 'watchlists'],
  account: ['accounts', 'clocks', 'nav', 'problem'],
  wall: ['age', 'chart', 'claimStatus', 'claims', 'clocks', 'direction', 'freshness', 'index', 'press', 'pressGroup', 'recorded', 'site', 'span', 'tag', 'wall'],
  rest: ['error', 'nav'],
} as const satisfies Record<string, readonly Words[]>;
