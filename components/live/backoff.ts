const FIRST_MS = 500;
const CEILING_MS = 15_000;

/**
 * How long to wait before the next attempt: doubling from half a second to 15 s, each spread over half to the whole of
 * it, so that a thousand pages that lost their server together do not come back together.
 * @param attempts  how many have failed since the last one that worked
 * @param random    in [0, 1)
 * @returns milliseconds
 */
export function backoffMs(attempts: number, random: () => number): number {
  const whole = Math.min(CEILING_MS, FIRST_MS * 2 ** Math.min(attempts, 16));
  return Math.round(whole * (0.5 + random() / 2));
}
