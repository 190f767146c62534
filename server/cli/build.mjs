// Builds what production runs: the pages (.next) and the server with its workers (dist).
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { forServer, forThreads } from './bundle.mjs';
import { globSync, hashSources } from './sources.mjs';

/** Bundles the server, its workers and its commands; packages stay in node_modules. */
export async function buildServer(build) {
  const esbuild = await import('esbuild');
  rmSync('dist', { recursive: true, force: true });
  const define = { 'process.env.ENTENTE_BUILD': JSON.stringify(build) };
  const shared = { ...forServer(define), sourcemap: true };
  await esbuild.build({ ...shared, entryPoints: ['server/index.ts'], outdir: 'dist' });
  await esbuild.build({ ...forThreads(define), sourcemap: true, outdir: 'dist/workers' });
  await esbuild.build({ ...shared, entryPoints: globSync('server/cli', (file) => file.endsWith('.ts')), outdir: 'dist/cli', entryNames: '[name]' });
}

function buildPages(build) {
  const next = path.join('node_modules', 'next', 'dist', 'bin', 'next');
  const run = spawnSync(process.execPath, [next, 'build'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ENTENTE_BUILD: build },
  });
  if (run.status !== 0) throw new Error('the pages could not be built: see above');
}

export async function buildAll() {
  const build = hashSources();
  buildPages(build);
  await buildServer(build);
  // Written last: a build that was cut short is not taken for a whole one.
  writeFileSync(path.join('dist', 'build.json'), `${JSON.stringify({ build })}\n`);
  return build;
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) await buildAll();
