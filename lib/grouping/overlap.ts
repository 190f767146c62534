import { IS_ACT, IS_NAME } from './conceptVector';
import type { PreparedItem } from './prepare';
import type { TermVector } from './terms';

/** What two items share, as a row of numbers: for each kind of term four of them, from the kind's place on. All are zero where nothing is shared. */
export interface Overlap {
  readonly rows: Float64Array;
  /** where its row starts */
  readonly row: number;
}
export const DOT = 0;
export const TITLE_DOT = 1;
/** sum over shared terms of the smaller weight */
export const MASS = 2;
/** the largest smaller weight */
export const LARGEST = 3;

export const WORDS = 0;
export const CONCEPTS = 4;
export const NAMES = 8;
export const ACTS = 12;
export const COGNATES = 16;
export const NUMBERS = 20;
const ROW = 24;

/** Terms that weigh less stand in a large part of the news: they find nobody. */
const LEAST_WEIGHT = 0.12;

/** Where a term stands: slots side by side with its weights there. */
interface Places {
  readonly slots: number[];
  readonly weights: number[];
  readonly titleWeights: number[];
}
type Postings = Map<number, Places>;

/** Items by their terms. Going once through the terms of an item adds up what it shares with many others, far cheaper than comparing them one by one. */
export interface OverlapIndex {
  add(slot: number, item: PreparedItem): void;
  remove(slot: number, item: PreparedItem): void;
  /** Slots of items at most `longestGap` milliseconds away that share rare words, concepts and numbers of this weight or more; it goes both ways. */
  near(item: PreparedItem, longestGap: number, leastShared: number): number[];
  /** Adds up all that an item shares with those in the given slots. @returns a row for each, in their order, and perhaps further ones; good until the next call */
  measure(item: PreparedItem, slots: readonly number[]): Overlap[];
}

export function createOverlapIndex(): OverlapIndex {
  const words: Postings = new Map();
  const concepts: Postings = new Map();
  const cognates: Postings = new Map();
  const numbers: Postings = new Map();
  const times: number[] = [];
  let rareOf = new Float64Array(256);
  /** by slot: 1 + number of its row while it is measured, else 0 */
  let rowOf = new Uint32Array(256);
  let rows = new Float64Array(0);
  /** of `rows`: made once, since a new item is measured against hundreds of others */
  let overlaps: Overlap[] = [];

  const each = (item: PreparedItem, take: (vector: TermVector, postings: Postings) => void): void => {
    take(item.words, words);
    take(item.concepts, concepts);
    take(item.cognates, cognates);
    take(item.numbers, numbers);
  };

  // Both items of a pair add up the same smaller weights in the same order, so each finds the other or neither does.
  function findRare({ terms, weights }: TermVector, postings: Postings, at: number, longestGap: number, touched: number[]): void {
    for (let term = 0; term < terms.length; term += 1) {
      const weight = weights[term] as number;
      const places = weight < LEAST_WEIGHT ? undefined : postings.get(terms[term] as number);
      if (!places) continue;
      for (let place = 0; place < places.slots.length; place += 1) {
        const other = places.weights[place] as number;
        const slot = places.slots[place] as number;
        if (other < LEAST_WEIGHT || Math.abs((times[slot] as number) - at) > longestGap) continue;
        if (rareOf[slot] === 0) touched.push(slot);
        rareOf[slot] = (rareOf[slot] as number) + (other < weight ? other : weight);
      }
    }
  }

  function addUp({ terms, weights, titleWeights }: TermVector, postings: Postings, kind: number, kinds?: Uint8Array): void {
    for (let term = 0; term < terms.length; term += 1) {
      const places = postings.get(terms[term] as number);
      if (!places) continue;
      const weight = weights[term] as number;
      const titleWeight = titleWeights[term] as number;
      const ownKind = kinds?.[term] === IS_NAME ? NAMES : kinds?.[term] === IS_ACT ? ACTS : kind;
      for (let place = 0; place < places.slots.length; place += 1) {
        const number = rowOf[places.slots[place] as number] as number;
        if (number === 0) continue;
        const row = (number - 1) * ROW;
        const other = places.weights[place] as number;
        share(row + kind, weight, other);
        rows[row + kind + TITLE_DOT] = (rows[row + kind + TITLE_DOT] as number) + titleWeight * (places.titleWeights[place] as number);
        if (ownKind !== kind) share(row + ownKind, weight, other);
      }
    }
  }

  function share(from: number, x: number, y: number): void {
    const smaller = x < y ? x : y;
    rows[from + DOT] = (rows[from + DOT] as number) + x * y;
    rows[from + MASS] = (rows[from + MASS] as number) + smaller;
    if (smaller > (rows[from + LARGEST] as number)) rows[from + LARGEST] = smaller;
  }

  return {
    add(slot, item) {
      times[slot] = item.at;
      if (slot >= rowOf.length) {
        rareOf = new Float64Array(2 * slot);
        rowOf = new Uint32Array(2 * slot);
      }
      each(item, (vector, postings) => addTo(postings, slot, vector));
    },
    remove: (slot, item) => each(item, (vector, postings) => removeFrom(postings, slot, vector)),
    near(item, longestGap, leastShared) {
      const touched: number[] = [];
      findRare(item.words, words, item.at, longestGap, touched);
      findRare(item.concepts, concepts, item.at, longestGap, touched);
      findRare(item.numbers, numbers, item.at, longestGap, touched);
      const found = touched.filter((slot) => (rareOf[slot] as number) >= leastShared);
      for (const slot of touched) rareOf[slot] = 0;
      return found;
    },
    measure(item, slots) {
      if (overlaps.length < slots.length) {
        const grown = (rows = new Float64Array(2 * ROW * slots.length));
        overlaps = Array.from({ length: 2 * slots.length }, (_, at) => ({ rows: grown, row: at * ROW }));
      } else {
        rows.fill(0, 0, ROW * slots.length);
      }
      for (let at = 0; at < slots.length; at += 1) rowOf[slots[at] as number] = at + 1;
      addUp(item.words, words, WORDS);
      addUp(item.concepts, concepts, CONCEPTS, item.concepts.kinds);
      addUp(item.cognates, cognates, COGNATES);
      addUp(item.numbers, numbers, NUMBERS);
      for (const slot of slots) rowOf[slot] = 0;
      return overlaps;
    },
  };
}

function addTo(postings: Postings, slot: number, { terms, weights, titleWeights }: TermVector): void {
  for (const [at, term] of terms.entries()) {
    const places = postings.get(term) ?? { slots: [], weights: [], titleWeights: [] };
    places.slots.push(slot);
    places.weights.push(weights[at] as number);
    places.titleWeights.push(titleWeights[at] as number);
    postings.set(term, places);
  }
}

function removeFrom(postings: Postings, slot: number, { terms }: TermVector): void {
  for (const term of terms) {
    const places = postings.get(term);
    const at = places?.slots.indexOf(slot) ?? -1;
    if (!places || at === -1) continue;
    // The last one takes its place: the order inside a list means nothing.
    for (const list of [places.slots, places.weights, places.titleWeights]) {
      const last = list.pop() as number;
      if (at < list.length) list[at] = last;
    }
    if (places.slots.length === 0) postings.delete(term);
  }
}
