import { termHash } from './terms';

/** A text as near-copies are told by: the smallest of its three-word runs under several orders (min-hash). */
export interface Sketch {
  /** title and summary */
  readonly whole: Int32Array;
  /** hash of the title's words alone */
  readonly title: number;
  /** words of title and summary read */
  readonly length: number;
}

const ORDERS = 32;
const RUN = 3;
/** Multipliers of the orders: odd numbers from a fixed recurrence. */
const MULTIPLIERS = Int32Array.from({ length: ORDERS }, (_, at) => Math.imul(0x9e3779b1, 2 * at + 1) | 1);

/** @param fields  the folded words of title and summary; case, accents and punctuation are gone already */
export function sketchText(fields: readonly (readonly string[])[]): Sketch {
  const words = fields.flat();
  const whole = new Int32Array(ORDERS).fill(0x7fffffff);
  for (let at = 0; at + Math.min(RUN, words.length) <= words.length && words.length > 0; at += 1) {
    const run = termHash(words.slice(at, at + RUN).join(' '));
    for (let order = 0; order < ORDERS; order += 1) {
      let value = Math.imul(run, MULTIPLIERS[order] as number);
      value ^= value >>> 15;
      if (value < (whole[order] as number)) whole[order] = value;
    }
  }
  return { whole, title: termHash((fields[0] ?? []).join(' ')), length: words.length };
}

/** Estimated share of runs that two texts have in common, 0…1. */
export function resemblance(a: Sketch, b: Sketch): number {
  let same = 0;
  for (let order = 0; order < ORDERS; order += 1) if (a.whole[order] === b.whole[order]) same += 1;
  return same / ORDERS;
}

/** From this share of common runs on, two texts are one, lightly edited. */
const COPY_RESEMBLANCE = 0.5;
/** A title shorter than this, in words, may be the same by chance. */
const LEAST_WORDS = 5;
/** Titles this alike (cosine of their words), word for word but for a few. */
const COPY_TITLE = 0.85;

export interface Copyable {
  readonly language: string;
  readonly titleLength: number;
  readonly sketch: Sketch;
}

/** Near-copies of one text: the title is the same, or most runs of words are. @param titleCosine  how alike the titles are, by their words */
export function areCopies(a: Copyable, b: Copyable, titleCosine: number): boolean {
  if (a.language !== b.language) return false;
  if (Math.min(a.titleLength, b.titleLength) >= LEAST_WORDS && (a.sketch.title === b.sketch.title || titleCosine >= COPY_TITLE)) return true;
  return Math.min(a.sketch.length, b.sketch.length) >= LEAST_WORDS && resemblance(a.sketch, b.sketch) >= COPY_RESEMBLANCE;
}
