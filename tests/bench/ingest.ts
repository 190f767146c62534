import { fork } from 'node:child_process';
import path from 'node:path';
import { bundleForTrial, type Bundle } from '../harness/bundleForTrial';
import { startOutsideFeedServer } from '../harness/outsideFeedServer';
import type { IngestJob, PollFigures, RoundFigures } from './ingestMessages';

// What it costs to poll 200 feeds of 40 items at 150 ms: once from nothing, once when nothing has changed.
// `--cpu-prof` as an argument leaves a profile of the polling process in the current folder.

const FEEDS = 200;
const ITEMS = 40;
const AIMS = { cold: 3.0, warm: 0.15 };

function run<T>(bundle: Bundle, job: IngestJob, execArgv: string[] = []): Promise<T> {
  const child = fork(bundle.script, [JSON.stringify(job)], { cwd: bundle.directory, execArgv });
  return new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(figures as T));
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)));
  });
}

const row = (name: string, { cpuSeconds, wallSeconds }: RoundFigures, more = '') =>
  process.stdout.write(`${name.padEnd(34)} ${cpuSeconds.toFixed(3).padStart(8)} CPU s ${wallSeconds.toFixed(2).padStart(8)} s wall  ${more}\n`);

const profile = process.argv.includes('--cpu-prof') ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];
const bundle = await bundleForTrial('tests/bench/ingestPoller.ts');
const feedServer = await startOutsideFeedServer(['--feeds', String(FEEDS), '--items', String(ITEMS), '--latency', '150', '--hosts', '100']);
try {
  const feeds = (await feedServer.get<{ id: string; url: string }[]>('/_feeds')).map(({ id, url }) => ({ id, url }));
  const job = { feeds, directory: path.join(bundle.directory, 'data') };
  const parse = await run<RoundFigures>(bundle, { ...job, mode: 'parse-alone' });
  await feedServer.post('/_reset', {});
  const figures = await run<PollFigures>(bundle, { ...job, mode: 'poll' }, profile);
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
  bundle.remove();
}
