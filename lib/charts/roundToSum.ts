/**
 * Rounds parts so that they add up to their rounded sum, as a reader who checks the column expects (largest remainder).
 * @param decimals  places kept
 */
export function roundToSum(parts: readonly number[], decimals: number): number[] {
  const unit = 10 ** decimals;
  const floors = parts.map((part) => Math.floor(part * unit));
  const missing = Math.round(parts.reduce((sum, part) => sum + part, 0) * unit) - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = parts.map((part, index) => ({ index, rest: part * unit - (floors[index] ?? 0) })).sort((a, b) => b.rest - a.rest || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  // "|| 0": minus zero is written as zero.
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / unit || 0);
}
