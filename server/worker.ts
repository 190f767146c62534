import type Bundler from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Replaced by the production build; from source, workers are bundled as they start. */
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
  return new Worker(bundleOf(source), { ...options, eval: true, execArgv: [] });
}

const bundles = new Map<string, string>();

/**
 * From source a worker is bundled when it is first started: on Node 20 a thread's entry file does not pass through a loader given by
 * `--import`, and one file starts five times faster than a tree of them. The bundler is looked up here, for production does without it.
 */
function bundleOf(source: string): string {
  const known = bundles.get(source);
  if (known !== undefined) {
    return known;
  }
  const { buildSync } = createRequire(path.resolve('package.json'))('esbuild') as typeof Bundler;
  const { outputFiles } = buildSync({
    entryPoints: [path.resolve(source)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    write: false,
  });
  const code = outputFiles[0]?.text ?? '';
  bundles.set(source, code);
  return code;
}
