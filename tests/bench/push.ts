import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { FromClients, FromServer, ToClients, ToServer } from './pushMessages';

// What it costs to tell every open page, beside plain `ws` in the same run, and how long it takes from the moment a feed
// was read. The servers run as in production: bundled, in a process of their own. Everything stays on loopback.

const OUT = path.resolve('node_modules/.cache/bench-push');
const ROUNDS = 3;
const SIZES = [
  { pages: 1_000, batches: 40, everyMs: 120 },
  { pages: 5_000, batches: 16, everyMs: 400 },
];
const DELAY = { pages: 1_000, batches: 120, everyMs: 170 };

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percentile = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

function ask<T extends { kind: string }>(child: ChildProcess, message: ToServer | ToClients | null, kind: T['kind']): Promise<T> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: T) => {
      if (answer.kind !== kind) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(answer);
    };
    const onExit = (code: number | null) => reject(new Error(`a process of the benchmark ended with code ${code}`));
    child.on('message', onMessage);
    child.once('exit', onExit);
    if (message) child.send(message);
  });
}

async function start(script: string, ...args: string[]): Promise<ChildProcess> {
  return fork(path.join(OUT, script), args, { cwd: OUT, execArgv: ['--expose-gc', '--enable-source-maps'], env: { ...process.env, NODE_ENV: 'production' } });
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await ended;
}

interface Measured {
  readonly microsecondsPerDelivery: number;
  readonly deliveries: number;
  readonly expected: number;
  readonly rssPerPage: number;
  readonly heapPerPage: number;
  readonly delaysMs: readonly number[];
}

async function measure(mode: 'ws' | 'live' | 'store', { pages, batches, everyMs }: (typeof SIZES)[number]): Promise<Measured> {
  const server = await start('pushServer.js', mode);
  const { port } = await ask<Extract<FromServer, { kind: 'listening' }>>(server, null, 'listening');
  const clients = await start('pushClients.js');
  type Settled = Extract<FromServer, { kind: 'settled' }>;
  const speaks = mode === 'ws' ? 'ws' : 'socket.io';
  // The first pages pay for what is loaded and compiled once; what is measured is what a further one costs.
  await ask(clients, { do: 'connect', port, count: 200, speaks }, 'connected');
  await ask(clients, { do: 'leave' }, 'left');
  const empty = await ask<Settled>(server, { do: 'settle' }, 'settled');
  await ask(clients, { do: 'connect', port, count: pages, speaks }, 'connected');
  const full = await ask<Settled>(server, { do: 'settle' }, 'settled');
  // Warm: compiled before it is measured.
  await ask(server, { do: 'send', batches: 5, everyMs: 120 }, 'sent');
  await ask(clients, { do: 'count' }, 'counted');
  const sent = await ask<Extract<FromServer, { kind: 'sent' }>>(server, { do: 'send', batches, everyMs }, 'sent');
  const counted = await ask<Extract<FromClients, { kind: 'counted' }>>(clients, { do: 'count' }, 'counted');
  await ask(clients, { do: 'leave' }, 'left');
  await end(clients);
  await end(server);
  return {
    microsecondsPerDelivery: sent.cpuMicroseconds / counted.messages,
    deliveries: counted.messages,
    expected: batches * pages,
    rssPerPage: (full.rss - empty.rss) / pages / 1_024,
    heapPerPage: (full.heap + full.external - empty.heap - empty.external) / pages / 1_024,
    delaysMs: counted.delaysMs,
  };
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
  define: { 'process.env.ENTENTE_BUNDLED': '"true"', 'process.env.NODE_ENV': '"production"' },
} as const;
await build({ ...shared, entryPoints: ['tests/bench/pushServer.ts', 'tests/bench/pushClients.ts'], outdir: OUT });
await build({ ...shared, entryPoints: ['server/store/sqliteWorker.ts'], outdir: path.join(OUT, 'dist/workers') });

console.log('sending one change to every page (server CPU, user and system; median of %d rounds)', ROUNDS);
const table = [];
for (const size of SIZES) {
  const plain: Measured[] = [];
  const live: Measured[] = [];
  // Turn about, so that what else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await measure('ws', size));
    live.push(await measure('live', size));
  }
  const cost = (rounds: Measured[]) => median(rounds.map((round) => round.microsecondsPerDelivery));
  const ratio = cost(live) / cost(plain);
  for (const [name, rounds] of [['plain ws', plain], ['live line', live]] as const) {
    table.push({
      pages: size.pages,
      server: name,
      'CPU µs/delivery': cost(rounds).toFixed(2),
      'beside ws': name === 'live line' ? `${ratio.toFixed(2)}×` : '1×',
      delivered: `${rounds.map((round) => `${round.deliveries}/${round.expected}`).join(' ')}`,
      'KB/page (rss)': median(rounds.map((round) => round.rssPerPage)).toFixed(1),
      'KB/page (heap)': median(rounds.map((round) => round.heapPerPage)).toFixed(1),
    });
  }
}
console.table(table);

console.log('from the moment a feed was read, through the embedded store, to %d pages', DELAY.pages);
const { delaysMs, deliveries, microsecondsPerDelivery } = await measure('store', DELAY);
const sorted = [...delaysMs].sort((a, b) => a - b);
console.table([
  {
    deliveries,
    'p50 ms': percentile(sorted, 0.5).toFixed(1),
    'p95 ms': percentile(sorted, 0.95).toFixed(1),
    'p99 ms': percentile(sorted, 0.99).toFixed(1),
    'max ms': (sorted.at(-1) ?? Number.NaN).toFixed(1),
    'CPU µs/delivery': microsecondsPerDelivery.toFixed(2),
  },
]);
rmSync(OUT, { recursive: true, force: true });
