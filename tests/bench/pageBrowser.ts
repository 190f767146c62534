import { existsSync } from 'node:fs';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';

const BROWSERS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: BROWSERS.find((file) => file && existsSync(file)), args: FLAGS });

/** Opens a page as a reader does who was never here: nothing is cached. */
export async function openPage(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/Bogota', viewport: { width: 1440, height: 900 } });
  // The compiler that runs this file names functions by a helper, which those that run in the page need there.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}

/** Bytes on the page's heap after a full collection. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** From now on the page keeps how long each frame took. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    let last = performance.now();
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

/** In milliseconds, since they are watched. */
export const readFrames = (page: Page): Promise<number[]> => page.evaluate(() => (window as unknown as { frames: number[] }).frames);

/** The value below which this share of them lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
