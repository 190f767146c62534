import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

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
  const shared = {
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    alias: { '@': process.cwd() },
    define: { 'process.env.ENTENTE_BUNDLED': '"true"', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  } as const;
  await build({ ...shared, entryPoints: [entry], outdir: directory });
  await build({
    ...shared,
    // As server/cli/build.mjs does.
    packages: 'bundle',
    external: ['libsql'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    entryPoints: ['server/store/sqliteWorker.ts', 'server/feeds/reading/readWorker.ts', 'server/analysis/analysisWorker.ts'],
    outdir: path.join(directory, 'dist/workers'),
    entryNames: '[name]',
  });
  return { directory, script: path.join(directory, `${name}.js`), remove };
}
