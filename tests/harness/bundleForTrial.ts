import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { forServer, forThreads } from '../../server/cli/bundle.mjs';

export interface Bundle {
  /** working folder of the measured process: workers are found from there */
  readonly directory: string;
  readonly script: string;
  remove(): void;
}

/**
 * Bundles a script with the product's own code and workers as production does, so that what is measured is not the
 * TypeScript loader. Packages stay in node_modules, found because the bundle lies below it; threads carry theirs with them.
 * @param entry  a TypeScript file that talks to its parent over IPC
 */
export async function bundleForTrial(entry: string): Promise<Bundle> {
  const name = path.basename(entry, '.ts');
  const directory = path.resolve('node_modules/.cache', `trial-${name}-${process.pid}`);
  const remove = () => rmSync(directory, { recursive: true, force: true });
  remove();
  mkdirSync(directory, { recursive: true });
  const alias = { '@': process.cwd() };
  await build({ ...forServer(), alias, entryPoints: [entry], outdir: directory });
  await build({ ...forThreads(), alias, outdir: path.join(directory, 'dist/workers') });
  return { directory, script: path.join(directory, `${name}.js`), remove };
}
