/** Items as sparse rows: row i holds columns[starts[i] … starts[i + 1]) with their values. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly width: number;
}

export interface LogisticModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

/**
 * L2-regularised logistic regression, by L-BFGS from zero (Liu and Nocedal 1989): no chance in it, the same rows give the same weights.
 * @param rows        one per item
 * @param labels      1 or 0 per item
 * @param importance  how much each item counts
 * @param penalty     of every weight; the bias is free
 */
export function trainLogistic(rows: SparseRows, labels: Float64Array, importance: Float64Array, penalty: number, maxRounds = 60): LogisticModel {
  const { width } = rows;
  const point = new Float64Array(width + 1);
  minimise((at, gradient) => lossAt(rows, labels, importance, penalty, at, gradient), point, maxRounds);
  return { weights: point.slice(0, width), bias: point[width] as number };
}

/** Loss at a point (weights, then bias); its gradient is written into `gradient`. */
function lossAt(rows: SparseRows, labels: Float64Array, importance: Float64Array, penalty: number, point: Float64Array, gradient: Float64Array): number {
  const { starts, columns, values, width } = rows;
  let loss = 0;
  for (let column = 0; column < width; column += 1) {
    const weight = point[column] as number;
    gradient[column] = penalty * weight;
    loss += 0.5 * penalty * weight * weight;
  }
  let biasGradient = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    let score = point[width] as number;
    for (let at = from; at < to; at += 1) score += (point[columns[at] as number] as number) * (values[at] as number);
    const label = labels[row] as number;
    const counts = importance[row] as number;
    // Written so that neither a very high nor a very low score overflows.
    const small = Math.exp(-Math.abs(score));
    loss += counts * (Math.log1p(small) + Math.max(score, 0) - label * score);
    const error = counts * ((score >= 0 ? 1 : small) / (1 + small) - label);
    biasGradient += error;
    for (let at = from; at < to; at += 1) {
      const column = columns[at] as number;
      gradient[column] = (gradient[column] as number) + error * (values[at] as number);
    }
  }
  gradient[width] = biasGradient;
  return loss;
}

/** Steps remembered to guess the curvature from. */
const MEMORY = 8;
const MAX_HALVINGS = 30;

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly scale: number;
}

type Loss = (point: Float64Array, gradient: Float64Array) => number;

/** Moves `point` to where the loss is least. */
function minimise(lossOf: Loss, point: Float64Array, maxRounds: number): void {
  const gradient = new Float64Array(point.length);
  const steps: Step[] = [];
  let loss = lossOf(point, gradient);
  const steepAtStart = Math.sqrt(dot(gradient, gradient));
  const next = new Float64Array(point.length);
  const nextGradient = new Float64Array(point.length);
  for (let round = 0; round < maxRounds; round += 1) {
    const direction = descentDirection(gradient, steps, steepAtStart);
    const slope = -dot(direction, gradient);
    if (slope >= 0) return;
    let length = 1;
    let nextLoss = Infinity;
    for (let halving = 0; halving < MAX_HALVINGS; halving += 1, length /= 2) {
      for (let at = 0; at < point.length; at += 1) next[at] = (point[at] as number) - length * (direction[at] as number);
      nextLoss = lossOf(next, nextGradient);
      if (nextLoss <= loss + 1e-4 * length * slope) break;
    }
    if (!(nextLoss < loss)) return;
    remember(steps, next, point, nextGradient, gradient);
    const gained = loss - nextLoss;
    point.set(next);
    gradient.set(nextGradient);
    loss = nextLoss;
    if (Math.sqrt(dot(gradient, gradient)) < 1e-4 * steepAtStart || gained < 1e-7 * Math.abs(loss)) return;
  }
}

/** The two-loop recursion: the gradient, bent by what the last steps showed of the curvature. */
function descentDirection(gradient: Float64Array, steps: readonly Step[], steepAtStart: number): Float64Array {
  const direction = Float64Array.from(gradient);
  const shares: number[] = [];
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const { moved, turned, scale } = steps[at] as Step;
    const share = scale * dot(moved, direction);
    shares[at] = share;
    addTimes(direction, turned, -share);
  }
  const last = steps[steps.length - 1];
  const size = last ? 1 / (last.scale * dot(last.turned, last.turned)) : 1 / Math.max(1, steepAtStart);
  for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] as number) * size;
  for (const [at, { moved, turned, scale }] of steps.entries()) addTimes(direction, moved, (shares[at] as number) - scale * dot(turned, direction));
  return direction;
}

function remember(steps: Step[], to: Float64Array, from: Float64Array, gradientTo: Float64Array, gradientFrom: Float64Array): void {
  const moved = to.map((value, at) => value - (from[at] as number));
  const turned = gradientTo.map((value, at) => value - (gradientFrom[at] as number));
  const curvature = dot(moved, turned);
  if (curvature <= 1e-12) return;
  steps.push({ moved, turned, scale: 1 / curvature });
  if (steps.length > MEMORY) steps.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function addTimes(target: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] as number) + factor * (other[at] as number);
}
