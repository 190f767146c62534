import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { readText } from '@/lib/tagging/itemText';
import { createAnchorSearch } from '@/lib/tagging/anchors';
import { blendRelevance, STRANDS } from '@/lib/tagging/outputs';
import { createJudge } from '@/lib/tagging/reader';
import { createRoles } from '@/lib/tagging/roles';
import { compileWeights, scoreItem } from '@/lib/tagging/scores';
import { parseTaxonomy } from '@/lib/tagging/taxonomy';
import taxonomyFile from '@/lib/tagging/taxonomy.json';
import { partOf, type Example } from '@/lib/tagging/training/examples';
import { trainLogistic } from '@/lib/tagging/training/logistic';
import { bestF1Threshold, calibrate, lossOf } from '@/lib/tagging/training/thresholds';
import { callDirection, TRAINING, trainWeights } from '@/lib/tagging/training/trainWeights';

const gazetteer = parseGazetteer(concepts);
const taxonomy = parseTaxonomy(taxonomyFile);
const matcher = createMatcher(gazetteer);

/** Our own sentences in many variations: oil thaws, strikes freeze, football is not of the story. */
function madeExamples(): Example[] {
  const make = (title: string, at: number, relevant: boolean, tag: Example['tags'][number] | null, direction: Example['direction']): Example => ({
    text: readText({ title, summary: '' }, matcher),
    relevant,
    tags: tag ? [tag] : [],
    direction,
    group: `${title}-${at}`,
    importance: 1,
  });
  return Array.from({ length: 20 }, (_, at) => [
    make(`Chevron ships crude from Venezuela, cargo ${at}`, at, true, 'oil-economy', 'thaw'),
    make(`US bombs Venezuela, raid ${at}`, at, true, 'security', 'freeze'),
    make(`Maduro waits in Brooklyn, day ${at}`, at, true, 'maduro-case', 'neutral'),
    make(`Football league results, round ${at}`, at, false, null, null),
  ]).flat();
}

describe('training', () => {
  test('the same items give the same weights to the last digit', () => {
    expect(JSON.stringify(trainWeights(madeExamples(), taxonomy))).toBe(JSON.stringify(trainWeights(madeExamples(), taxonomy)));
  });

  test('learns what it is shown', () => {
    const judge = createJudge({ gazetteer, taxonomy, weights: trainWeights(madeExamples(), taxonomy) });
    const read = (title: string): ReturnType<typeof judge> => judge(readText({ title, summary: '' }, matcher));
    expect(read('Chevron ships more crude from Venezuela').direction.value).toBe('thaw');
    expect(read('US bombs Venezuela again').tags.map(({ tag }) => tag)).toEqual(['security']);
    expect(read('Football league results').relevance.relevant).toBe(false);
  });

  test('relevance is its own score and the strongest strand’s, in shares', () => {
    const weights = trainWeights(madeExamples(), taxonomy);
    const text = readText({ title: 'US bombs Venezuela again', summary: '' }, matcher);
    const scoresAt = (strandShare: number) => scoreItem(text, taxonomy, createRoles(taxonomy), compileWeights({ ...weights, strandShare })).score;
    const strongest = Math.max(...STRANDS.map((strand) => scoresAt(1)[strand]));
    expect(scoresAt(1).relevance).toBe(strongest);
    expect(strongest).toBe(scoresAt(1)['strand:security']);
    expect(scoresAt(0.25).relevance).toBeCloseTo(blendRelevance(scoresAt(0).relevance, strongest, 0.25), 10);
  });

  test('the share of the strands is one that was tried', () => {
    expect(TRAINING.strandShares).toContain(trainWeights(madeExamples(), taxonomy).strandShare);
    expect(trainWeights(madeExamples(), taxonomy, { ...TRAINING, strandShares: [0] }).strandShare).toBe(0);
  });

  test('the loss of a coin is ln 2, and less where the scores are right', () => {
    const calibration = { slope: 1, offset: 0 };
    expect(lossOf([0, 0], [true, false], calibration)).toBeCloseTo(Math.LN2, 10);
    expect(lossOf([3, -3], [true, false], calibration)).toBeLessThan(0.05);
  });

  test('logistic regression finds the known optimum of a small problem', () => {
    // One column, values ±1, labels 3:1 with the sign: the weight solves w·penalty = 4·(0.75 − σ(w)) for each side alike.
    const rows = { starts: Int32Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8]), columns: new Int32Array(8), values: Float64Array.from([1, 1, 1, 1, -1, -1, -1, -1]), width: 1 };
    const { weights, bias } = trainLogistic(rows, Float64Array.from([1, 1, 1, 0, 0, 0, 0, 1]), new Float64Array(8).fill(1), 0.5);
    const w = weights[0] as number;
    expect(bias).toBeCloseTo(0, 4);
    expect(0.5 * w).toBeCloseTo(8 * (0.75 - 1 / (1 + Math.exp(-w))), 3);
  });

  test('calibrated probabilities match how often it is true', () => {
    const scores = Array.from({ length: 400 }, (_, at) => (at % 2 ? 3 : -3));
    const labels = scores.map((score, at) => (score > 0 ? at % 10 !== 1 : at % 10 === 0));
    const { slope, offset } = calibrate(scores, labels);
    expect(1 / (1 + Math.exp(-(slope * 3 + offset)))).toBeCloseTo(0.8, 1);
  });

  test('the threshold lies between what is and what is not', () => {
    const threshold = bestF1Threshold([3, 2, -1, -2], [true, true, false, false], { slope: 1, offset: 0 }, 0);
    expect(threshold).toBeGreaterThan(-1);
    expect(threshold).toBeLessThan(2);
  });

  test('the likelier step is called, and only if likely enough', () => {
    expect(callDirection(0.5, 0.3, 0.4, 0.2)).toBe('thaw');
    expect(callDirection(0.35, 0.3, 0.4, 0.2)).toBe('neutral');
    expect(callDirection(0.1, 0.6, 0.4, 0.4)).toBe('freeze');
  });

  test('a group always falls into the same part', () => {
    expect(partOf('abc', 5, 'x')).toBe(partOf('abc', 5, 'x'));
    const sizes = [0, 0, 0, 0, 0];
    for (let at = 0; at < 1_000; at += 1) sizes[partOf(`group ${at}`, 5, 'x')]! += 1;
    for (const size of sizes) expect(size).toBeGreaterThan(120);
  });
});

const corpus = path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'corpus', 'items.jsonl');
const present = existsSync(corpus);
if (!present && process.env.CI !== 'true') process.stdout.write(`skipped: reading the labelled corpus (${corpus} is not there)\n`);

(present || process.env.CI === 'true' ? describe : describe.skip)('on the labelled corpus', () => {
  test('what ships judges as well as the figures on the Quality page say, and never reads a verdict from accents or case', async () => {
    const { readItem } = await import('@/lib/tagging/readItem');
    const items = readFileSync(corpus, 'utf8').trim().split('\n').slice(0, 400).map((line) => JSON.parse(line) as { title: string; description: string; relevant: boolean });
    let right = 0;
    for (const { title, description, relevant } of items) {
      const reading = readItem({ title, summary: description });
      if (reading.relevance.relevant === relevant) right += 1;
      // Upper and lower case both hide which words are acronyms: they must agree with each other on every real headline.
      const upper = readItem({ title: title.toUpperCase(), summary: description.toUpperCase() });
      const lower = readItem({ title: title.toLowerCase(), summary: description.toLowerCase() });
      expect(upper.tags.map(({ tag }) => tag)).toEqual(lower.tags.map(({ tag }) => tag));
      const bare = readItem({ title: title.normalize('NFD').replace(/\p{M}/gu, ''), summary: description.normalize('NFD').replace(/\p{M}/gu, '') });
      expect(bare.relevance.confidence).toBeCloseTo(reading.relevance.confidence, 10);
    }
    expect(right / items.length).toBeGreaterThan(0.9);
  });

  test('the search for anchors turns no relevant item away', () => {
    const mayBear = createAnchorSearch(gazetteer, taxonomy);
    const items = readFileSync(corpus, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { title: string; description: string; relevant: boolean });
    expect(items.filter(({ title, description, relevant }) => relevant && !mayBear({ title, summary: description }))).toEqual([]);
  });
});
