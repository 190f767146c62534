import type { Instant } from '@/lib/time/instant';
import { MINUTE } from '@/lib/time/instant';

/** Up to when this browser had seen the news at the end of its visit before this one: epoch milliseconds. */
export const LAST_VISIT_KEY = 'entente.lastVisit';
/** What the visit that goes on has seen: `{ upTo, at }`, both epoch milliseconds. */
const SEEN_KEY = 'entente.seen';

/** Away for longer than this, a reader comes back to a new visit. */
const VISIT_ENDS_AFTER = 30 * MINUTE;

interface Seen {
  /** where in the news' own time (a replay's runs apart from the clock's) */
  readonly upTo: number;
  /** by the server's clock */
  readonly at: number;
}

/**
 * Notes that the desk is being looked at.
 * @returns the end of the visit before this one; null on the first
 */
export function noteVisit(kept: Pick<Storage, 'getItem' | 'setItem'>, upTo: Instant, now: Instant): Instant | null {
  const seen = readSeen(kept.getItem(SEEN_KEY));
  if (seen && now - seen.at > VISIT_ENDS_AFTER) kept.setItem(LAST_VISIT_KEY, String(seen.upTo));
  kept.setItem(SEEN_KEY, JSON.stringify({ upTo: Math.max(upTo, 0), at: now } satisfies Seen));
  return readLastVisit(kept);
}

export function readLastVisit(kept: Pick<Storage, 'getItem'>): Instant | null {
  const at = Number(kept.getItem(LAST_VISIT_KEY) ?? Number.NaN);
  return Number.isSafeInteger(at) ? (at as Instant) : null;
}

function readSeen(text: string | null): Seen | null {
  try {
    const seen = JSON.parse(text ?? 'null') as Partial<Seen> | null;
    return seen && Number.isSafeInteger(seen.upTo) && Number.isSafeInteger(seen.at) ? (seen as Seen) : null;
  } catch {
    return null;
  }
}
