import type { PreparedItem } from './prepare';
import { MAX_GAP } from './scorer';

/** Terms that stand in a large part of the news find nobody. */
const LEAST_WEIGHT = 0.12;
/** Items that share less, in weight of rare terms, are never one story; they are not compared. */
const LEAST_SHARED = 0.9;

/** Finds the items worth comparing, by the rare terms that they share. */
export interface NeighbourIndex {
  add(slot: number, item: PreparedItem): void;
  remove(slot: number, item: PreparedItem): void;
  /** slots of items that share enough with this one and stand near it in time; the relation goes both ways */
  near(item: PreparedItem): number[];
}

/** Where a term stands: slots side by side with its weight there. */
interface Places {
  readonly slots: number[];
  readonly weights: number[];
}

export function createNeighbourIndex(): NeighbourIndex {
  const placesOf = new Map<number, Places>();
  const times: number[] = [];
  let shared = new Float64Array(1024);
  return {
    add(slot, item) {
      times[slot] = item.at;
      eachTerm(item, (term, weight) => {
        const places = placesOf.get(term) ?? { slots: [], weights: [] };
        places.slots.push(slot);
        places.weights.push(weight);
        placesOf.set(term, places);
      });
    },
    remove(slot, item) {
      eachTerm(item, (term) => {
        const places = placesOf.get(term);
        const at = places?.slots.indexOf(slot) ?? -1;
        if (!places || at === -1) return;
        // The last one takes its place: the order inside a list means nothing.
        const lastSlot = places.slots.pop() as number;
        const lastWeight = places.weights.pop() as number;
        if (at < places.slots.length) {
          places.slots[at] = lastSlot;
          places.weights[at] = lastWeight;
        }
        if (places.slots.length === 0) placesOf.delete(term);
      });
    },
    near(item) {
      if (shared.length < times.length) shared = new Float64Array(2 * times.length);
      const touched: number[] = [];
      // Both items of a pair add up the same smaller weights in the same order, so each finds the other or neither does.
      eachTerm(item, (term, weight) => {
        const places = placesOf.get(term);
        if (!places) return;
        const { slots, weights } = places;
        for (let at = 0; at < slots.length; at += 1) {
          const slot = slots[at] as number;
          if (Math.abs((times[slot] as number) - item.at) > MAX_GAP) continue;
          if (shared[slot] === 0) touched.push(slot);
          const other = weights[at] as number;
          shared[slot] = (shared[slot] as number) + (other < weight ? other : weight);
        }
      });
      const found = touched.filter((slot) => (shared[slot] as number) >= LEAST_SHARED);
      for (const slot of touched) shared[slot] = 0;
      return found;
    },
  };
}

function eachTerm(item: PreparedItem, take: (term: number, weight: number) => void): void {
  for (const { terms, weights } of [item.words, item.concepts, item.numbers]) {
    for (let at = 0; at < terms.length; at += 1) if ((weights[at] as number) >= LEAST_WEIGHT) take(terms[at] as number, weights[at] as number);
  }
}
