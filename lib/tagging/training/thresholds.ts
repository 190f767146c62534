/** Where to call an output, and how its scores become probabilities; both from scores of items the weights had not seen. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Plain logistic fit of one variable, by Newton's method, with a little prior towards slope 1. Platt (1999). */
export function calibrate(scores: readonly number[], labels: readonly boolean[]): Calibration {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 30; round += 1) {
    let gs = slope - 1;
    let go = 0;
    let hss = 1;
    let hso = 0;
    let hoo = 1e-6;
    for (const [at, score] of scores.entries()) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = p - (labels[at] ? 1 : 0);
      const curve = p * (1 - p);
      gs += error * score;
      go += error;
      hss += curve * score * score;
      hso += curve * score;
      hoo += curve;
    }
    const determinant = hss * hoo - hso * hso;
    slope -= (hoo * gs - hso * go) / determinant;
    offset -= (hss * go - hso * gs) / determinant;
  }
  return { slope, offset };
}

/** Mean log loss of calibrated scores: how far their probabilities are from what is true. */
export function lossOf(scores: readonly number[], labels: readonly boolean[], { slope, offset }: Calibration): number {
  const losses = scores.map((score, at) => Math.log1p(Math.exp((labels[at] ? -1 : 1) * (slope * score + offset))));
  return losses.reduce((sum, each) => sum + each, 0) / losses.length;
}

/**
 * The score above which F1 is best, drawn towards the middle of the calibrated scale: the best one for a rare tag is chance in part.
 * @param prior  how many positive items the middle counts for
 */
export function bestF1Threshold(scores: readonly number[], labels: readonly boolean[], { slope, offset }: Calibration, prior: number): number {
  const order = scores.map((_, at) => at).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const positives = labels.filter(Boolean).length;
  let hits = 0;
  let best = -1;
  let threshold = 0;
  for (const [rank, at] of order.entries()) {
    if (labels[at]) hits += 1;
    const f1 = (2 * hits) / (rank + 1 + positives);
    if (f1 <= best) continue;
    best = f1;
    const here = scores[at] as number;
    const next = order[rank + 1];
    threshold = next === undefined ? here - 1 : (here + (scores[next] as number)) / 2;
  }
  const middle = (CALL_AT - offset) / slope;
  return (positives * threshold + prior * middle) / (positives + prior);
}

/** Log-odds of 0.4: about where F1 is best when scores are well calibrated and F1 stands near 0.8 (Lipton et al. 2014: half of the best F1). */
const CALL_AT = Math.log(0.4 / 0.6);
