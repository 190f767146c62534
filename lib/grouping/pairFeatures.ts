import { HOUR } from '@/lib/time/instant';
import { areCopies } from './copies';
import { compareVectors } from './terms';
import type { PreparedItem } from './prepare';

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

export const pairKind = (a: PreparedItem, b: PreparedItem): PairKind => (a.language === b.language ? 'same' : 'cross');

/** Fills `into` with the features of a pair; the order of the two makes no difference. */
export function pairFeatures(a: PreparedItem, b: PreparedItem, into: Float64Array): void {
  const sameLanguage = a.language === b.language;
  const dayOnly = a.isDayOnly || b.isDayOnly;
  const gap = Math.abs(a.at - b.at) / HOUR;
  const titles = sameLanguage ? compareVectors(a.titleWords, b.titleWords) : NOTHING;
  const words = sameLanguage ? compareVectors(a.words, b.words) : NOTHING;
  const names = compareVectors(a.names, b.names);
  const acts = compareVectors(a.acts, b.acts);
  const concepts = compareVectors(a.concepts, b.concepts);
  const titleConcepts = compareVectors(a.titleConcepts, b.titleConcepts);
  const cognates = compareVectors(a.cognates, b.cognates);
  const numbers = compareVectors(a.numbers, b.numbers);
  const sharedTags = a.tags.filter((tag) => b.tags.includes(tag)).length;
  const allTags = a.tags.length + b.tags.length - sharedTags;
  const steps = a.direction !== 'neutral' && b.direction !== 'neutral';
  let at = 0;
  const put = (value: number | boolean): void => {
    into[at] = Number(value);
    at += 1;
  };
  put(!dayOnly && gap > 6);
  put(!dayOnly && gap > 16);
  put(gap > (dayOnly ? 36 : 30));
  put(dayOnly);
  put(titles.cosine);
  put(words.cosine);
  put(titles.cosine * titles.cosine);
  put(words.largest);
  put(names.cosine);
  put(Math.min(names.mass, 3));
  put(names.largest);
  put(Math.min(a.names.norm, b.names.norm) === 0 ? 0 : 1 - names.mass / Math.max(names.mass, Math.min(total(a.names.weights), total(b.names.weights))));
  put(acts.cosine);
  put(Math.min(acts.mass, 2));
  put(concepts.cosine);
  put(titleConcepts.cosine);
  put(Math.min(concepts.mass, 5));
  put(concepts.largest);
  put(cognates.cosine);
  put(cognates.largest);
  put(Math.min(numbers.mass, 2));
  put(numbers.mass === 0 && a.numbers.norm > 0 && b.numbers.norm > 0);
  put(allTags === 0 ? 0 : sharedTags / allTags);
  put(sharedTags === 0);
  put(steps && a.direction !== b.direction);
  put(steps && a.direction === b.direction);
  put(a.actors.from === b.actors.from && a.actors.to === b.actors.to);
  put(a.kind === b.kind);
  put(a.shape === 'analysis' || b.shape === 'analysis');
  put(a.shape === 'live' || a.shape === 'roundup' || b.shape === 'live' || b.shape === 'roundup');
  put(a.outlet === b.outlet);
  put(areCopies(a, b));
  put(Math.min(a.titleLength, b.titleLength, 16) / 16);
  put(words.cosine * concepts.cosine);
  put(names.cosine * acts.cosine);
}

const NOTHING = { cosine: 0, mass: 0, largest: 0 };

function total(weights: Float32Array): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}
