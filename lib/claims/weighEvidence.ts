import type { Evidence, StatusFigures, Stance } from '@/lib/domain/claim';
import { DAY, type Instant } from '@/lib/time/instant';

/** A day's weight halves in so many days, counted back from the claim's newest evidence: silence alone changes nothing. */
export const HALF_LIFE_DAYS = 7;
/** Older days, counted likewise, weigh less than a sixteenth and are left out. */
export const WINDOW_DAYS = 28;
/** Acts of so many days carry a claim further. */
export const RECENT_DAYS = 3;
/** An act weighs as much as this many statements. */
export const ACT_WEIGHT = 2;

/** All evidence for one stance that comes from one event. */
export interface WeighedEvent {
  readonly storyId: string;
  readonly stance: Stance;
  /** an act, when at least half of the publishers report one */
  readonly step: 'act' | 'statement';
  readonly publishers: number;
  /** UTC day of its newest evidence, in days */
  readonly day: number;
  /** log2(1 + publishers) × 2 for an act */
  readonly weight: number;
}

/**
 * Adds evidence up by event: an event counts once for each stance, by its independent publishers.
 * @param evidence  of one claim, all in force, in any order
 */
export function weighEvents(evidence: readonly Evidence[]): WeighedEvent[] {
  const events = new Map<string, { storyId: string; stance: Stance; at: Instant; publishers: Map<string, boolean> }>();
  for (const { storyId, stance, voice, step, at } of evidence) {
    const key = `${stance} ${storyId}`;
    const event = events.get(key) ?? { storyId, stance, at, publishers: new Map<string, boolean>() };
    event.publishers.set(voice, (event.publishers.get(voice) ?? false) || step === 'act');
    if (at > event.at) event.at = at;
    events.set(key, event);
  }
  return [...events.values()].map(({ storyId, stance, at, publishers }) => {
    const acts = [...publishers.values()].filter(Boolean).length;
    const step = acts * 2 >= publishers.size ? ('act' as const) : ('statement' as const);
    return { storyId, stance, step, publishers: publishers.size, day: Math.floor(at / DAY), weight: Math.log2(1 + publishers.size) * (step === 'act' ? ACT_WEIGHT : 1) };
  });
}

/** The four figures that the status is decided by: sums over days. */
export function weighEvidence(evidence: readonly Evidence[]): StatusFigures {
  const newest = evidence.reduce((latest, { at }) => Math.max(latest, Math.floor(at / DAY)), Number.NEGATIVE_INFINITY);
  const events = weighEvents(evidence.filter(({ at }) => newest - Math.floor(at / DAY) <= WINDOW_DAYS));
  const sum = (counts: (event: WeighedEvent) => boolean) => sumOfDays(events.filter(counts), newest);
  return {
    supporting: sum(({ stance }) => stance === 'supports'),
    contradicting: sum(({ stance }) => stance === 'contradicts'),
    recentActs: sum(({ stance, step, day }) => stance !== 'contradicts' && step === 'act' && newest - day <= RECENT_DAYS),
    contradictingActs: sum(({ stance, step, publishers }) => stance === 'contradicts' && step === 'act' && publishers > 1),
  };
}

/** A day counts log2(1 + what its events weigh): the aftermath of one act is told in many stories, and the tenth adds less than the first. */
function sumOfDays(events: readonly WeighedEvent[], newest: number): number {
  const days = new Map<number, number[]>();
  for (const { day, weight } of events) {
    const weights = days.get(day);
    if (weights) weights.push(weight);
    else days.set(day, [weight]);
  }
  // Sums of fractions hang on their order; sorted, the same evidence always gives the same figures.
  return [...days]
    .sort(([a], [b]) => a - b)
    .reduce((total, [day, weights]) => total + Math.log2(1 + weights.sort((a, b) => a - b).reduce((all, one) => all + one, 0)) * 2 ** (-(newest - day) / HALF_LIFE_DAYS), 0);
}
