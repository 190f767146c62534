import type { Logger } from 'pino';
import { StoreUnavailable } from '../store';
import { openWorkerPort, type WorkerPort } from './sqliteWorkerPort';
import type { WorkerSettings } from './workerProtocol';

const START_AGAIN_MS = 500;

/**
 * A worker that is started again when its thread ends by itself (out of memory, a fault in the engine). Calls under way are rejected, and so
 * are those that come before it is back: the caller knows best whether to repeat them.
 * Errors: what kept the worker from opening the file the first time.
 */
export async function openKeptPort(settings: WorkerSettings, log: Logger): Promise<WorkerPort> {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let starting: Promise<void> = Promise.resolve();

  const startAgain = () => {
    timer = setTimeout(() => {
      starting = openWorkerPort(settings, onLost).then(
        (opened) => {
          port = opened;
          log.warn({ role: settings.role }, 'the store worker is back');
        },
        (error: Error) => {
          log.error({ role: settings.role, reason: error.message }, 'the store worker does not start');
          if (!isClosed) startAgain();
        },
      );
    }, START_AGAIN_MS);
  };
  const onLost = (reason: string) => {
    log.error({ role: settings.role, reason }, 'a store worker was lost');
    port = null;
    startAgain();
  };
  let port: WorkerPort | null = await openWorkerPort(settings, onLost);

  return {
    call: (name, args) =>
      port?.call(name, args) ?? Promise.reject(new StoreUnavailable('unreachable', `the store's ${settings.role} is being started again`)),
    waiting: () => port?.waiting() ?? Infinity,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await starting;
      await port?.close();
    },
  };
}
