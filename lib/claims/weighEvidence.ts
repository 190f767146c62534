import type { Evidence, StatusFigures, Stance } from '@/lib/domain/claim';
import { DAY, type Instant } from '@/lib/time/instant';

/** An event's weight halves in this time, counted back from the claim's newest evidence: silence alone changes nothing. */
export const HALF_LIFE = 7 * DAY;
/** Older than this, counted likewise, an event weighs less than a sixteenth and is left out. */
export const WINDOW = 28 * DAY;
/** Acts of these days carry a claim further. */
export const RECENT = 3 * DAY;
/** An act weighs as much as this many statements. */
export const ACT_WEIGHT = 2;

/** All evidence for one stance that comes from one event. */
export interface WeighedEvent {
  readonly storyId: string;
  readonly stance: Stance;
  /** an act, when at least half of the publishers report one */
  readonly step: 'act' | 'statement';
  readonly publishers: number;
  /** of its newest evidence */
  readonly at: Instant;
  /** log2(1 + publishers) × 2 for an act × 2^(−age ÷ 7 days) */
  readonly weight: number;
}

/**
 * Adds evidence up by event: an event counts once for each stance, by its independent publishers.
 * @param evidence  of one claim, all in force, in any order
 */
export function weighEvents(evidence: readonly Evidence[]): WeighedEvent[] {
  const newest = evidence.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
  const events = new Map<string, { storyId: string; stance: Stance; at: Instant; publishers: Map<string, boolean> }>();
  for (const { storyId, stance, publisher, step, at } of evidence) {
    if (newest - at > WINDOW) continue;
    const key = `${stance} ${storyId}`;
    const event = events.get(key) ?? { storyId, stance, at, publishers: new Map<string, boolean>() };
    event.publishers.set(publisher, (event.publishers.get(publisher) ?? false) || step === 'act');
    if (at > event.at) event.at = at;
    events.set(key, event);
  }
  return [...events.values()]
    .map(({ storyId, stance, at, publishers }) => {
      const acts = [...publishers.values()].filter(Boolean).length;
      const step = acts * 2 >= publishers.size ? ('act' as const) : ('statement' as const);
      const weight = Math.log2(1 + publishers.size) * (step === 'act' ? ACT_WEIGHT : 1) * 2 ** (-(newest - at) / HALF_LIFE);
      return { storyId, stance, step, publishers: publishers.size, at, weight };
    })
    // Sums of fractions hang on their order; sorted, the same evidence always gives the same figures.
    .sort((a, b) => a.at - b.at || (a.storyId < b.storyId ? -1 : a.storyId > b.storyId ? 1 : 0) || (a.stance < b.stance ? -1 : 1));
}

/** The four figures that the status is decided by. */
export function weighEvidence(evidence: readonly Evidence[]): StatusFigures {
  const events = weighEvents(evidence);
  const newest = events.at(-1)?.at ?? 0;
  const sum = (counts: (event: WeighedEvent) => boolean) => events.reduce((total, event) => (counts(event) ? total + event.weight : total), 0);
  return {
    supporting: sum(({ stance }) => stance === 'supports'),
    contradicting: sum(({ stance }) => stance === 'contradicts'),
    recentActs: sum(({ stance, step, at }) => stance !== 'contradicts' && step === 'act' && newest - at <= RECENT),
    contradictingActs: sum(({ stance, step, publishers }) => stance === 'contradicts' && step === 'act' && publishers > 1),
  };
}
