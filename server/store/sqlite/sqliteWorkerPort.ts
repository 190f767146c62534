import { startWorker } from '@/server/worker';
import type { Worker } from 'node:worker_threads';
import type { OperationName } from '../operations';
import { StoreUnavailable } from '../store';
import { unpackError, type Response, type WorkerSettings } from './workerProtocol';

/** Calls to one worker. */
export interface WorkerPort {
  call(name: OperationName, args: readonly unknown[]): Promise<unknown>;
  /** calls not answered yet */
  waiting(): number;
  /** lets the calls under way finish, then ends the thread */
  close(): Promise<void>;
}

/**
 * Starts a worker and waits until it has opened the file.
 * @param onLost  the thread ended by itself; calls under way have been rejected
 * Errors: what kept the worker from opening the file.
 */
export async function openWorkerPort(settings: WorkerSettings, onLost: (reason: string) => void): Promise<WorkerPort> {
  const worker = startWorker('server/store/sqliteWorker.ts', { workerData: settings });
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let ended: string | null = null;
  await whenReady(worker);

  const end = (reason: string, wasAsked: boolean) => {
    if (ended !== null) {
      return;
    }
    ended = reason;
    for (const { reject } of pending.values()) {
      reject(new StoreUnavailable(wasAsked ? 'closed' : 'unreachable', reason));
    }
    pending.clear();
    if (!wasAsked) {
      onLost(reason);
    }
  };
  let isClosing = false;
  worker.on('error', (error) => end(`the store's ${settings.role} failed: ${error.message}`, false));
  worker.on('exit', () => end(`the store's ${settings.role} has ended`, isClosing));
  worker.on('message', (response: Response) => {
    if (response.kind === 'ready' || response.id === null) {
      return;
    }
    const call = pending.get(response.id);
    pending.delete(response.id);
    if (response.kind === 'done') {
      call?.resolve(response.value);
    } else {
      call?.reject(unpackError(response.error));
    }
  });

  const call = (name: OperationName, args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (ended !== null || isClosing) {
        reject(new StoreUnavailable('closed', ended ?? 'the store is closed'));
        return;
      }
      lastId += 1;
      pending.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, name, args });
    });
  return {
    call,
    waiting: () => pending.size,
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        if (ended !== null) {
          resolve();
          return;
        }
        worker.once('exit', () => resolve());
        worker.postMessage('close');
      }),
  };
}

function whenReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (response: Response) => {
      worker.off('error', reject);
      if (response.kind === 'failed') {
        // It has nothing to do without its file, and would keep the process alive.
        void worker.terminate();
        reject(unpackError(response.error));
      } else {
        resolve();
      }
    });
  });
}
