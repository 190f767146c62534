/** Terms of a text with their weights. Terms are hashes, so that no word is kept, in ascending order, so that two items add up what they share in one order. */
export interface TermVector {
  readonly terms: Int32Array;
  /** title and summary together */
  readonly weights: Float32Array;
  /** the title alone: 0 where it does not have the term */
  readonly titleWeights: Float32Array;
  /** Euclidean lengths */
  readonly norm: number;
  readonly titleNorm: number;
}

/** FNV-1a over UTF-16 units. Two words sharing one hash are so rare that they only blur a score. */
export function termHash(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash | 0;
}

type Weights = ReadonlyMap<number, number>;

/**
 * @param weights       term hash → weight, all above zero
 * @param titleWeights  those of the title alone, where they are of interest; every term of it is in `weights` too
 */
export function toVector(weights: Weights, titleWeights: Weights = new Map()): TermVector {
  const terms = Int32Array.from(weights.keys()).sort();
  return {
    terms,
    weights: Float32Array.from(terms, (term) => weights.get(term) ?? 0),
    titleWeights: Float32Array.from(terms, (term) => titleWeights.get(term) ?? 0),
    norm: normOf(terms, weights),
    titleNorm: normOf(terms, titleWeights),
  };
}

/** Euclidean length over some of the terms. */
export function normOf(terms: Int32Array, weights: Weights): number {
  let squares = 0;
  for (const term of terms) squares += (weights.get(term) ?? 0) ** 2;
  return Math.sqrt(squares);
}

export const cosineOf = (dot: number, normA: number, normB: number): number => (dot === 0 ? 0 : dot / (normA * normB));
