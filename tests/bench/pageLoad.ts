import { gzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { openPage, quantile } from './pageBrowser';

export interface LoadFigures {
  readonly paintMs: number;
  /** what tasks take beyond 50 ms each, between the first paint and the moment after which none is long for five seconds */
  readonly blockingMs: number;
  /** what moved of itself */
  readonly shift: number;
  /** what moved in the stream because an update or a story had just come in by the line: a list with its newest on top moves */
  readonly shiftByNews: number;
  /** what the page's main thread worked, by its own clock: other work on the machine does not count */
  readonly workMs: number;
}

interface Seen {
  paintMs: number;
  firstPaint: number;
  /** `at` in epoch milliseconds */
  readonly shifts: { readonly at: number; readonly value: number; readonly isInStream: boolean }[];
  readonly tasks: { readonly start: number; readonly end: number }[];
}

/** Bytes of script, gzipped, that stand in the first answer; null where there is no such page. */
export async function firstLoadBytes(url: string): Promise<number | null> {
  const response = await fetch(url);
  if (!response.ok) return null;
  const html = await response.text();
  const sources = [...html.matchAll(/<script [^>]*src="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source!);
  let bytes = 0;
  for (const source of new Set(sources)) bytes += gzipSync(Buffer.from(await (await fetch(new URL(source, url))).arrayBuffer())).length;
  return bytes;
}

/** Waits until something is stored and nothing more has come in for five seconds, two minutes at most: what a load is measured on should not move. */
export async function untilSettled(url: string): Promise<void> {
  const stored = async () => ((await (await fetch(`${url}/api/updates?limit=1`)).json()) as { total: number }).total;
  let [total, since] = [await stored(), performance.now()];
  for (const deadline = performance.now() + 120_000; performance.now() < deadline && (total === 0 || performance.now() < since + 5_000); ) {
    await wait(500);
    const now = await stored();
    if (now !== total) [total, since] = [now, performance.now()];
  }
}

/** So long without a long task, and a page is ready (as Lighthouse has it). */
const QUIET_MS = 5_000;
const WATCHED_AT_MOST_MS = 30_000;
/** From the line to the drawing: news waits half a second for its story. */
const NEWS_MOVES_WITHIN_MS = 1_000;

/** Medians over cold loads. */
export async function measureLoad(browser: Browser, url: string, loads: number): Promise<LoadFigures> {
  const figures: LoadFigures[] = [];
  for (let n = 0; n < loads; n++) {
    const { page, session } = await openPage(browser);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const newsAt: number[] = [];
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void (/"(update|story)-/.test(String(payload)) && newsAt.push(Date.now()))));
    await page.addInitScript(() => {
      const seen: Seen = { paintMs: 0, firstPaint: 0, shifts: [], tasks: [] };
      Object.assign(window, { seen });
      const watch = (type: string, take: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean; sources?: { node: Node | null }[] }) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
      watch('largest-contentful-paint', (entry) => (seen.paintMs = entry.startTime));
      watch('layout-shift', ({ startTime, hadRecentInput, value = 0, sources = [] }) => {
        const isInStream = sources.length > 0 && sources.every(({ node }) => node?.parentElement?.closest('[data-stream]'));
        if (!hadRecentInput) seen.shifts.push({ at: performance.timeOrigin + startTime, value, isInStream });
      });
      watch('longtask', (entry) => seen.tasks.push({ start: entry.startTime, end: entry.startTime + entry.duration }));
      watch('paint', (entry) => void (entry.name === 'first-contentful-paint' && (seen.firstPaint = entry.startTime)));
    });
    await page.goto(url, { waitUntil: 'load' });
    await page
      .waitForFunction((quietMs) => {
        const { seen } = window as unknown as { seen: Seen };
        return performance.now() - Math.max(seen.firstPaint, seen.tasks.at(-1)?.end ?? 0) > quietMs;
      }, QUIET_MS, { polling: 500, timeout: WATCHED_AT_MOST_MS })
      // A page that is never quiet is measured as far as it was watched.
      .catch(() => undefined);
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    if (seen.paintMs === 0) throw new Error('the browser told of no paint');
    const { metrics } = await session.send('Performance.getMetrics');
    const workMs = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    const isByNews = ({ at, isInStream }: Seen['shifts'][number]) => isInStream && newsAt.some((came) => came <= at + 50 && at <= came + NEWS_MOVES_WITHIN_MS);
    const sum = (shifts: Seen['shifts']) => shifts.reduce((total, { value }) => total + value, 0);
    const shiftByNews = sum(seen.shifts.filter(isByNews));
    figures.push({ paintMs: seen.paintMs, blockingMs: blockingTime(seen), shift: sum(seen.shifts) - shiftByNews, shiftByNews, workMs });
    await page.context().close();
  }
  const median = (of: (one: LoadFigures) => number) => quantile(figures.map(of), 0.5);
  return { paintMs: median((one) => one.paintMs), blockingMs: median((one) => one.blockingMs), shift: median((one) => one.shift), shiftByNews: median((one) => one.shiftByNews), workMs: median((one) => one.workMs) };
}

function blockingTime({ firstPaint, tasks }: Seen): number {
  let blocking = 0;
  let last = firstPaint;
  for (const { start, end } of tasks) {
    if (end <= firstPaint) continue;
    if (start - last >= QUIET_MS) break;
    last = end;
    blocking += Math.max(0, end - Math.max(start, firstPaint) - 50);
  }
  return blocking;
}
