import { fork } from 'node:child_process';
import path from 'node:path';
import { SERVER_URL, keptDatabase, throwAwayDatabase } from '../contract/postgresServer';
import { bundleForTrial, type Bundle } from '../harness/bundleForTrial';
import type { QueryFigure, QueryJob } from './queryMessages';

// What pages ask for, of 100,000 stored updates of a year, on both engines. Each is asked again and again, past every memory of answers.
// Arguments: `sqlite`, `postgres`; both when none is given. `--keep` leaves the filled stores for the next run, since filling takes minutes.

const UPDATES = 100_000;
const AIM_MS = { filter: 100, index: 300 };

function run(bundle: Bundle, job: QueryJob): Promise<readonly QueryFigure[]> {
  const child = fork(bundle.script, [JSON.stringify(job)], { cwd: bundle.directory });
  return new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(figures as readonly QueryFigure[]));
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)));
  });
}

const isKept = process.argv.includes('--keep');
const chosen = process.argv.slice(2).filter((word) => word === 'sqlite' || word === 'postgres');
const bundle = await bundleForTrial('tests/bench/queryTimes.ts');
const missed: string[] = [];
try {
  for (const engine of chosen.length > 0 ? chosen : (['sqlite', 'postgres'] as const)) {
    const database = engine === 'sqlite' ? null : await (isKept ? keptDatabase('entente_bench_queries') : throwAwayDatabase());
    const directory = isKept ? path.resolve('node_modules/.cache/bench-queries') : path.join(bundle.directory, 'data');
    try {
      const figures = await run(bundle, { engine, place: database?.url ?? directory, updates: UPDATES });
      process.stdout.write(`\n${engine === 'sqlite' ? 'SQLite' : `PostgreSQL at ${new URL(SERVER_URL).host}`}, ${UPDATES.toLocaleString('en')} updates\n`);
      const yardstick = figures[0]?.medianMs ?? NaN;
      for (const { name, kind, medianMs, worstMs, found } of figures) {
        process.stdout.write(`${name.padEnd(52)} ${medianMs.toFixed(1).padStart(8)} ms ${worstMs.toFixed(1).padStart(8)} ms at worst ${(medianMs / yardstick).toFixed(1).padStart(7)} yardsticks  ${found}\n`);
        if (kind !== 'other' && medianMs > AIM_MS[kind]) missed.push(`${engine}: ${name} ${medianMs.toFixed(0)} > ${AIM_MS[kind]} ms`);
      }
    } finally {
      if (!isKept) await database?.drop();
    }
  }
} finally {
  bundle.remove();
}
process.stdout.write(missed.length === 0 ? '\naims met\n' : `\naims missed: ${missed.join('; ')}\n`);
