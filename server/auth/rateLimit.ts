/** Whether one more is allowed, and after how many seconds it would be. */
export type Allowance = { readonly isAllowed: true } | { readonly isAllowed: false; readonly retryAfterSeconds: number };

export interface RateLimit {
  /** Takes one for this key. @param now  monotonic or epoch milliseconds, always of the same clock */
  take(key: string, now: number): Allowance;
}

/** Buckets are forgotten, the longest untouched first, beyond this many: an attacker with many addresses costs no memory. */
const MAX_KEYS = 20_000;

/** A bucket for each key that holds `burst` and is filled again by `perSecond`. */
export function createRateLimit({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
      // Put at the end: the order is that of their last use.
      buckets.delete(key);
      if (buckets.size >= MAX_KEYS) buckets.delete(buckets.keys().next().value as string);
      buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
      return left < 1 ? { isAllowed: false, retryAfterSeconds: Math.ceil((1 - left) / perSecond) } : { isAllowed: true };
    },
  };
}
