import type { SparseRows } from './logistic';

/** How much more room a column gets for being telling, or rare. 0 and 0: all alike. */
export interface Emphasis {
  /** 0…1: share of the scale that follows how unevenly the column falls on the two labels (Wang and Manning 2012) */
  readonly telling: number;
  /** power of the inverse document frequency */
  readonly rare: number;
}

/**
 * By what each column is multiplied before learning, so that the pull towards zero is weaker on columns that tell the labels apart
 * and on rare ones. Learned weights are multiplied by it afterwards: the result is as linear as before.
 * @param labels  1 or 0 per row
 */
export function columnScales(rows: SparseRows, labels: Float64Array, { telling, rare }: Emphasis): Float64Array {
  const { starts, columns, width } = rows;
  const count = labels.length;
  const onPositive = new Float64Array(width).fill(1);
  const onNegative = new Float64Array(width).fill(1);
  let positives = 0;
  for (let row = 0; row < count; row += 1) {
    const side = labels[row] === 1 ? onPositive : onNegative;
    positives += labels[row] as number;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) side[columns[at] as number] = (side[columns[at] as number] as number) + 1;
  }
  const scales = new Float64Array(width);
  for (let column = 0; column < width; column += 1) {
    const yes = onPositive[column] as number;
    const no = onNegative[column] as number;
    const unevenness = Math.abs(Math.log(yes / (positives + 2) / (no / (count - positives + 2))));
    const rarity = Math.log(count / (yes + no - 1)) / COMMON_RARITY;
    scales[column] = (1 - telling + telling * unevenness) * Math.max(0, rarity) ** rare;
  }
  return scales;
}

/** ln(150): what a column in one item of 150 counts as, so that the scale stands around 1. */
const COMMON_RARITY = 5;

/** The rows with every value multiplied by its column's scale. */
export function scaleColumns(rows: SparseRows, scales: Float64Array): SparseRows {
  return { ...rows, values: rows.values.map((value, at) => value * (scales[rows.columns[at] as number] as number)) };
}
