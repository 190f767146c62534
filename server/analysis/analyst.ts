import type { EditedRules } from '@/lib/claims/newsRules';
import type { Instant } from '@/lib/time/instant';
import type { Logger } from '../log';
import { StoreUnavailable, type Store } from '../store/store';
import { startGroupingThread } from './groupingThread';
import { followStories, type FollowingState } from './followStories';
import { pause } from './pause';
import { createStoryClock } from './storyClock';
import { createTerms } from './terms';

export interface AnalystParts {
  readonly store: Pick<Store, 'analysis' | 'changes' | 'updates'>;
  readonly now: () => Instant;
  readonly recorded: 'demo' | 'replay' | null;
  readonly log: Logger;
  readonly rules?: EditedRules;
}

export interface AnalystState extends FollowingState {
  /** `waiting`: the store, or the grouping's thread, failed a moment ago; polling goes on without */
  readonly state: 'none' | 'restoring' | 'following' | 'waiting';
}

export interface Analyst {
  /** Puts updates into stories under this epoch until stopped. */
  start(epoch: number): void;
  /** Can be started again. */
  stop(): Promise<void>;
  /** Groups by these rules from now on; they have been checked. */
  useRules(edited: EditedRules): void;
  state(): AnalystState;
}

const RETRY_MS = { first: 1_000, most: 30_000 };
const NOTHING_YET: FollowingState = { openStories: 0, lagSeconds: 0 };

/**
 * Keeps the stories: on the node that polls, beside the live line, which never waits for it. All that it knows is in the store, so whatever
 * goes wrong, it throws its grouping away and begins again from there.
 */
export function createAnalyst(parts: AnalystParts): Analyst {
  const { store, now, recorded, log } = parts;
  let rules = parts.rules ?? {};
  /** ends one round of following; the term goes on with the next */
  let round = new AbortController();
  let state: AnalystState = { state: 'none', ...NOTHING_YET };

  async function serve(epoch: number, signal: AbortSignal): Promise<void> {
    let retryMs = RETRY_MS.first;
    while (!signal.aborted) {
      round = new AbortController();
      const stopRound = () => round.abort();
      signal.addEventListener('abort', stopRound, { once: true });
      const thread = startGroupingThread(rules);
      // Whatever it is busy with is of no use any more.
      round.signal.addEventListener('abort', () => void thread.close(), { once: true });
      state = { state: 'restoring', ...NOTHING_YET };
      try {
        await followStories({
          store, thread, epoch, log,
          clock: createStoryClock({ recorded, now }),
          wallNow: now,
          signal: round.signal,
          onState: (following) => {
            state = { state: 'following', ...following };
            retryMs = RETRY_MS.first;
          },
        });
      } catch (error) {
        if (error instanceof StoreUnavailable && error.reason === 'deposed') {
          log.warn({ epoch }, 'another node keeps the stories by now; stopping');
          break;
        }
        if (!round.signal.aborted) {
          log.warn({ err: error, retryMs }, 'the stories cannot be kept; starting again from the store');
          state = { ...state, state: 'waiting' };
          await pause(retryMs, round.signal);
          retryMs = Math.min(retryMs * 2, RETRY_MS.most);
        }
      } finally {
        signal.removeEventListener('abort', stopRound);
        await thread.close();
      }
    }
    state = { state: 'none', ...NOTHING_YET };
  }

  return {
    ...createTerms(serve),
    useRules(edited) {
      rules = edited;
      round.abort();
    },
    state: () => state,
  };
}
