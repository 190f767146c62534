import { extractFeatures, type Span } from './features';
import type { ItemText, ReadField } from './itemText';
import { blendRelevance, OUTPUTS, rowScale, STRANDS, WEIGHT_UNIT, type Output } from './outputs';
import type { Roles } from './roles';
import type { Taxonomy } from './taxonomy';
import type { Weights } from './weights';

/** One feature of an item that has weights, and where it stands in the text. */
export interface FoundFeature {
  readonly name: string;
  value: number;
  readonly field: ReadField;
  readonly place: Span | null;
  readonly otherPlace: Span | null;
  readonly weights: readonly number[];
}

export interface Scores {
  readonly score: Readonly<Record<Output, number>>;
  readonly probability: Readonly<Record<Output, number>>;
  readonly called: Readonly<Record<Output, boolean>>;
  readonly found: readonly FoundFeature[];
  /** what the score of relevance is made of: outputs and their shares */
  readonly relevanceParts: readonly (readonly [Output, number])[];
  /** what every value is multiplied by */
  readonly scale: number;
}

/** Adds up the weights of all that is found in an item, for every output at once. */
export function scoreItem(item: ItemText, taxonomy: Taxonomy, roles: Roles, weights: CompiledWeights): Scores {
  const found = new Map<string, FoundFeature>();
  extractFeatures(item, taxonomy, roles, (name, value, field, place, otherPlace) => {
    const known = weights.features.get(name);
    if (!known) return;
    const before = found.get(name);
    if (!before) found.set(name, { name, value, field, place, otherPlace, weights: known });
    else if (before.value < value) before.value = value;
  });
  let squares = 0;
  for (const { value } of found.values()) squares += value * value;
  const scale = rowScale(squares);
  const sums = new Float64Array(OUTPUTS.length);
  for (const feature of found.values()) {
    const list = feature.weights;
    const factor = (feature.value * scale) / WEIGHT_UNIT;
    for (let at = 0; at < list.length; at += 2) sums[list[at] as number] = (sums[list[at] as number] as number) + factor * (list[at + 1] as number);
  }
  const score = {} as Record<Output, number>;
  const probability = {} as Record<Output, number>;
  const called = {} as Record<Output, boolean>;
  for (const [index, output] of OUTPUTS.entries()) score[output] = weights.outputs[output].bias + (sums[index] as number);
  const strand = STRANDS.reduce((best, each) => (score[each] > score[best] ? each : best));
  score.relevance = blendRelevance(score.relevance, score[strand], weights.strandShare);
  for (const output of OUTPUTS) {
    const { threshold, slope, offset } = weights.outputs[output];
    const total = score[output];
    probability[output] = 1 / (1 + Math.exp(-(slope * total + offset)));
    called[output] = total > threshold;
  }
  const relevanceParts = [['relevance', 1 - weights.strandShare], [strand, weights.strandShare]] as const;
  return { score, probability, called, found: [...found.values()], relevanceParts, scale };
}

/** Weights as they are looked up. */
export interface CompiledWeights {
  readonly outputs: Weights['outputs'];
  readonly strandShare: number;
  readonly features: ReadonlyMap<string, readonly number[]>;
}

export const compileWeights = (weights: Weights): CompiledWeights => ({ outputs: weights.outputs, strandShare: weights.strandShare, features: new Map(Object.entries(weights.features)) });
