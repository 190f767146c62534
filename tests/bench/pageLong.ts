import type { Browser } from '@playwright/test';
import { instant } from '@/lib/time/instant';
import type { ItemId } from '@/lib/domain/ids';
import { writeCursor, type UpdatesPage } from '@/lib/protocol/requests';
import { openPage, quantile, readFrames, watchFrames } from './pageBrowser';

/** Large, so that the trial is of the list and not of a thousand requests. */
const PAGE = 2_000;
const STEP_PX = 400;
const STEPS = 600;
const JUMPS = 40;

export interface LongFigures {
  /** in the list, each an entry of its own */
  readonly loaded: number;
  readonly frames: number;
  readonly p95Ms: number;
  readonly worstMs: number;
  /** elements in the whole page while the list is scrolled */
  readonly elements: number;
}

/**
 * A reader who has read on to the end of `updates` updates scrolls through them: steadily first, then from place to place.
 * The first page is the desk's own; those below are made from it.
 */
export async function measureLong(browser: Browser, url: string, updates: number): Promise<LongFigures> {
  const first = (await (await fetch(`${url}/api/updates?limit=50`)).json()) as UpdatesPage;
  const oldest = first.updates.at(-1);
  if (!oldest) throw new Error('the desk holds no update');
  const { page } = await openPage(browser);
  let made = 0;
  await page.route(/\/api\/updates\?.*before=/, (route) => {
    const answer: UpdatesPage = {
      updates: Array.from({ length: PAGE }, () => {
        const n = made++;
        const like = first.updates[n % first.updates.length]!;
        return { ...like, id: `made-${n}` as ItemId, storyId: null, orderedAt: instant(oldest.orderedAt - 1_000 * (n + 1)) };
      }),
      stories: [],
      total: updates,
      next: writeCursor(oldest),
    };
    return route.fulfill({ json: answer });
  });
  await page.goto(url);
  const list = page.locator('[data-stream]');
  const size = () => list.evaluate((one) => Number(one.querySelector('li[aria-setsize]')?.getAttribute('aria-setsize') ?? 0));
  await page.waitForTimeout(3_000);
  for (const deadline = performance.now() + 240_000; (await size()) < updates; ) {
    if (performance.now() > deadline) throw new Error(`only ${await size()} of ${updates} came`);
    await list.evaluate((one) => {
      one.scrollTo(0, one.scrollHeight);
      // Near the end it reads on by itself, but not after a page that came too late: then a reader presses.
      one.querySelector<HTMLElement>('button[aria-busy="false"]')?.click();
    });
    await page.waitForTimeout(250);
  }
  await list.evaluate((one) => one.scrollTo(0, 1_000));
  await page.waitForTimeout(1_000);
  await watchFrames(page);
  const elements = await list.evaluate(
    async (one, { step, steps, jumps }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let most = 0;
      for (let n = 0; n < steps; n++) {
        one.scrollBy(0, step);
        await frame();
        if (n % 50 === 0) most = Math.max(most, document.querySelectorAll('*').length);
      }
      for (let n = 0; n < jumps; n++) {
        // Never to the very top: there the list is cut to what a page keeps.
        one.scrollTo(0, (((n + 1) * 0.618_034) % 1) * one.scrollHeight);
        for (let rest = 0; rest < 5; rest++) await frame();
      }
      return Math.max(most, document.querySelectorAll('*').length);
    },
    { step: STEP_PX, steps: STEPS, jumps: JUMPS },
  );
  const frames = await readFrames(page);
  const loaded = await size();
  await page.context().close();
  return { loaded, frames: frames.length, p95Ms: quantile(frames, 0.95), worstMs: Math.max(...frames), elements };
}
