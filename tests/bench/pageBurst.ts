import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { feedId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { startFeedServer } from '@/server/demo/feedServer';
import type { LocalOutlet } from '@/server/demo/localFeed';
import { startEntenteProcess } from '../harness/ententeProcess';
import { heapOf, openPage, quantile, readFrames, watchFrames } from './pageBrowser';

const OUTLETS: readonly LocalOutlet[] = Array.from({ length: 10 }, (_, n) => ({
  id: feedId(`outlet-${n}`),
  name: `Outlet ${n}`,
  outlet: `Outlet ${n}`,
  language: 'en',
  country: 'US',
  pressGroup: n % 2 ? 'wire' : 'us-media',
  scope: 'general',
  format: 'rss',
}));

const VERBS = ['reopen', 'review', 'suspend', 'discuss', 'sign', 'reject', 'extend', 'postpone'];
const THINGS = ['the embassy lease', 'an oil licence', 'the prisoner exchange', 'a sanctions waiver', 'the migration flights', 'a port agreement', 'the observers’ visit'];

export interface BurstFigures {
  readonly sent: number;
  readonly arrived: number;
  readonly frames: number;
  readonly p95Ms: number;
  readonly worstMs: number;
  readonly heapBefore: number;
  readonly heapHalf: number;
  readonly heapAfter: number;
}

/**
 * A desk with a page open while 500 updates a minute come in.
 * @param minutes  how long the burst is
 * @param speed    how many times as fast it is played: ten minutes at 5 are 2,500 updates a minute for two minutes
 */
export async function measureBurst(browser: Browser, directory: string, minutes: number, speed: number): Promise<BurstFigures> {
  const feeds = await startFeedServer({ outlets: OUTLETS, now: () => instant(Date.now()), windowSize: 400 });
  const catalog = path.join(directory, 'catalog.json');
  writeFileSync(catalog, JSON.stringify(feeds.feeds));
  const desk = await startEntenteProcess({ DATA_DIR: path.join(directory, 'burst'), FEED_CATALOG: catalog, ALLOW_PRIVATE_FEEDS: 'true', FEED_HOST_GAP_SECONDS: '0', POLL_MIN_SECONDS: '0.3', POLL_MAX_SECONDS: '2' });
  try {
    let sent = 0;
    const publish = () => {
      const n = sent++;
      const title = `Caracas and Washington ${VERBS[n % 8]} ${THINGS[n % 7]}, part ${n}`;
      feeds.publish(OUTLETS[n % 10]!.id, { guid: `item-${n}`, title, summary: `What is known of number ${n} between the United States and Venezuela.`, published: new Date().toISOString(), link: null, author: null });
    };
    for (let n = 0; n < 100; n++) publish();
    const { page, session } = await openPage(browser);
    const stored = async () => ((await (await fetch(`${desk.url}/api/updates?limit=1`)).json()) as { total: number }).total;
    while ((await stored()) < sent) await wait(250);
    await page.goto(desk.url);
    await page.waitForTimeout(5_000);
    const heapBefore = await heapOf(session);
    await watchFrames(page);
    const started = performance.now();
    const all = minutes * 500;
    const perMs = (500 * speed) / 60_000;
    let heapHalf = Number.NaN;
    for (let done = 0; done < all; ) {
      // By then the page holds as many updates as it ever does.
      if (Number.isNaN(heapHalf) && done >= all / 2) heapHalf = await heapOf(session);
      for (const due = Math.min(all, Math.floor((performance.now() - started) * perMs)); done < due; done++) publish();
      await wait(50);
    }
    const deadline = performance.now() + 60_000;
    while ((await stored()) < sent && performance.now() < deadline) await wait(250);
    await page.waitForTimeout(1_000);
    const frames = await readFrames(page);
    return { sent, arrived: await stored(), frames: frames.length, p95Ms: quantile(frames, 0.95), worstMs: Math.max(...frames), heapBefore, heapHalf, heapAfter: await heapOf(session) };
  } finally {
    desk.child.kill('SIGTERM');
    await desk.ended;
    await feeds.close();
  }
}
