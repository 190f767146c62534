import { HOUR } from '@/lib/time/instant';
import { areCopies } from './copies';
import { ACTS, COGNATES, CONCEPTS, DOT, LARGEST, MASS, NAMES, NUMBERS, TITLE_DOT, WORDS, type Overlap } from './overlap';
import { FACT, NEUTRAL } from './pairFacts';
import type { PreparedItem } from './prepare';
import { cosineOf } from './terms';

/** A pair in one language is weighed by words and concepts, a pair across languages by what survives translation. */
export const PAIR_KINDS = ['same', 'cross'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

/** What a pair is judged by, in this order. */
export const PAIR_FEATURES = [
  'gap: over 6 hours',
  'gap: over 16 hours',
  'gap: over 30 hours',
  'gap: one has only a day',
  'words: cosine of titles',
  'words: cosine with summaries',
  'words: cosine of titles, squared',
  'words: rarest shared',
  'names: cosine',
  'names: shared',
  'names: rarest shared',
  'names: of the smaller, unshared',
  'acts: cosine',
  'acts: shared',
  'concepts: cosine',
  'concepts: cosine of titles',
  'concepts: shared',
  'concepts: rarest shared',
  'cognates: cosine',
  'cognates: rarest shared',
  'numbers: shared',
  'numbers: different',
  'tags: overlap',
  'tags: none shared',
  'direction: opposite',
  'direction: same step',
  'actors: same',
  'kind: same',
  'shape: one analyses',
  'shape: one is live or a round-up',
  'outlet: same',
  'near-copy',
  'length: shorter title',
  'words and concepts together',
  'names and acts together',
] as const;

export const pairKind = (a: PreparedItem, b: PreparedItem): PairKind => (a.facts[FACT.language] === b.facts[FACT.language] ? 'same' : 'cross');

export const NEAR_COPY = PAIR_FEATURES.indexOf('near-copy');

/** Fills `into` with the features of a pair, all but NEAR_COPY, which stays 0; the order of the two makes no difference. */
export function pairFeatures({ facts: a }: PreparedItem, { facts: b }: PreparedItem, { rows, row }: Overlap, into: Float64Array): void {
  const fact = (facts: Float64Array, place: number): number => facts[place] as number;
  const same = (place: number): boolean => a[place] === b[place];
  const either = (place: number): boolean => a[place] === 1 || b[place] === 1;
  const smaller = (place: number): number => Math.min(fact(a, place), fact(b, place));
  const shared = (place: number): number => rows[row + place] as number;
  const cosine = (dot: number, norm: number): number => cosineOf(shared(dot), fact(a, norm), fact(b, norm));
  const sameLanguage = same(FACT.language);
  const dayOnly = either(FACT.isDayOnly);
  const gap = Math.abs(fact(a, FACT.at) - fact(b, FACT.at)) / HOUR;
  const titles = sameLanguage ? cosine(WORDS + TITLE_DOT, FACT.titleNorm) : 0;
  const words = sameLanguage ? cosine(WORDS + DOT, FACT.wordNorm) : 0;
  const names = cosine(NAMES + DOT, FACT.nameNorm);
  const nameMass = shared(NAMES + MASS);
  const acts = cosine(ACTS + DOT, FACT.actNorm);
  const concepts = cosine(CONCEPTS + DOT, FACT.conceptNorm);
  const numberMass = shared(NUMBERS + MASS);
  const sharedTags = countBits(fact(a, FACT.tags) & fact(b, FACT.tags));
  const allTags = countBits(fact(a, FACT.tags) | fact(b, FACT.tags));
  const steps = fact(a, FACT.direction) !== NEUTRAL && fact(b, FACT.direction) !== NEUTRAL;
  let at = 0;
  const put = (value: number | boolean): void => {
    into[at] = Number(value);
    at += 1;
  };
  put(!dayOnly && gap > 6);
  put(!dayOnly && gap > 16);
  put(gap > (dayOnly ? 36 : 30));
  put(dayOnly);
  put(titles);
  put(words);
  put(titles * titles);
  put(sameLanguage ? shared(WORDS + LARGEST) : 0);
  put(names);
  put(Math.min(nameMass, 3));
  put(shared(NAMES + LARGEST));
  put(smaller(FACT.nameNorm) === 0 ? 0 : 1 - nameMass / Math.max(nameMass, smaller(FACT.nameMass)));
  put(acts);
  put(Math.min(shared(ACTS + MASS), 2));
  put(concepts);
  put(cosine(CONCEPTS + TITLE_DOT, FACT.conceptTitleNorm));
  put(Math.min(shared(CONCEPTS + MASS), 5));
  put(shared(CONCEPTS + LARGEST));
  put(cosine(COGNATES + DOT, FACT.cognateNorm));
  put(shared(COGNATES + LARGEST));
  put(Math.min(numberMass, 2));
  put(numberMass === 0 && smaller(FACT.numberNorm) > 0);
  put(allTags === 0 ? 0 : sharedTags / allTags);
  put(sharedTags === 0);
  put(steps && !same(FACT.direction));
  put(steps && same(FACT.direction));
  put(same(FACT.actorFrom) && same(FACT.actorTo));
  put(same(FACT.kind));
  put(either(FACT.isAnalysis));
  put(either(FACT.isMixed));
  put(same(FACT.outlet));
  put(0);
  put(Math.min(smaller(FACT.titleLength), 16) / 16);
  put(words * concepts);
  put(names * acts);
}

/** Whether a pair carries one text. */
export function isNearCopy(a: PreparedItem, b: PreparedItem, { rows, row }: Overlap): boolean {
  return areCopies(a, b, cosineOf(rows[row + WORDS + TITLE_DOT] as number, a.words.titleNorm, b.words.titleNorm));
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
