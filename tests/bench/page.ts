// `npm run bench:page [-- --minutes 10 --speed 5 --loads 5]`: what a reader waits for, in a production build and headless Chromium.
// The burst is played `speed` times as fast as the aim says: what passes so passes at its own pace.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded, startEntenteProcess } from '../harness/ententeProcess';
import { openBrowser } from './pageBrowser';
import { measureBurst } from './pageBurst';
import { measureFilter } from './pageFilter';
import { firstLoadBytes, measureLoad } from './pageLoad';

const FILLED = path.resolve('node_modules/.cache/bench-queries');

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, speed: { type: 'string', default: '5' }, loads: { type: 'string', default: '5' } } });
const missed: string[] = [];

function print(name: string, value: number, unit: string, aim: number, digits = 0): void {
  const isMet = value <= aim;
  if (!isMet) missed.push(name);
  console.log(`${name.padEnd(52)} ${value.toFixed(digits).padStart(9)} ${unit.padEnd(3)} aim ≤ ${aim} ${isMet ? '' : '  MISSED'}`);
}

buildIfNeeded();
const directory = mkdtempSync(path.join(tmpdir(), 'entente-bench-page-'));
const browser = await openBrowser();
try {
  const demo = await startEntenteProcess({}, ['--demo', '--data', path.join(directory, 'demo')]);
  try {
    for (const [page, aim] of [['/', 160], ['/wall', 150]] as const) {
      const bytes = await firstLoadBytes(demo.url + page);
      if (bytes === null) console.log(`first load of ${page}: no such page`);
      else print(`first load of ${page}, script gzipped`, bytes / 1_000, 'KB', aim, 1);
    }
    const load = await measureLoad(browser, demo.url, Number(values.loads));
    print('largest contentful paint of /, demo data', load.paintMs, 'ms', 1_000);
    print('total blocking time', load.blockingMs, 'ms', 150);
    print('cumulative layout shift', load.shift, '', 0.02, 3);
  } finally {
    demo.child.kill('SIGTERM');
    await demo.ended;
  }

  const [minutes, speed] = [Number(values.minutes), Number(values.speed)];
  const burst = await measureBurst(browser, directory, minutes, speed);
  console.log(`\nburst: ${burst.sent} updates sent, ${burst.arrived} stored; ${minutes} min of 500 a minute played in ${(minutes / speed).toFixed(1)} min (${500 * speed} a minute), ${burst.frames} frames`);
  print('frame time, 95th percentile', burst.p95Ms, 'ms', 50);
  console.log(`worst frame ${burst.worstMs.toFixed(0)} ms; heap ${(burst.heapBefore / 1e6).toFixed(1)} → ${(burst.heapAfter / 1e6).toFixed(1)} MB after a full collection`);

  if (existsSync(path.join(FILLED, 'entente.sqlite'))) {
    const filter = await measureFilter(browser, directory, FILLED);
    console.log(`\nfilter change, ${filter.updates.toLocaleString('en')} stored updates`);
    print('answer of the server', filter.answerMs, 'ms', 100);
    console.log(`press to painted list ${filter.paintedMs.toFixed(0)} ms`);
  } else {
    console.log('\nfilter change: SKIPPED, no filled store; `npm run bench:queries -- sqlite --keep` fills one');
  }
} finally {
  await browser.close();
  rmSync(directory, { recursive: true, force: true });
}
console.log(missed.length === 0 ? '\nevery aim is met' : `\nmissed: ${missed.join('; ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
