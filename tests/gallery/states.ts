import type { LineState } from '@/components/live/liveStore';
import { CLAIM_STATUSES } from '@/lib/domain/claim';
import { FEED_STATES, type FeedReason, type FeedState } from '@/lib/domain/feed';
import { storyId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import type { Story } from '@/lib/domain/story';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { HOUR, MINUTE, shift } from '@/lib/time/instant';
import { makeClaimState, makeFeed, makeHealth, makeMarks, makeSnapshot, makeStory, makeUpdate, NOW } from '../fixtures/made/records';
import type { State } from './stateNames';

/** A sentence of 120 characters: the longest headline that has to fit everywhere. */
const LONG = 'Los dos gobiernos acuerdan reabrir sus embajadas antes del verano y revisar juntos las licencias petroleras pendientes';
const HEADLINES = ['The mission in Caracas opens its doors again', LONG, 'Sanctions stay, says the Treasury', 'Talks go on', 'Un avión con repatriados aterriza en Maiquetía', 'Neighbours ask for a seat at the table'];

const stories: readonly Story[] = HEADLINES.slice(0, 4).map((title, n) =>
  makeStory(`s${n}`, {
    headline: { itemId: makeUpdate(n).id, title, language: title === LONG ? 'es' : 'en' },
    updates: 6 - n,
    independentPublishers: 5 - n,
    carriers: 9 - n,
    direction: DIRECTIONS[n % 3]!,
    tags: TAGS.slice(n * 2, n * 2 + 3),
    languages: ['en', 'es'],
    pressGroups: PRESS_GROUPS.slice(0, 4 - n),
    pace: n === 0 ? 'breaking' : n === 1 ? 'growing' : 'steady',
    lastAt: shift(NOW, -n * 12 * MINUTE),
  }),
);

const updates = Array.from({ length: 60 }, (_, n) =>
  makeUpdate(n + 1, {
    title: HEADLINES[n % HEADLINES.length]!,
    summary: n % 2 ? '' : 'What is known so far, who said it, and what the other side has answered until now.',
    language: n % HEADLINES.length === 1 ? 'es' : 'en',
    pressGroup: PRESS_GROUPS[n % PRESS_GROUPS.length]!,
    outlet: `Outlet ${'ABCDEFG'[n % 7]}`,
    storyId: n % 3 === 0 && n < 24 ? storyId(`s${(n / 3) % 4}`) : null,
    version: n % 7 === 4 ? 3 : 1,
    dateTrust: n % 11 === 1 ? 'undated' : 'stated',
    marks: makeMarks({
      tags: TAGS.slice(n % 11, (n % 11) + (n % 3)).map((tag) => ({ tag, confidence: 0.8, words: ['words'] })),
      direction: { value: DIRECTIONS[n % 3]!, confidence: 0.8, words: ['words'] },
      unsure: n % 5 === 2,
    }),
  }),
);

const REASONS: Record<FeedState, FeedReason> = { ok: 'healthy', quiet: 'silent', late: 'overdue', degraded: 'malformed', failing: 'timeout', gone: 'gone', paused: 'paused-by-desk' };
const feeds = Array.from({ length: 14 }, (_, n) => {
  const state = FEED_STATES[n % FEED_STATES.length]!;
  return makeFeed(`feed-${n}`, {
    name: n === 3 ? 'A feed whose name is longer than any column would like it to be' : `Sample feed ${n}`,
    pressGroup: PRESS_GROUPS[n % PRESS_GROUPS.length]!,
    language: n % 2 ? 'es' : 'en',
    enabled: state !== 'paused',
    health: makeHealth({ state, reason: REASONS[state], failures: state === 'failing' ? 6 : 0 }),
  });
});

const claims = shippedClaims().claims.slice(0, 12).map(({ id }, n) => makeClaimState(id, { status: CLAIM_STATUSES[n % CLAIM_STATUSES.length]!, counts: { supports: n, contradicts: 12 - n, updates: 2 } }));
const volume = Array.from({ length: 40 }, (_, n) => ({ bucketAt: shift(NOW, -n * HOUR), pressGroup: PRESS_GROUPS[n % 6]!, count: 3 + (n % 5) }));

const polled = (minutes: number) => ({ ...makeSnapshot({ feeds }).freshness, lastGoodPollAt: shift(NOW, -minutes * MINUTE), newestUpdateAt: shift(NOW, -minutes * MINUTE) });
const many = (minutesOld: number): Snapshot => makeSnapshot({ updates, stories, claims, feeds, volume, hasOlder: true, recorded: 'demo', freshness: polled(minutesOld) });
const nothing: Snapshot = makeSnapshot({ updates: [], feeds: [], freshness: { ...makeSnapshot({ feeds: [] }).freshness, newestUpdateAt: null, lastGoodPollAt: null, pollEverySeconds: null } });

interface Stage {
  readonly snapshot: Snapshot;
  readonly line: Partial<LineState>;
  /** how the server answers what the parts ask for */
  readonly server: 'many' | 'nothing' | 'never' | 'failing' | 'unreachable';
}

/** What the parts stand on in each state: the limits of lateness are those of `judgeFreshness`. */
export const STAGES: Record<State, Stage> = {
  many: { snapshot: many(1), line: { status: 'live', newBuild: 'build-2' }, server: 'many' },
  empty: { snapshot: nothing, line: { status: 'live' }, server: 'nothing' },
  'no-match': { snapshot: many(1), line: { status: 'live' }, server: 'nothing' },
  loading: { snapshot: makeSnapshot({ updates: [], feeds }), line: { status: 'connecting' }, server: 'never' },
  late: { snapshot: many(12), line: { status: 'live' }, server: 'many' },
  stale: { snapshot: many(45), line: { status: 'live' }, server: 'many' },
  offline: { snapshot: many(3), line: { status: 'offline' }, server: 'unreachable' },
  error: { snapshot: many(1), line: { status: 'live' }, server: 'failing' },
};
