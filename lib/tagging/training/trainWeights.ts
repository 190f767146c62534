import type { Roles } from '../roles';
import { createRoles } from '../roles';
import type { Direction, Tag } from '@/lib/domain/tag';
import type { Taxonomy } from '../taxonomy';
import { blendRelevance, OUTPUTS, STRANDS, WEIGHT_UNIT, type Output } from '../outputs';
import type { Weights } from '../weights';
import { columnScales, scaleColumns, type Emphasis } from './columnScales';
import { partOf, type Example } from './examples';
import { trainLogistic, type LogisticModel, type SparseRows } from './logistic';
import { featureRow, frequentFeatures, pickRows, toSparseRows, type FeatureRow } from './rows';
import { bestF1Threshold, calibrate, lossOf, type Calibration } from './thresholds';

type OutputKind = 'relevance' | 'tag' | 'direction' | 'strand';

export interface TrainingSettings {
  /** features kept, at most */
  readonly features: number;
  /** strength of the pull towards zero */
  readonly penalty: Readonly<Record<OutputKind, number>>;
  readonly emphasis: Readonly<Record<OutputKind, Emphasis>>;
  readonly innerFolds: number;
  /** shares of the strongest strand that are tried */
  readonly strandShares: readonly number[];
}

export const TRAINING: TrainingSettings = {
  features: 14_000,
  penalty: { relevance: 3, tag: 1.2, direction: 0.8, strand: 1.5 },
  emphasis: { relevance: { telling: 0.3, rare: 0.5 }, tag: { telling: 0.35, rare: 0.5 }, direction: { telling: 0.3, rare: 0.25 }, strand: { telling: 0.3, rare: 0.5 } },
  innerFolds: 4,
  strandShares: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
};

/**
 * Learns weights, thresholds and calibration from labelled items. The same items in the same order give the same weights to the last digit:
 * nothing is drawn by chance, and folds follow from each item's group.
 */
export function trainWeights(examples: readonly Example[], taxonomy: Taxonomy, settings: TrainingSettings = TRAINING): Weights {
  const roles: Roles = createRoles(taxonomy);
  return trainOnRows(examples, examples.map((example) => featureRow(example, taxonomy, roles)), settings);
}

/** The same over rows made before: cross-validation cuts each text only once. */
export function trainOnRows(examples: readonly Example[], rows: readonly FeatureRow[], settings: TrainingSettings = TRAINING): Weights {
  const everyone = examples.map((_, at) => at);
  const features = selectFeatures(examples, rows, settings);
  const sparse = toSparseRows(rows, features);
  const { unseen, strandShare } = blendUnseen(unseenScores(examples, sparse, settings), settings.strandShares);
  const outputs = {} as Weights['outputs'];
  const models = OUTPUTS.map((output) => trainOutput(output, examples, sparse, everyone, settings));
  for (const [index, output] of OUTPUTS.entries()) {
    const { scores, labels, calibration } = unseen[output];
    outputs[output] = { bias: round((models[index] as LogisticModel).bias, 4), threshold: round(bestF1Threshold(scores, labels, calibration, PRIOR_POSITIVES), 4), slope: round(calibration.slope, 4), offset: round(calibration.offset, 4) };
  }
  const { thaw, freeze } = directionThresholds(examples, unseen);
  outputs.thaw = { ...outputs.thaw, threshold: round(thaw, 4) };
  outputs.freeze = { ...outputs.freeze, threshold: round(freeze, 4) };
  return { version: '2', about: ABOUT, outputs, strandShare, features: writeFeatures(features, models) };
}

const ABOUT =
  'Learned by npm run train; do not edit by hand. Per feature: number of the output (relevance, the thirteen tags in order, thaw, freeze, the strands of the tags in order), weight in 25ths, and so on. What a feature is: lib/tagging/features.ts.';

const PRIOR_POSITIVES = 150;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export function labelOf(output: Output, example: Example): boolean {
  if (output === 'relevance') return example.relevant;
  if (output === 'thaw' || output === 'freeze') return example.direction === output;
  return example.tags.includes(output.replace('strand:', '') as Tag);
}

function kindOf(output: Output): OutputKind {
  if (output === 'relevance') return 'relevance';
  if (output === 'thaw' || output === 'freeze') return 'direction';
  return output.startsWith('strand:') ? 'strand' : 'tag';
}

/** Relevance and its strands are told from other news; tags and direction have labels on relevant items only. */
const tellsRelevance = (output: Output): boolean => output === 'relevance' || kindOf(output) === 'strand';
const learnsFrom = (output: Output, example: Example): boolean => tellsRelevance(output) || example.relevant;

function trainOutput(output: Output, examples: readonly Example[], rows: SparseRows, places: readonly number[], settings: TrainingSettings): LogisticModel {
  const used = places.filter((at) => learnsFrom(output, examples[at] as Example));
  const labels = Float64Array.from(used, (at) => (labelOf(output, examples[at] as Example) ? 1 : 0));
  const importance = Float64Array.from(used, (at) => (tellsRelevance(output) ? (examples[at] as Example).importance : 1));
  const picked = pickRows(rows, used);
  const scales = columnScales(picked, labels, settings.emphasis[kindOf(output)]);
  const { weights, bias } = trainLogistic(scaleColumns(picked, scales), labels, importance, settings.penalty[kindOf(output)]);
  return { weights: weights.map((weight, column) => weight * (scales[column] as number)), bias };
}

/** Learns once with everything, then keeps the features that move most items furthest. */
function selectFeatures(examples: readonly Example[], rows: readonly FeatureRow[], settings: TrainingSettings): string[] {
  const all = frequentFeatures(rows);
  if (all.length <= settings.features) return all;
  const sparse = toSparseRows(rows, all);
  const spread = new Float64Array(all.length);
  for (const [at, column] of sparse.columns.entries()) spread[column] = (spread[column] as number) + (sparse.values[at] as number) ** 2;
  const worth = new Float64Array(all.length);
  const everyone = examples.map((_, at) => at);
  // The strands stand on what tells the tags and relevance: asking them as well would take as long as all the others, and choose nearly the same.
  for (const output of OUTPUTS.filter((each) => kindOf(each) !== 'strand')) {
    const { weights } = trainOutput(output, examples, sparse, everyone, settings);
    const moved = weights.map((weight, column) => weight ** 2 * (spread[column] as number));
    const total = moved.reduce((sum, each) => sum + each, 0);
    // Shares, so that an output with small weights has its say as well.
    for (let column = 0; column < all.length; column += 1) worth[column] = (worth[column] as number) + (moved[column] as number) / total;
  }
  const order = all.map((_, column) => column).sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b);
  return order.slice(0, settings.features).map((column) => all[column] as string).sort();
}

interface Unseen {
  readonly places: number[];
  readonly scores: number[];
  readonly labels: boolean[];
  readonly calibration: Calibration;
}

/** Scores of every item by weights that were learned without it and without its near-copies. */
function unseenScores(examples: readonly Example[], rows: SparseRows, settings: TrainingSettings): Record<Output, Unseen> {
  const parts = examples.map((example) => partOf(example.group, settings.innerFolds, 'inner'));
  const everyone = examples.map((_, at) => at);
  const result = {} as Record<Output, Unseen>;
  for (const output of OUTPUTS) {
    const places: number[] = [];
    const scores: number[] = [];
    for (let part = 0; part < settings.innerFolds; part += 1) {
      const model = trainOutput(output, examples, rows, everyone.filter((at) => parts[at] !== part), settings);
      for (const at of everyone) {
        if (parts[at] !== part || !learnsFrom(output, examples[at] as Example)) continue;
        places.push(at);
        scores.push(scoreRow(rows, at, model));
      }
    }
    const labels = places.map((at) => labelOf(output, examples[at] as Example));
    result[output] = { places, scores, labels, calibration: calibrate(scores, labels) };
  }
  return result;
}

/** The share of the strongest strand with which relevance is told best on items the weights had not seen, and the scores of relevance with it. */
function blendUnseen(unseen: Record<Output, Unseen>, shares: readonly number[]): { unseen: Record<Output, Unseen>; strandShare: number } {
  const { scores, labels } = unseen.relevance;
  const strongest = scores.map((_, at) => Math.max(...STRANDS.map((strand) => unseen[strand].scores[at] as number)));
  const tried = shares.map((strandShare) => {
    const blended = scores.map((own, at) => blendRelevance(own, strongest[at] as number, strandShare));
    const calibration = calibrate(blended, labels);
    return { strandShare, blended, calibration, loss: lossOf(blended, labels, calibration) };
  });
  const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
  return { strandShare: best.strandShare, unseen: { ...unseen, relevance: { ...unseen.relevance, scores: best.blended, calibration: best.calibration } } };
}

function scoreRow(rows: SparseRows, place: number, model: LogisticModel): number {
  let score = model.bias;
  for (let at = rows.starts[place] as number; at < (rows.starts[place + 1] as number); at += 1) {
    score += (rows.values[at] as number) * (model.weights[rows.columns[at] as number] as number);
  }
  return score;
}

/** Probabilities that are tried as the point from which a step is called. */
const CALL_GRID = Array.from({ length: 13 }, (_, step) => 0.26 + 0.04 * step);

/** The pair of thresholds with the best accuracy and macro-F1 together, averaged over the ones nearly as good: the very best is chance in part. */
function directionThresholds(examples: readonly Example[], unseen: Record<Output, Unseen>): { thaw: number; freeze: number } {
  const toProbability = ({ scores, calibration }: Unseen): number[] => scores.map((score) => 1 / (1 + Math.exp(-(calibration.slope * score + calibration.offset))));
  const thaw = toProbability(unseen.thaw);
  const freeze = toProbability(unseen.freeze);
  const truth = unseen.thaw.places.map((at) => (examples[at] as Example).direction ?? 'neutral');
  const tried: { thaw: number; freeze: number; worth: number }[] = [];
  for (const a of CALL_GRID) for (const b of CALL_GRID) tried.push({ thaw: a, freeze: b, worth: directionWorth(truth, thaw, freeze, a, b) });
  const best = Math.max(...tried.map(({ worth }) => worth));
  const good = tried.filter(({ worth }) => worth >= best - 0.006);
  const mean = (side: 'thaw' | 'freeze'): number => good.reduce((sum, each) => sum + each[side], 0) / good.length;
  const toScore = (probability: number, { calibration }: Unseen): number => (Math.log(probability / (1 - probability)) - calibration.offset) / calibration.slope;
  return { thaw: toScore(mean('thaw'), unseen.thaw), freeze: toScore(mean('freeze'), unseen.freeze) };
}

function directionWorth(truth: readonly Direction[], thaw: readonly number[], freeze: readonly number[], thawFrom: number, freezeFrom: number): number {
  const hits = { thaw: 0, freeze: 0, neutral: 0 };
  const called = { thaw: 0, freeze: 0, neutral: 0 };
  const real = { thaw: 0, freeze: 0, neutral: 0 };
  for (const [at, right] of truth.entries()) {
    const call = callDirection(thaw[at] as number, freeze[at] as number, thawFrom, freezeFrom);
    real[right] += 1;
    called[call] += 1;
    if (call === right) hits[call] += 1;
  }
  const f1 = (side: Direction): number => (2 * hits[side]) / Math.max(1, called[side] + real[side]);
  return (hits.thaw + hits.freeze + hits.neutral) / truth.length + (f1('thaw') + f1('freeze') + f1('neutral')) / 3;
}

/** The likelier step is called if it is likely enough. */
export function callDirection(thaw: number, freeze: number, thawFrom: number, freezeFrom: number): Direction {
  if (thaw >= freeze) return thaw > thawFrom ? 'thaw' : 'neutral';
  return freeze > freezeFrom ? 'freeze' : 'neutral';
}

function writeFeatures(features: readonly string[], models: readonly LogisticModel[]): Weights['features'] {
  const written: Weights['features'] = {};
  for (const [column, name] of features.entries()) {
    const list: number[] = [];
    for (const [index, model] of models.entries()) {
      const weight = Math.round((model.weights[column] as number) * WEIGHT_UNIT);
      if (weight !== 0) list.push(index, weight);
    }
    if (list.length > 0) written[name] = list;
  }
  return written;
}
