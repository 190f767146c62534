/** A chart's figures, as its table shows them and its file holds them. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** null: there is none */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Comma-separated values for a spreadsheet: a byte-order mark, so that accents survive, and CRLF. Source: RFC 4180. */
export function tableAsCsv({ columns, rows }: ChartTable): string {
  return `\u{feff}${csvLines([columns, ...rows])}`;
}

/** Rows of such a file, each ended. */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would run a text that begins so as a formula: a publisher's headline must not.
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
