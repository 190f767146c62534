/** A source of chance that gives the same numbers for the same seed, on every machine. */
export interface SeededRandom {
  /** in [0, 1) */
  next(): number;
  /** a whole number in [low, high] */
  between(low: number, high: number): number;
  /** Errors: throws for an empty list. */
  pick<T>(list: readonly T[]): T;
}

/** @param seed  a whole number; 32 bits of it count */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  // A Weyl sequence, stirred by two multiplications: plain, and even enough for a timeline.
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick(list) {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
  };
}
