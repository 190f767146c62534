import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Instant } from '@/lib/time/instant';
import { NewerStore, SCHEMA_VERSION } from '../migrations/migrations';
import { readSnapshot, type ReadTable, type StoreAddress } from './directStore';
import { tablesOf, type BackupHeader, type PortableTable } from './format';

/**
 * Writes the store, as it is at one moment, into one file. The store may be in use. The file appears when it is whole, in place of an older one.
 * @returns what was written
 * Errors: `StoreUnavailable`, `NewerStore`, and what the disk says; no half file is left.
 */
export async function writeBackup(address: StoreAddress, file: string, now: Instant): Promise<BackupHeader> {
  const partial = `${file}.partial`;
  try {
    const header = await readSnapshot(address, async (read) => {
      const made = await readHeader(address, read, now);
      await pipeline(Readable.from(withChecksum(lines(made, read))), createGzip(), createWriteStream(partial));
      return made;
    });
    await flush(partial);
    await rename(partial, file);
    return header;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function readHeader(address: StoreAddress, read: ReadTable, now: Instant): Promise<BackupHeader> {
  const [meta] = await firstRows(read('meta'));
  const schemaVersion = Number(meta?.schema_version);
  if (schemaVersion > SCHEMA_VERSION) {
    throw new NewerStore(schemaVersion);
  }
  const rows: Partial<Record<PortableTable, number>> = {};
  for (const table of tablesOf(schemaVersion)) {
    const [count] = await firstRows(read(`(SELECT COUNT(*) AS rows FROM ${table}) AS counted`));
    rows[table] = Number(count?.rows);
  }
  return {
    entente: 'backup',
    format: 1,
    schemaVersion,
    madeAt: new Date(now).toISOString(),
    engine: address.engine,
    epoch: Number(meta?.epoch),
    feedsRevision: Number(meta?.feeds_revision),
    rows,
  };
}

async function firstRows<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
  }
  return rows;
}

/** In batches: a line at a time would cost more in passing than in writing. */
async function* lines(header: BackupHeader, read: ReadTable): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (const table of tablesOf(header.schemaVersion)) {
    for await (const batch of read(table)) {
      yield batch.map((row) => `${JSON.stringify({ [table]: row })}\n`).join('');
    }
  }
}

async function* withChecksum(text: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const part of text) {
    hash.update(part);
    yield part;
  }
  yield `${JSON.stringify({ end: { sha256: hash.digest('hex') } })}\n`;
}

/** A backup that is reported as written is on the disk. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
