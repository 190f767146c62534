/** Terms of an item with their weights: hashes in ascending order, so that two items are compared in one walk and no word is kept. */
export interface TermVector {
  readonly terms: Int32Array;
  readonly weights: Float32Array;
  /** Euclidean length */
  readonly norm: number;
}

/** FNV-1a over UTF-16 units. Two words sharing one hash are so rare that they only blur a score. */
export function termHash(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** @param weights  term hash → weight, all above zero */
export function toVector(weights: ReadonlyMap<number, number>): TermVector {
  const terms = Int32Array.from(weights.keys()).sort();
  const values = new Float32Array(terms.length);
  let squares = 0;
  for (const [at, term] of terms.entries()) {
    const weight = weights.get(term) ?? 0;
    values[at] = weight;
    squares += weight * weight;
  }
  return { terms, weights: values, norm: Math.sqrt(squares) };
}

/** What two vectors share: `dot` of their weights, and the largest and the summed smaller weight of a shared term. */
export interface Shared {
  readonly cosine: number;
  /** sum over shared terms of the smaller weight */
  readonly mass: number;
  readonly largest: number;
}

export function compareVectors(a: TermVector, b: TermVector): Shared {
  let dot = 0;
  let mass = 0;
  let largest = 0;
  let i = 0;
  let j = 0;
  const { terms: left, weights: leftWeights } = a;
  const { terms: right, weights: rightWeights } = b;
  while (i < left.length && j < right.length) {
    const difference = (left[i] as number) - (right[j] as number);
    if (difference === 0) {
      const x = leftWeights[i] as number;
      const y = rightWeights[j] as number;
      const smaller = x < y ? x : y;
      dot += x * y;
      mass += smaller;
      if (smaller > largest) largest = smaller;
      i += 1;
      j += 1;
    } else if (difference < 0) i += 1;
    else j += 1;
  }
  return { cosine: dot === 0 ? 0 : dot / (a.norm * b.norm), mass, largest };
}
