declare const instantBrand: unique symbol;

/** A moment: epoch milliseconds, UTC. Branded so that a duration or a count of seconds cannot stand in for it. */
export type Instant = number & { readonly [instantBrand]: true };

/**
 * @param epochMilliseconds  finite; fractions are dropped
 * Errors: throws RangeError when the number is not a moment a calendar can show.
 */
export function instant(epochMilliseconds: number): Instant {
  if (!Number.isFinite(epochMilliseconds) || Math.abs(epochMilliseconds) > 8.64e15) {
    throw new RangeError(`not an instant: ${epochMilliseconds}`);
  }
  return Math.trunc(epochMilliseconds) as Instant;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Moves a moment by a span in milliseconds (negative: earlier). */
export function shift(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds);
}
