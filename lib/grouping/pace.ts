import type { PaceState } from '@/lib/domain/story';
import { HOUR, type Instant } from '@/lib/time/instant';

export interface Pace {
  readonly state: PaceState;
  /** new publisher families in the last RECENT_HOURS */
  readonly recent: number;
  /** new publisher families in the RECENT_HOURS before */
  readonly before: number;
  /** publisher families a story of this age would draw in RECENT_HOURS by the feed set's own habit */
  readonly expected: number;
  /** how far `recent` stands above `expected`, in standard deviations of a Poisson count; 0 where it is as expected */
  readonly surprise: number;
}

/** One carrier of a story. */
export interface Carriage {
  readonly at: Instant;
  readonly family: string;
}

/** How the feed set usually treats a story, from stored stories. */
export interface PaceBaseline {
  /** mean number of new publisher families per story, by its age in steps of RECENT_HOURS */
  readonly byAge: readonly number[];
  /** stories counted */
  readonly stories: number;
}

export const RECENT_HOURS = 3;
const RECENT = RECENT_HOURS * HOUR;
/** Ages beyond share the last step: three days. */
const AGE_STEPS = 24;
/** A set with few stories behind it is pulled towards half a family per step. */
const PRIOR_STORIES = 10;
const PRIOR_RATE = 0.5;
/** A story younger than this can be breaking. */
const BREAKING_AGE = 12 * HOUR;
const BREAKING_SURPRISE = 2.5;
const BREAKING_LEAST = 3;
const GROWING_SURPRISE = 1;
const GROWING_LEAST = 2;
const FADING_AFTER = 12 * HOUR;

/**
 * The feed set's own baseline: for every age of a story, how many publisher families that had not carried it yet usually join within RECENT_HOURS.
 * A family counts once per story, so that one newsroom's ten pieces are one voice.
 * @param stories  carriers of each finished or running story
 * @param until    stories are followed up to here; steps that lie beyond are not counted as silence
 */
export function paceBaseline(stories: readonly (readonly Carriage[])[], until: Instant): PaceBaseline {
  const sums = new Array<number>(AGE_STEPS).fill(0);
  const counts = new Array<number>(AGE_STEPS).fill(0);
  for (const story of stories) {
    const arrivals = firstArrivals(story);
    const start = arrivals[0];
    if (start === undefined) continue;
    for (let step = 0; step < AGE_STEPS; step += 1) {
      if (start + (step + 1) * RECENT > until) break;
      counts[step] = (counts[step] ?? 0) + 1;
    }
    for (const at of arrivals) {
      const step = Math.floor((at - start) / RECENT);
      if (step < AGE_STEPS && start + (step + 1) * RECENT <= until) sums[step] = (sums[step] ?? 0) + 1;
    }
  }
  return { byAge: sums.map((sum, step) => (sum + PRIOR_STORIES * PRIOR_RATE) / ((counts[step] ?? 0) + PRIOR_STORIES)), stories: stories.length };
}

/**
 * A story's pace now.
 *
 * recent = families that first carried it in (now − 3 h, now]; before = in the three hours before that;
 * expected = the baseline's mean for the story's age, at least 0.05; surprise = (recent − expected) ÷ √expected.
 * breaking: at most 12 h old, recent ≥ 3 and surprise ≥ 2.5. growing: recent ≥ 2, and surprise ≥ 1 or recent > before.
 * fading: nobody new for 12 h, or nobody new in the last three hours and a story older than 12 h. steady: the rest.
 * @param carriages  in any order; those after `now` are not looked at
 */
export function paceOf(carriages: readonly Carriage[], baseline: PaceBaseline, now: Instant): Pace {
  const arrivals = firstArrivals(carriages.filter(({ at }) => at <= now));
  const start = arrivals[0];
  const last = arrivals[arrivals.length - 1];
  if (start === undefined || last === undefined) return { state: 'fading', recent: 0, before: 0, expected: 0, surprise: 0 };
  const recent = arrivals.filter((at) => at > now - RECENT).length;
  const before = arrivals.filter((at) => at > now - 2 * RECENT && at <= now - RECENT).length;
  const age = now - start;
  const expected = Math.max(0.05, baseline.byAge[Math.min(AGE_STEPS - 1, Math.floor(age / RECENT))] ?? PRIOR_RATE);
  const surprise = (recent - expected) / Math.sqrt(expected);
  return { state: stateOf({ recent, before, surprise, age, silence: now - last }), recent, before, expected, surprise };
}

function stateOf({ recent, before, surprise, age, silence }: { recent: number; before: number; surprise: number; age: number; silence: number }): PaceState {
  if (age <= BREAKING_AGE && recent >= BREAKING_LEAST && surprise >= BREAKING_SURPRISE) return 'breaking';
  if (recent >= GROWING_LEAST && (surprise >= GROWING_SURPRISE || recent > before)) return 'growing';
  if (silence >= FADING_AFTER || (recent === 0 && age > BREAKING_AGE)) return 'fading';
  return 'steady';
}

/** When each family first carried it, oldest first. */
function firstArrivals(carriages: readonly Carriage[]): number[] {
  const first = new Map<string, number>();
  for (const { at, family } of carriages) first.set(family, Math.min(first.get(family) ?? Number.POSITIVE_INFINITY, at));
  return [...first.values()].sort((a, b) => a - b);
}
