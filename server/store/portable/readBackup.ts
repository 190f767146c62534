import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { NewerStore, SCHEMA_VERSION } from '../migrations/migrations';
import { BadBackup, endSchema, headerSchema, PORTABLE_TABLES, rowSchema, type BackupHeader, type PortableRow, type PortableTable } from './format';

/**
 * Reads a backup from its first line to its last and holds it against its own checksum and counts.
 * Errors: `BadBackup` saying what is wrong and in which line; `NewerStore` when a later release made it.
 */
export async function checkBackup(file: string): Promise<BackupHeader> {
  const hash = createHash('sha256');
  const rows = Object.fromEntries(PORTABLE_TABLES.map((table) => [table, 0])) as Record<PortableTable, number>;
  let header: BackupHeader | null = null;
  let claimed: string | null = null;
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    if (claimed !== null) {
      throw new BadBackup(`${file}, line ${number}: something follows the closing line`);
    }
    const value = parseLine(file, number, line);
    if (header === null) {
      header = readHeader(file, value);
    } else if (endSchema.safeParse(value).success) {
      claimed = endSchema.parse(value).end.sha256;
      continue;
    } else {
      const row = rowSchema.safeParse(value);
      if (!row.success) {
        throw new BadBackup(`${file}, line ${number}: not a row of a known table`);
      }
      rows[Object.keys(row.data)[0] as PortableTable] += 1;
    }
    hash.update(`${line}\n`);
  }
  if (header === null || claimed === null) {
    throw new BadBackup(`${file} is not a whole backup: its closing line is missing`);
  }
  if (claimed !== hash.digest('hex')) {
    throw new BadBackup(`${file} was altered or damaged: its checksum does not fit`);
  }
  const short = PORTABLE_TABLES.find((table) => (header.rows[table] ?? 0) !== rows[table]);
  if (short) {
    throw new BadBackup(`${file} names ${header.rows[short] ?? 0} rows of ${short} and holds ${rows[short]}`);
  }
  return header;
}

const ROWS_AT_A_TIME = 500;

/** The rows of a backup that was checked, some at a time, each time of one table. */
export async function* backupRows(file: string): AsyncGenerator<{ table: PortableTable; rows: PortableRow[] }> {
  let batch: { table: PortableTable; rows: PortableRow[] } | null = null;
  let isHeader = true;
  for await (const line of linesOf(file)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const [[table, row] = ['end', {}]] = Object.entries(JSON.parse(line) as Record<string, PortableRow>);
    if (batch && (batch.table !== table || batch.rows.length === ROWS_AT_A_TIME)) {
      yield batch;
      batch = null;
    }
    if (table !== 'end') {
      batch ??= { table: table as PortableTable, rows: [] };
      batch.rows.push(row);
    }
  }
}

/** Split at \n alone: a line separator of another kind may stand bare inside JSON text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  source.pipe(text).setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? new BadBackup(`${file} is not a whole backup: ${message}`) : error;
  } finally {
    source.destroy();
  }
  if (rest !== '') {
    throw new BadBackup(`${file} is not a whole backup: its last line is cut off`);
  }
}

function parseLine(file: string, number: number, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadBackup(`${file}, line ${number}: not JSON`);
  }
}

function readHeader(file: string, value: unknown): BackupHeader {
  const header = headerSchema.safeParse(value);
  if (!header.success) {
    throw new BadBackup(`${file} is not a backup of Entente: its first line does not say so`);
  }
  if (header.data.schemaVersion > SCHEMA_VERSION) {
    throw new NewerStore(header.data.schemaVersion);
  }
  return header.data;
}
