import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { startEntenteProcess, writeCatalog } from '../harness/ententeProcess';
import { openPage, quantile } from './pageBrowser';

const ROUNDS = 12;

export interface FilterFigures {
  readonly updates: number;
  /** of the answer to the request, as the network sees it */
  readonly answerMs: number;
  /** from the press to the frame in which the new list stands */
  readonly paintedMs: number;
}

/**
 * Changes a filter again and again, on a copy of the store that `bench:queries -- sqlite --keep` has filled.
 * @param filled  the folder of that store
 */
export async function measureFilter(browser: Browser, directory: string, filled: string): Promise<FilterFigures> {
  const data = path.join(directory, 'filter');
  cpSync(filled, data, { recursive: true, filter: (file) => !file.endsWith('.lock') });
  // Nobody answers there: only what is stored counts.
  const catalog = path.join(directory, 'no-feeds.json');
  writeCatalog(catalog, [{ id: 'none', url: 'http://127.0.0.1:9/' }]);
  const desk = await startEntenteProcess({ DATA_DIR: data, FEED_CATALOG: catalog });
  try {
    const ask = async (query: string) => {
      const started = performance.now();
      const answer = (await (await fetch(`${desk.url}/api/updates?${query}`)).json()) as { total: number };
      return { total: answer.total, ms: performance.now() - started };
    };
    const { total } = await ask('limit=1');
    const answers: number[] = [];
    for (let n = 0; n < ROUNDS; n++) answers.push((await ask(`direction=${['thaw', 'freeze', 'neutral'][n % 3]}&limit=50&q=caracas`)).ms);
    const { page } = await openPage(browser);
    await page.goto(desk.url);
    await page.waitForTimeout(5_000);
    const painted: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      const sign = page.locator('.filter-sign').nth(n % 3);
      painted.push(
        await sign.evaluate(async (button: HTMLElement) => {
          const list = document.querySelector<HTMLElement>('[data-stream]')!;
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          const started = performance.now();
          button.click();
          do await frame();
          while (button.getAttribute('aria-pressed') !== 'true' || list.ariaBusy === 'true');
          await frame();
          return performance.now() - started;
        }),
      );
      await sign.click();
      await page.waitForTimeout(500);
    }
    return { updates: total, answerMs: quantile(answers, 0.5), paintedMs: quantile(painted, 0.5) };
  } finally {
    desk.child.kill('SIGTERM');
    await desk.ended;
  }
}
