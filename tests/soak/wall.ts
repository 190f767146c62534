/**
 * npm run soak:wall -- --hours H [--speed S]: a wall left alone for H hours, played S times as fast (1 unless told), on the demo timeline: steady hours,
 * a burst every third one, a server killed and started again between them. Prints heap after forced collection, DOM nodes and listeners of
 * each hour, and the medians of the first and the last third. Needs a production build. Exit code 1 when anything grew by a tenth or more, or
 * the wall did not come back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { SCENES } from '@/lib/wall/wallSettings';
import { openBrowser, quantile } from '../bench/pageBrowser';
import { startEntenteProcess, type EntenteProcess } from '../harness/ententeProcess';

const HOUR_MS = 3_600_000;
const MOST_GROWTH = 0.1;
/** How fast the demo tells its timeline in an hour that is steady, and in a burst. */
const PACES = ['6', '6', '60'] as const;
/** The page fills up to its limits first, through a burst too: its lists, its caches, each scene drawn once. */
const WARM_UP_SHARE = 0.15;
/** With time for a machine that does much else. */
const BACK_WITHIN_MS = 180_000;
const out = (text: string): void => void process.stdout.write(`${text}\n`);

interface Load {
  readonly heapMegabytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

const { values } = parseArgs({ options: { hours: { type: 'string', default: '1' }, speed: { type: 'string', default: '1' } } });
const [hours, speed] = [Number(values.hours), Number(values.speed)];
if (!(hours > 0) || !(speed >= 1 && speed <= 60)) throw new Error('npm run soak:wall -- --hours H [--speed 1..60]');
const dwellMs = Math.max(1_000, 20_000 / speed);
/** Ten scenes' time for each: on a bad day headlines come between. */
const ROUND_WITHIN_MS = 10 * SCENES.length * dwellMs + BACK_WITHIN_MS;

/** The least over a whole rotation: scenes differ, and the fuller ones in what the day brings; what leaks lifts the floor of them all. Errors: rejects when the wall does not show every scene in ROUND_WITHIN_MS. */
async function measure(page: Page, devtools: CDPSession): Promise<Load> {
  const looks: Load[] = [];
  const unseen = new Set<string>(SCENES);
  for (const deadline = Date.now() + ROUND_WITHIN_MS; unseen.size > 0; await wait(dwellMs / 4)) {
    if (Date.now() > deadline) throw new Error(`the wall stands still: it does not come to ${[...unseen].join(', ')}`);
    // Once for what is unreachable, once more for what its finalisers let go of.
    for (let round = 0; round < 2; round++) await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    looks.push({ heapMegabytes: value('JSHeapUsedSize') / 1_048_576, nodes: value('Nodes'), listeners: value('JSEventListeners') });
    unseen.delete((await page.locator('[data-scene]').first().getAttribute('data-scene')) ?? '');
  }
  const least = (what: keyof Load) => Math.min(...looks.map((look) => look[what]));
  return { heapMegabytes: least('heapMegabytes'), nodes: least('nodes'), listeners: least('listeners') };
}

function medians(hourly: readonly Load[]): Load {
  const median = (what: keyof Load) => quantile(hourly.map((look) => look[what]), 0.5);
  return { heapMegabytes: median('heapMegabytes'), nodes: median('nodes'), listeners: median('listeners') };
}

const line = ({ heapMegabytes, nodes, listeners }: Load) => `heap ${heapMegabytes.toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`;
const isLive = (page: Page) => page.waitForSelector('footer[data-state="live"]', { timeout: BACK_WITHIN_MS });

const folder = mkdtempSync(path.join(tmpdir(), 'entente-soak-'));
const startAt = (pace: string, port: string): Promise<EntenteProcess> =>
  startEntenteProcess({ PORT: port, LOG_LEVEL: 'info' }, ['--demo', '--keep', '--speed', pace, '--data', path.join(folder, 'demo')]);

let server = await startAt(PACES[0], '0');
const { port } = new URL(server.url);
const browser = await openBrowser();
const troubles: string[] = [];
const looks: Load[] = [];
let restarts = 0;
try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('crash', () => troubles.push('the page crashed'));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.goto(`http://127.0.0.1:${port}/wall?dwell=${dwellMs / 1_000}`, { timeout: BACK_WITHIN_MS });
  await isLive(page);

  const hourMs = HOUR_MS / speed;
  const endsAt = Date.now() + hours * hourMs;
  const warmAt = Date.now() + hours * hourMs * WARM_UP_SHARE;
  for (let hour = 1; Date.now() < endsAt; hour++) {
    await wait(Math.min(hourMs, endsAt - Date.now()));
    server.child.kill(hour % 2 === 0 ? 'SIGKILL' : 'SIGTERM');
    await server.ended;
    await page.waitForSelector('footer[data-state="offline"]', { timeout: BACK_WITHIN_MS });
    server = await startAt(PACES[hour % PACES.length]!, port);
    await isLive(page);
    restarts++;
    const look = await measure(page, devtools);
    const isWarm = hour >= PACES.length && Date.now() >= warmAt;
    if (isWarm) looks.push(look);
    out(`hour ${hour}${isWarm ? '' : ', warming up'}: ${line(look)}`);
  }
} finally {
  await browser.close();
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
}

if (looks.length < 2) throw new Error('too short to say anything: less than two measurements');
// By thirds: how many headlines there are to show differs from hour to hour, and with it what the barest scene holds.
const third = Math.max(1, Math.floor(looks.length / 3));
const [first, last] = [medians(looks.slice(0, third)), medians(looks.slice(-third))];
const growths = (['heapMegabytes', 'nodes', 'listeners'] as const).map((what) => ({ what, growth: last[what] / first[what] - 1 }));
out(`start: ${line(first)}`);
out(`end:   ${line(last)} after ${hours} h at ${speed}×, ${restarts} restarts`);
out(`growth: ${growths.map(({ what, growth }) => `${what === 'heapMegabytes' ? 'heap' : what} ${(growth * 100).toFixed(1)} %`).join(', ')}`);
for (const trouble of new Set(troubles)) out(`the page said: ${trouble}`);
const isGood = troubles.length === 0 && growths.every(({ growth }) => growth < MOST_GROWTH);
out(isGood ? 'the wall kept still' : 'NOT within its limits');
process.exitCode = isGood ? 0 : 1;
