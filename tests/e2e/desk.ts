import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { feedId, type FeedId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { startFeedServer, type FeedServer } from '@/server/demo/feedServer';
import type { LocalOutlet } from '@/server/demo/localFeed';
import { startEntenteProcess, type EntenteProcess } from '../harness/ententeProcess';

export const KEY = 'the-key-of-this-trial';

const OUTLETS: readonly LocalOutlet[] = [
  { id: feedId('alpha'), name: 'Alpha Wire', outlet: 'Alpha', language: 'en', country: 'US', pressGroup: 'wire', scope: 'general', format: 'rss' },
  { id: feedId('beta'), name: 'Beta Daily', outlet: 'Beta', language: 'en', country: 'US', pressGroup: 'us-media', scope: 'general', format: 'atom' },
  { id: feedId('gamma'), name: 'Gamma Diario', outlet: 'Gamma', language: 'es', country: 'VE', pressGroup: 'venezuelan-independent', scope: 'general', format: 'rdf' },
];
/** Served, but not in the desk's list: for adding by hand. */
const STRANGER: LocalOutlet = { ...OUTLETS[0]!, id: feedId('delta'), name: 'Delta Herald', outlet: 'Delta' };

/** Enough for three pages of the list. */
const FIRST_ITEMS = 120;

/** A production desk that polls a feed server of its own. */
export interface Desk {
  readonly url: string;
  readonly feeds: FeedServer;
  readonly dataDirectory: string;
  /** the address of a feed that is not in the list yet */
  readonly strangerUrl: string;
  /** Publishes an item that bears on the story. @returns its headline */
  publish(headline: string, feed?: FeedId): string;
  /** Ends the server as a power cut would; `start` brings it back on the same port and data. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** all updates the store holds, newest first */
  stored(): Promise<string[]>;
}

/** What a desk holds at first: `near`, one event over two days; `apart`, as many events as updates, over three months. */
export type Pile = 'near' | 'apart';

/** Twelve matters in turn, so that one comes again only when its last story is closed. */
const MATTERS = [
  'Chevron cargo leaves Venezuela under a licence from OFAC',
  'Deportation flight from Texas lands in Caracas',
  'Maduro hearing in New York',
  'US embassy in Caracas',
  'Rubio speaks on Venezuela in the Senate',
  'Tanker seized off Venezuela by the US Navy',
  'Political prisoners freed in Caracas',
  'Machado received in Washington',
  'Delcy Rodríguez writes to Trump',
  'UN report on Venezuela and sanctions',
  'PDVSA refinery sells to the United States',
  'Aid ship from Miami reaches Venezuela',
];
const MATTER_GAP_HOURS = 18;

async function openDesk(pile: Pile, environment: Readonly<Record<string, string>>): Promise<{ desk: Desk; close: () => Promise<void> }> {
  const directory = mkdtempSync(path.join(tmpdir(), 'entente-e2e-'));
  const feeds = await startFeedServer({ outlets: [...OUTLETS, STRANGER], now: () => instant(Date.now()), windowSize: 200 });
  const catalog = path.join(directory, 'catalog.json');
  writeFileSync(catalog, JSON.stringify(feeds.feeds.filter((feed) => feed.id !== STRANGER.id)));

  let count = 0;
  const publish = (headline: string, feed = OUTLETS[0]!.id, agoMinutes = 0) => {
    count += 1;
    feeds.publish(feed, {
      guid: `item-${count}`,
      title: headline,
      // One summary for all would make one event of them all.
      summary: pile === 'near' ? `What is known so far about number ${count}, in the relations between the United States and Venezuela.` : '',
      published: new Date(Date.now() - agoMinutes * 60_000).toISOString(),
      link: null,
      author: null,
    });
    return headline;
  };
  for (let n = FIRST_ITEMS; n > 0; n--) {
    if (pile === 'near') publish(`Caracas and Washington, part ${n}`, OUTLETS[n % 3]!.id, n * 20);
    else publish(`${MATTERS[n % MATTERS.length]}, day ${n}`, OUTLETS[n % 3]!.id, n * MATTER_GAP_HOURS * 60);
  }
  publish('A stranger’s report from Caracas', STRANGER.id, 5);

  let port = '0';
  let entente: EntenteProcess | null = null;
  const start = async () => {
    entente = await startEntenteProcess({
      PORT: port,
      DATA_DIR: path.join(directory, 'data'),
      FEED_CATALOG: catalog,
      ADMIN_TOKEN: KEY,
      ALLOW_PRIVATE_FEEDS: 'true',
      FEED_HOST_GAP_SECONDS: '0',
      POLL_MIN_SECONDS: '0.3',
      POLL_MAX_SECONDS: '1',
      ...environment,
    });
    port = new URL(entente.url).port;
  };
  const end = async (signal: NodeJS.Signals) => {
    entente?.child.kill(signal);
    await entente?.ended;
  };
  await start();
  const url = `http://127.0.0.1:${port}`;
  const stored = async () => {
    const headlines: string[] = [];
    let before = '';
    do {
      const page = (await (await fetch(`${url}/api/updates?limit=100${before && `&before=${before}`}`)).json()) as { updates: { title: string }[]; next: string | null };
      headlines.push(...page.updates.map((update) => update.title));
      before = page.next ?? '';
    } while (before);
    return headlines;
  };
  const close = async () => {
    await end('SIGTERM');
    await feeds.close();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBe(FIRST_ITEMS);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    desk: { url, dataDirectory: path.join(directory, 'data'), feeds, strangerUrl: `${feeds.url}/feeds/${STRANGER.id}.xml`, publish, kill: () => end('SIGKILL'), start, stored },
    close,
  };
}

/** Words a browser writes when something of ours is wrong: script errors, refused scripts, mismatched renders. */
const troubles = new WeakMap<Page, string[]>();
export const troublesOf = (page: Page): string[] => troubles.get(page) ?? [];

export const test = base.extend<object, { desk: Desk; pile: Pile; environment: Readonly<Record<string, string>> }>({
  pile: ['near', { option: true, scope: 'worker' }],
  // What this file's desk is configured with beside what all have.
  environment: [{}, { option: true, scope: 'worker' }],
  desk: [
    async ({ pile, environment }, provide) => {
      const { desk, close } = await openDesk(pile, environment);
      await provide(desk);
      await close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ desk }, provide) => provide(desk.url),
  page: async ({ page }, provide) => {
    const seen: string[] = [];
    troubles.set(page, seen);
    page.on('pageerror', (error) => seen.push(error.message));
    page.on('console', (message) => message.type() === 'error' && seen.push(message.text()));
    await provide(page);
  },
});

export { expect };

/** The stream's own scroller. */
export const stream = (page: Page) => page.getByRole('region', { name: 'Live updates' }).last();
/** Headlines drawn in the stream, in their order. */
export const headlines = async (page: Page): Promise<string[]> =>
  (await stream(page).getByRole('heading', { level: 3 }).allTextContents()).map((text) => text.replace(/ \(opens the publisher.*$/, ''));
export const isLive = (page: Page) => expect(page.getByRole('group', { name: 'How fresh this is' })).toContainText('Live');
