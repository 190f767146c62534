import { extractFeatures } from '../features';
import type { Roles } from '../roles';
import type { Taxonomy } from '../taxonomy';
import { rowScale } from '../outputs';
import type { Example } from './examples';
import type { SparseRows } from './logistic';

/** Features of one item with their values. */
export type FeatureRow = ReadonlyMap<string, number>;

export function featureRow(example: Example, taxonomy: Taxonomy, roles: Roles): FeatureRow {
  const row = new Map<string, number>();
  extractFeatures(example.text, taxonomy, roles, (name, value) => {
    const known = row.get(name);
    if (known === undefined || known < value) row.set(name, value);
  });
  return row;
}

/** A feature must have been seen in so many items before it may weigh anything: rarer ones only remember single headlines. */
const LEAST_ITEMS: Record<string, number> = { w: 3, b: 4, c: 2, g: 2, s: 2 };
const LEAST_ITEMS_ELSE = 5;

/** All features seen often enough, in alphabetical order. */
export function frequentFeatures(rows: readonly FeatureRow[]): string[] {
  const seen = new Map<string, number>();
  for (const row of rows) for (const name of row.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  return [...seen]
    .filter(([name, items]) => items >= (LEAST_ITEMS[name.slice(0, name.indexOf(':'))] ?? LEAST_ITEMS_ELSE))
    .map(([name]) => name)
    .sort();
}

/** Rows over a given list of features, each scaled to about the same length. */
export function toSparseRows(rows: readonly FeatureRow[], features: readonly string[]): SparseRows {
  const columnOf = new Map(features.map((name, column) => [name, column]));
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [index, row] of rows.entries()) {
    let squares = 0;
    const from = columns.length;
    for (const [name, value] of row) {
      const column = columnOf.get(name);
      if (column === undefined) continue;
      columns.push(column);
      values.push(value);
      squares += value * value;
    }
    const scale = rowScale(squares);
    for (let at = from; at < values.length; at += 1) values[at] = (values[at] as number) * scale;
    starts[index + 1] = columns.length;
  }
  return { starts, columns: Int32Array.from(columns), values: Float64Array.from(values), width: features.length };
}

/** The rows at the given places. */
export function pickRows(rows: SparseRows, places: readonly number[]): SparseRows {
  const starts = new Int32Array(places.length + 1);
  let size = 0;
  for (const [at, place] of places.entries()) {
    size += (rows.starts[place + 1] as number) - (rows.starts[place] as number);
    starts[at + 1] = size;
  }
  const columns = new Int32Array(size);
  const values = new Float64Array(size);
  for (const [at, place] of places.entries()) {
    columns.set(rows.columns.subarray(rows.starts[place], rows.starts[place + 1]), starts[at]);
    values.set(rows.values.subarray(rows.starts[place], rows.starts[place + 1]), starts[at]);
  }
  return { starts, columns, values, width: rows.width };
}
