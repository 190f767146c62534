import type { Concept } from '@/lib/gazetteer/gazetteer';
import { normOf, toVector, type TermVector } from './terms';

/** The concepts of an item. Names (people, offices, bodies, places, companies, groups) and acts (acts, topics) are weighed by themselves as well. */
export interface ConceptVector extends TermVector {
  /** by place: IS_NAME, IS_ACT or 0 */
  readonly kinds: Uint8Array;
  readonly nameNorm: number;
  /** summed weight of the names */
  readonly nameMass: number;
  readonly actNorm: number;
}

export const IS_NAME = 1;
export const IS_ACT = 2;
const KIND_OF: Partial<Record<Concept['kind'], number>> = {
  person: IS_NAME, office: IS_NAME, body: IS_NAME, place: IS_NAME, company: IS_NAME, group: IS_NAME,
  act: IS_ACT, topic: IS_ACT,
};

type Weights = ReadonlyMap<number, number>;

/** @param kindOf  term hash → kind of its concept */
export function toConceptVector(weights: Weights, titleWeights: Weights, kindOf: ReadonlyMap<number, Concept['kind']>): ConceptVector {
  const vector = toVector(weights, titleWeights);
  const kinds = Uint8Array.from(vector.terms, (term) => KIND_OF[kindOf.get(term) ?? 'word'] ?? 0);
  const names = vector.terms.filter((_, at) => kinds[at] === IS_NAME);
  const acts = vector.terms.filter((_, at) => kinds[at] === IS_ACT);
  return {
    ...vector,
    kinds,
    nameNorm: normOf(names, weights),
    nameMass: vector.weights.reduce((sum, weight, at) => (kinds[at] === IS_NAME ? sum + weight : sum), 0),
    actNorm: normOf(acts, weights),
  };
}
