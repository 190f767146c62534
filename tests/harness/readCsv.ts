/** Reads comma-separated values back, as RFC 4180 says and a spreadsheet does. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const signs = text.replace(/^\u{feff}/u, '');
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (signs[i + 1] === '"') cell += signs[++i];
      else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && signs[i + 1] === '\n') {
      i++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += sign;
  }
  return rows;
}
