import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { isWrite, storeParts, type Call, type OperationName } from '../operations';
import { StoreUnavailable, type PollRecorded, type Store } from '../store';
import { DATABASE_FILE } from './openDatabase';
import { openWorkerPort, type WorkerPort } from './sqliteWorkerPort';

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
  const onLost = (reason: string) => log.error({ reason }, 'store worker lost');
  const writer = await openWorkerPort({ directory, role: 'writer' }, onLost);
  let readerPorts: WorkerPort[];
  try {
    readerPorts = await Promise.all(Array.from({ length: Math.max(1, readers) }, () => openWorkerPort({ directory, role: 'reader' }, onLost)));
  } catch (error) {
    await writer.close();
    throw error;
  }

  const listeners = new Set<() => void>();
  /** why the last write failed; null while writing works */
  let writeTrouble: string | null = null;
  let lastHead = -1;
  const announce = (name: OperationName, value: unknown) => {
    // Most polls bring nothing new; those need not wake anybody.
    const { head } = name === 'recordPoll' ? (value as PollRecorded) : { head: -1 };
    if (head === -1 || head !== lastHead) {
      lastHead = head;
      listeners.forEach((listener) => listener());
    }
  };
  const call = (async (name: OperationName, ...args: readonly unknown[]) => {
    if (!isWrite(name)) {
      return (leastBusy(readerPorts).call as AnyCall)(name, ...args);
    }
    try {
      const value = await (writer.call as AnyCall)(name, ...args);
      writeTrouble = null;
      announce(name, value);
      return value;
    } catch (error) {
      if (error instanceof StoreUnavailable && error.reason !== 'deposed') {
        writeTrouble = error.message;
      }
      throw error;
    }
  }) as Call;

  return {
    engine: 'sqlite',
    ...storeParts(call),
    changes: {
      after: (after, limit) => call('changesAfter', after, limit),
      head: () => call('changeHead'),
      onCommit(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    leadership: {
      // The folder's only process is its poller; an epoch of its own fences off what an earlier start may have left.
      async campaign({ onElected }) {
        onElected(await call('raiseEpoch'));
        return { stop: async () => {} };
      },
    },
    async health() {
      const sizeBytes = sizeOnDisk(directory);
      const readTrouble = await failureOf(call('probeReading'));
      const trouble = readTrouble ?? (writeTrouble === null ? null : await failureOf(call('probeWriting')));
      return { readable: readTrouble === null, writable: trouble === null, reason: trouble, sizeBytes };
    },
    async close() {
      listeners.clear();
      await Promise.all(readerPorts.map((port) => port.close()));
      // Last, so that it can fold the write-ahead log into the file.
      await writer.close();
    },
  };
}

/** A call whose name is not known here, and so not its types either. */
type AnyCall = (name: OperationName, ...args: readonly unknown[]) => Promise<unknown>;

const leastBusy = (ports: readonly WorkerPort[]): WorkerPort =>
  ports.reduce((best, port) => (port.waiting() < best.waiting() ? port : best));

async function failureOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function sizeOnDisk(directory: string): number | null {
  let bytes: number | null = null;
  for (const suffix of ['', '-wal']) {
    const stats = statSync(path.join(directory, DATABASE_FILE + suffix), { throwIfNoEntry: false });
    bytes = stats ? (bytes ?? 0) + stats.size : bytes;
  }
  return bytes;
}
