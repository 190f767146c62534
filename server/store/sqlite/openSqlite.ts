import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { assembleStore } from '../assemble';
import { isWrite, type OperationName } from '../operations';
import type { Store } from '../store';
import { openKeptPort } from './keptPort';
import { DATABASE_FILE } from './openDatabase';
import type { WorkerPort } from './sqliteWorkerPort';

export interface SqliteOptions {
  readonly engine: 'sqlite';
  /** created when it does not exist */
  readonly directory: string;
  /** threads that read beside the writer, 1 or more */
  readonly readers: number;
  readonly log: Logger;
}

/**
 * Opens the embedded store: one writer and some readers, each in a thread of its own.
 * Errors: `StoreUnavailable('locked')` when another process owns the folder; `NewerStore`; what the disk says.
 */
export async function openSqlite({ directory, readers, log }: SqliteOptions): Promise<Store> {
  mkdirSync(directory, { recursive: true });
  const writer = await openKeptPort({ directory, role: 'writer' }, log);
  let readerPorts: WorkerPort[];
  try {
    readerPorts = await Promise.all(Array.from({ length: Math.max(1, readers) }, () => openKeptPort({ directory, role: 'reader' }, log)));
  } catch (error) {
    await writer.close();
    throw error;
  }
  const run = (name: OperationName, args: readonly unknown[]) => (isWrite(name) ? writer : leastBusy(readerPorts)).call(name, args);

  return assembleStore({
    engine: 'sqlite',
    run,
    // The folder's only process is its poller; an epoch of its own fences off what an earlier start may have left.
    leadership: (call) => ({
      async campaign({ onElected }) {
        onElected(await call('raiseEpoch'));
        return { stop: async () => {} };
      },
    }),
    sizeBytes: async () => sizeOnDisk(directory),
    async close() {
      await Promise.all(readerPorts.map((port) => port.close()));
      // Last, so that it can fold the write-ahead log into the file.
      await writer.close();
    },
  }).store;
}

const leastBusy = (ports: readonly WorkerPort[]): WorkerPort =>
  ports.reduce((best, port) => (port.waiting() < best.waiting() ? port : best));

function sizeOnDisk(directory: string): number | null {
  let bytes: number | null = null;
  for (const suffix of ['', '-wal']) {
    const stats = statSync(path.join(directory, DATABASE_FILE + suffix), { throwIfNoEntry: false });
    bytes = stats ? (bytes ?? 0) + stats.size : bytes;
  }
  return bytes;
}
