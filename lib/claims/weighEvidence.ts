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

/** Of an entry, what its weight follows from. */
export type WeighedEntry = Pick<Evidence, 'storyId' | 'voice' | 'stance' | 'step' | 'at'>;

/**
 * Adds evidence up by event: an event counts once for each stance, by its independent publishers.
 * @param evidence  of one claim, all in force, in any order
 */
export function weighEvents(evidence: readonly WeighedEntry[]): WeighedEvent[] {
  const events = new Map<string, OpenEvent>();
  for (const one of evidence) putInto(events, one);
  return [...events.values()].map(weighEvent);
}

/** The four figures that the status is decided by: sums over days. */
export function weighEvidence(evidence: readonly WeighedEntry[]): StatusFigures {
  const newest = evidence.reduce((latest, { at }) => Math.max(latest, Math.floor(at / DAY)), Number.NEGATIVE_INFINITY);
  return figuresOf(weighEvents(evidence.filter(({ at }) => newest - Math.floor(at / DAY) <= WINDOW_DAYS)), newest);
}

/** What `weighEvidence` says of everything put on so far, without adding it all up anew each time: a history asks after each entry. */
export interface Scale {
  /** @param one  no older than the one before */
  put(one: WeighedEntry): void;
  figures(): StatusFigures;
}

export function createScale(): Scale {
  let window: WeighedEntry[] = [];
  let events = new Map<string, OpenEvent>();
  let newest = Number.NEGATIVE_INFINITY;
  return {
    put(one) {
      newest = Math.floor(one.at / DAY);
      const oldest = window[0];
      if (oldest && newest - Math.floor(oldest.at / DAY) > WINDOW_DAYS) {
        window = window.filter(({ at }) => newest - Math.floor(at / DAY) <= WINDOW_DAYS);
        events = new Map();
        for (const left of window) putInto(events, left);
      }
      window.push(one);
      putInto(events, one);
    },
    figures: () => figuresOf([...events.values()].map(weighEvent), newest),
  };
}

interface OpenEvent {
  readonly storyId: string;
  readonly stance: Stance;
  /** by voice: whether it reports an act */
  readonly publishers: Map<string, boolean>;
  at: Instant;
  /** until something is put into it */
  weighed: WeighedEvent | null;
}

function putInto(events: Map<string, OpenEvent>, { storyId, stance, voice, step, at }: WeighedEntry): void {
  const key = `${stance} ${storyId}`;
  let event = events.get(key);
  if (!event) {
    event = { storyId, stance, publishers: new Map(), at, weighed: null };
    events.set(key, event);
  }
  event.publishers.set(voice, (event.publishers.get(voice) ?? false) || step === 'act');
  if (at > event.at) event.at = at;
  event.weighed = null;
}

function weighEvent(event: OpenEvent): WeighedEvent {
  const { storyId, stance, publishers, at } = event;
  if (event.weighed) return event.weighed;
  const acts = [...publishers.values()].filter(Boolean).length;
  const step = acts * 2 >= publishers.size ? ('act' as const) : ('statement' as const);
  event.weighed = { storyId, stance, step, publishers: publishers.size, day: Math.floor(at / DAY), weight: Math.log2(1 + publishers.size) * (step === 'act' ? ACT_WEIGHT : 1) };
  return event.weighed;
}

function figuresOf(events: readonly WeighedEvent[], newest: number): StatusFigures {
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
