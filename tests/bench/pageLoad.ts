import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { openPage, quantile } from './pageBrowser';

export interface LoadFigures {
  readonly paintMs: number;
  readonly blockingMs: number;
  readonly shift: number;
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

/** What a load is watched for, in milliseconds: it stays with the page while this is measured. */
const QUIET_MS = 4_000;

/** Medians over cold loads: largest contentful paint, blocking time (what tasks take beyond 50 ms after the first paint), layout shift. */
export async function measureLoad(browser: Browser, url: string, loads: number): Promise<LoadFigures> {
  const figures: LoadFigures[] = [];
  for (let n = 0; n < loads; n++) {
    const { page } = await openPage(browser);
    await page.addInitScript(() => {
      const seen = { paintMs: 0, shift: 0, firstPaint: 0, tasks: [] as { start: number; duration: number }[] };
      Object.assign(window, { seen });
      const watch = (type: string, take: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
      watch('largest-contentful-paint', (entry) => (seen.paintMs = entry.startTime));
      watch('layout-shift', (entry) => void (entry.hadRecentInput || (seen.shift += entry.value ?? 0)));
      watch('longtask', (entry) => seen.tasks.push({ start: entry.startTime, duration: entry.duration }));
      watch('paint', (entry) => void (entry.name === 'first-contentful-paint' && (seen.firstPaint = entry.startTime)));
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(QUIET_MS);
    figures.push(
      await page.evaluate(() => {
        const { seen } = window as unknown as { seen: { paintMs: number; shift: number; firstPaint: number; tasks: { start: number; duration: number }[] } };
        const blockingMs = seen.tasks.filter(({ start }) => start >= seen.firstPaint).reduce((sum, { duration }) => sum + duration - 50, 0);
        if (seen.paintMs === 0) throw new Error('the browser told of no paint');
        return { paintMs: seen.paintMs, blockingMs, shift: seen.shift };
      }),
    );
    await page.context().close();
  }
  const median = (of: (one: LoadFigures) => number) => quantile(figures.map(of), 0.5);
  return { paintMs: median((one) => one.paintMs), blockingMs: median((one) => one.blockingMs), shift: median((one) => one.shift) };
}
