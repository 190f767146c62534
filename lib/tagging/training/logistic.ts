/** Items as sparse rows: row i holds columns[starts[i] … starts[i+1]) with their values. */
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
 * L2-regularised logistic regression, by L-BFGS from zero: no chance in it, the same rows give the same weights.
 * @param rows        one per item
 * @param labels      1 or 0 per item (values between are allowed: a label that could go either way)
 * @param importance  weight of each item
 * @param penalty     of every weight; the bias is free
 */
export function trainLogistic(rows: SparseRows, labels: Float64Array, importance: Float64Array, penalty: number, maxRounds = 60): LogisticModel {
  const { starts, columns, values, width } = rows;
  const n = starts.length - 1;
  const d = width + 1;
  const gradient = new Float64Array(d);
  const lossAt = (w: Float64Array, g: Float64Array): number => {
    let loss = 0;
    for (let j = 0; j < width; j++) { const wj = w[j]!; g[j] = penalty * wj; loss += 0.5 * penalty * wj * wj; }
    g[width] = 0;
    for (let i = 0; i < n; i++) {
      const s = importance[i]!;
      if (s === 0) continue;
      let z = w[width]!;
      for (let k = starts[i]!; k < starts[i + 1]!; k++) z += w[columns[k]!]! * values[k]!;
      const y = labels[i]!;
      const e = Math.exp(-Math.abs(z));
      loss += s * (Math.log1p(e) + Math.max(z, 0) - y * z);
      const r = s * ((z >= 0 ? 1 / (1 + e) : e / (1 + e)) - y);
      g[width]! += r;
      for (let k = starts[i]!; k < starts[i + 1]!; k++) g[columns[k]!]! += r * values[k]!;
    }
    return loss;
  };
  const w = new Float64Array(d);
  minimise(lossAt, w, gradient, maxRounds);
  return { weights: w.slice(0, width), bias: w[width]! };
}

const MEMORY = 8;

function minimise(lossAt: (w: Float64Array, g: Float64Array) => number, w: Float64Array, g: Float64Array, maxRounds: number): void {
  const d = w.length;
  const dot = (a: Float64Array, b: Float64Array): number => { let s = 0; for (let i = 0; i < d; i++) s += a[i]! * b[i]!; return s; };
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  let loss = lossAt(w, g);
  const g0 = Math.sqrt(dot(g, g));
  for (let round = 0; round < maxRounds; round++) {
    const direction = Float64Array.from(g);
    const alphas: number[] = [];
    for (let i = history.length - 1; i >= 0; i--) {
      const { s, y, rho } = history[i]!;
      const alpha = rho * dot(s, direction);
      alphas[i] = alpha;
      for (let j = 0; j < d; j++) direction[j]! -= alpha * y[j]!;
    }
    const last = history[history.length - 1];
    const scale = last ? 1 / (last.rho * dot(last.y, last.y)) : 1 / Math.max(1, g0);
    for (let j = 0; j < d; j++) direction[j]! *= scale;
    for (let i = 0; i < history.length; i++) {
      const { s, y, rho } = history[i]!;
      const beta = rho * dot(y, direction);
      for (let j = 0; j < d; j++) direction[j]! += s[j]! * (alphas[i]! - beta);
    }
    const slope = -dot(direction, g);
    if (slope >= 0) break;
    let step = 1;
    const next = new Float64Array(d);
    const nextG = new Float64Array(d);
    let nextLoss = Infinity;
    for (let t = 0; t < 30; t++, step *= 0.5) {
      for (let j = 0; j < d; j++) next[j] = w[j]! - step * direction[j]!;
      nextLoss = lossAt(next, nextG);
      if (nextLoss <= loss + 1e-4 * step * slope) break;
    }
    if (!(nextLoss < loss)) break;
    const s = new Float64Array(d), y = new Float64Array(d);
    for (let j = 0; j < d; j++) { s[j] = next[j]! - w[j]!; y[j] = nextG[j]! - g[j]!; }
    const sy = dot(s, y);
    if (sy > 1e-12) { history.push({ s, y, rho: 1 / sy }); if (history.length > MEMORY) history.shift(); }
    const drop = loss - nextLoss;
    w.set(next); g.set(nextG); loss = nextLoss;
    if (Math.sqrt(dot(g, g)) < 1e-4 * g0 || drop < 1e-7 * Math.abs(loss)) break;
  }
}
