import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { startOutsideFeedServer } from '../harness/outsideFeedServer';
import type { IngestJob, PollFigures, RoundFigures } from './ingestMessages';

// What it costs to poll 200 feeds of 40 items at 150 ms: once from nothing, once when nothing has changed.
// `--cpu-prof` as an argument leaves a profile of the polling process in the current folder.

const FEEDS = 200;
const ITEMS = 40;
const AIMS = { cold: 3.0, warm: 0.15 };
const OUT = path.resolve('node_modules/.cache/bench-ingest');

async function bundle(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
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
  await build({ ...shared, entryPoints: ['tests/bench/ingestPoller.ts'], outdir: OUT });
  await build({ ...shared, entryPoints: ['server/store/sqliteWorker.ts', 'server/feeds/reading/readWorker.ts'], outdir: path.join(OUT, 'dist/workers'), entryNames: '[name]' });
}

function run<T>(job: IngestJob, execArgv: string[] = []): Promise<T> {
  const child = fork(path.join(OUT, 'ingestPoller.js'), [JSON.stringify(job)], { cwd: OUT, execArgv });
  return new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(figures as T));
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)));
  });
}

const row = (name: string, { cpuSeconds, wallSeconds }: RoundFigures, more = '') =>
  process.stdout.write(`${name.padEnd(34)} ${cpuSeconds.toFixed(3).padStart(8)} CPU s ${wallSeconds.toFixed(2).padStart(8)} s wall  ${more}\n`);

const profile = process.argv.includes('--cpu-prof') ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];
await bundle();
const feedServer = await startOutsideFeedServer(['--feeds', String(FEEDS), '--items', String(ITEMS), '--latency', '150', '--hosts', '100']);
try {
  const feeds = (await feedServer.get<{ id: string; url: string }[]>('/_feeds')).map(({ id, url }) => ({ id, url }));
  const job = { feeds, directory: path.join(OUT, 'data') };
  const parse = await run<RoundFigures>({ ...job, mode: 'parse-alone' });
  await feedServer.post('/_reset', {});
  const figures = await run<PollFigures>({ ...job, mode: 'poll' }, profile);
  const { total } = await feedServer.get<{ total: { status: Record<string, number>; maxPerHost: number } }>('/_stats');

  row('rss-parser alone, nothing else', parse);
  row('start (node, store, seed)', figures.start);
  row('cold: fetch, read, store', figures.cold, `${figures.cold.stored} items stored, ${(figures.cold.cpuSeconds / parse.cpuSeconds).toFixed(2)} × parsing alone`);
  row('warm: nothing changed', figures.warm, `${figures.warm.unchanged} of ${FEEDS} answered 304`);
  row('warm, over new connections', figures.reconnected, `${figures.reconnected.unchanged} of ${FEEDS} answered 304`);

  const faults = [
    ...(figures.cold.stored === FEEDS * ITEMS ? [] : [`${figures.cold.stored} items stored, not ${FEEDS * ITEMS}`]),
    ...(total.status['304'] === 2 * FEEDS && figures.warm.unchanged === FEEDS ? [] : [`${total.status['304'] ?? 0} answers 304 in two rounds, ${figures.warm.unchanged} polls unchanged in the first`]),
    ...(total.maxPerHost === 1 ? [] : [`${total.maxPerHost} requests at a time to one host`]),
  ];
  const missed = [
    ...(figures.cold.cpuSeconds <= AIMS.cold ? [] : [`cold ${figures.cold.cpuSeconds.toFixed(2)} > ${AIMS.cold} CPU s`]),
    ...(figures.warm.cpuSeconds <= AIMS.warm ? [] : [`warm ${figures.warm.cpuSeconds.toFixed(3)} > ${AIMS.warm} CPU s`]),
  ];
  for (const fault of faults) process.stdout.write(`WRONG: ${fault}\n`);
  process.stdout.write(missed.length === 0 ? 'aims met\n' : `aim missed: ${missed.join('; ')}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  feedServer.stop();
  rmSync(OUT, { recursive: true, force: true });
}
