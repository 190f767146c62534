import { HEADLINE_FIGURES, type FigureName, type Figures, type Interval, type TagFigures } from './metrics';

/** What the desk's owner asked for, on items kept back. `opposite sign` is a ceiling, the others are floors. */
export const TARGETS: Record<FigureName, number> = {
  'relevance F1': 0.955,
  'tags micro-F1': 0.84,
  'tags macro-F1': 0.84,
  'end to end micro-F1': 0.8,
  'end to end macro-F1': 0.79,
  'direction accuracy': 0.82,
  'direction macro-F1': 0.79,
  'opposite sign': 0.03,
};

export interface Column {
  readonly title: string;
  readonly figures: Figures;
  readonly intervals?: Record<FigureName, Interval>;
}

export function figuresTable(columns: readonly Column[]): string {
  const head = ['', ...columns.flatMap(({ title, intervals }) => (intervals ? [title, '95 %'] : [title])), 'target'];
  const rows = (Object.keys(HEADLINE_FIGURES) as FigureName[]).map((name) => [
    name,
    ...columns.flatMap(({ figures, intervals }) => {
      const value = HEADLINE_FIGURES[name](figures).toFixed(3);
      return intervals ? [value, `${intervals[name].low.toFixed(3)}–${intervals[name].high.toFixed(3)}`] : [value];
    }),
    `${name === 'opposite sign' ? '≤' : '≥'} ${TARGETS[name].toFixed(3)}`,
  ]);
  return table([head, ...rows]);
}

export function tagsTable(tags: readonly TagFigures[]): string {
  const rows = tags.map(({ tag, support, precision, recall, f1, endToEndF1 }) => [tag, String(support), ...[precision, recall, f1, endToEndF1].map((value) => value.toFixed(3))]);
  return table([['tag', 'items', 'precision', 'recall', 'F1', 'end to end F1'], ...rows]);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}
