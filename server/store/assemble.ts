import { isWrite, storeParts, type Call, type OperationName } from './operations';
import { StoreUnavailable, type ChangeLog, type Leadership, type Store } from './store';

/** What an engine brings to the store beside its operations. */
export interface EngineParts {
  readonly engine: Store['engine'];
  /** runs one operation; rejects with `StoreUnavailable` when the engine does not serve it */
  readonly run: (name: OperationName, args: readonly unknown[]) => Promise<unknown>;
  readonly leadership: (call: Call) => Leadership;
  /** bytes on disk, null where the engine cannot tell. Errors: none */
  readonly sizeBytes: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

/** @returns the store, and `wake`: tells its listeners that another node has committed */
export function assembleStore({ engine, run, leadership, sizeBytes, close }: EngineParts): { store: Store; wake: () => void } {
  const listeners = new Set<() => void>();
  const wake = () => listeners.forEach((listener) => listener());
  /** why the last write failed; null while writing works */
  let writeTrouble: string | null = null;
  let lastHead = -1;
  let isClosed = false;

  const write = async (name: OperationName, args: readonly unknown[]): Promise<unknown> => {
    try {
      const value = await run(name, args);
      writeTrouble = null;
      // Most polls bring nothing to see; those need not wake anybody.
      const head = headIn(value);
      if (head === -1 || head !== lastHead) {
        lastHead = head;
        wake();
      }
      return value;
    } catch (error) {
      if (error instanceof StoreUnavailable && error.reason !== 'deposed') {
        writeTrouble = error.message;
      }
      throw error;
    }
  };
  const call = (async (name: OperationName, ...args: readonly unknown[]) => {
    if (isClosed) {
      throw new StoreUnavailable('closed', 'the store is closed');
    }
    return isWrite(name) ? write(name, args) : run(name, args);
  }) as Call;

  const changes: ChangeLog = {
    after: (after, limit) => call('changesAfter', after, limit),
    head: () => call('changeHead'),
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const store: Store = {
    engine,
    ...storeParts(call),
    changes,
    leadership: leadership(call),
    async health() {
      const readTrouble = await failureOf(call('probeReading'));
      const reason = readTrouble ?? (writeTrouble === null ? null : await failureOf(call('probeWriting')));
      return { readable: readTrouble === null, writable: reason === null, reason, sizeBytes: readTrouble === null ? await sizeBytes() : null };
    },
    async close() {
      if (!isClosed) {
        isClosed = true;
        listeners.clear();
        await close();
      }
    },
  };
  return { store, wake };
}

/** The head of the outbox that a write answers with; -1 when it says nothing of it. */
function headIn(value: unknown): number {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'object' && last !== null && 'head' in last ? Number(last.head) : -1;
}

async function failureOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
