import path from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Replaced by the production build; from source, workers run through the TypeScript loader. */
const isBundled = process.env.ENTENTE_BUNDLED === 'true';

/**
 * Starts a worker thread from its source file.
 * @param source  path of the worker's TypeScript file, from the project's root; `server/cli/build.mjs` bundles each
 *   `*Worker.ts` under `server` to `dist/workers/<name>.js`
 * Errors: as `Worker`; a missing file arrives as its `error` event.
 */
export function startWorker(source: `server/${string}Worker.ts`, options: WorkerOptions = {}): Worker {
  if (isBundled) {
    return new Worker(path.resolve('dist/workers', `${path.basename(source, '.ts')}.js`), options);
  }
  // On Node 20 a thread's own entry file does not pass through a loader given by `--import`; what it requires does.
  const start = `require('tsx/cjs/api').register(); require(${JSON.stringify(path.resolve(source))});`;
  return new Worker(start, { ...options, eval: true, execArgv: [] });
}
