import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { BEFORE_FIRST, type Sequence } from '@/lib/domain/ids';
import { openStore } from '@/server/store/open';
import type { Store } from '@/server/store/store';
import { readFreshness } from '@/server/realtime/readFreshness';
import { madeFeed, madePoll, madeItem, kept } from '../../contract/made';
import { cursorOf, endAll, isLive, openPage, snapshotAt, startNode, until, type LiveNode, type Page } from './harness';

const log = pino({ level: 'silent' });
const folders: string[] = [];
let store: Store | null = null;

async function openHere(directory: string): Promise<Store> {
  store = await openStore({ engine: 'sqlite', directory, readers: 1, log });
  return store;
}

afterEach(async () => {
  await endAll();
  await store?.close();
  store = null;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small generator of the same numbers for the same seed (mulberry32), so that a failure can be seen again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function freshFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'entente-live-'));
  folders.push(folder);
  return folder;
}

async function sequencesIn(from: Store, after: Sequence): Promise<number[]> {
  const all: number[] = [];
  for (let at = after; ; ) {
    const page = await from.changes.after(at, 500);
    all.push(...page.map((change) => Number(change.sequence)));
    at = page.at(-1)?.sequence ?? at;
    if (page.length < 500) return all;
  }
}

test.each([11, 1_999])('[LU3] pages cut at random moments see each stored change once, in order (seed %i)', async (seed) => {
  const random = seeded(seed);
  const directory = await freshFolder();
  let here = await openHere(directory);
  const feed = madeFeed('wire');
  await here.feeds.seed([feed], madePoll('wire').trace.at);
  let epoch = 0;
  await here.leadership.campaign({ onElected: (given) => (epoch = given), onDeposed: () => undefined });
  await until('a poller is elected', () => epoch > 0);

  let nodes: LiveNode[] = [await startNode(here.changes), await startNode(here.changes)];
  const ports = nodes.map((node) => node.port);
  const pages: Page[] = [];
  const initial = await snapshotAt(here.changes);
  for (let i = 0; i < 6; i++) {
    pages.push(openPage({ origin: nodes[i % 2]!.origin, initial, snapshot: () => snapshotAt(here.changes) }));
  }

  for (let poll = 0; poll < 60; poll++) {
    const added = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, i) => kept(madeItem('wire', `${seed}-${poll}-${i}`)));
    await here.polls.record(madePoll('wire', { epoch, added }));
    const dice = random();
    if (dice < 0.15) pages[Math.floor(random() * pages.length)]?.socket.io.engine.close();
    else if (dice < 0.3) nodes[Math.floor(random() * 2)]?.cut();
    else if (dice < 0.36) {
      const one = Math.floor(random() * 2);
      await nodes[one]!.kill();
      nodes[one] = await startNode(here.changes, {}, ports[one]);
    } else if (dice < 0.39) {
      // The whole process: both nodes and the store, opened again from the same folder.
      await Promise.all(nodes.map((node) => node.kill()));
      await here.close();
      here = await openHere(directory);
      await here.leadership.campaign({ onElected: (given) => (epoch = given), onDeposed: () => undefined });
      nodes = await Promise.all(ports.map((port) => startNode(here.changes, {}, port)));
    }
    if (random() < 0.5) pages[Math.floor(random() * pages.length)]?.sleep(20_000 * random());
    await new Promise((resolve) => setTimeout(resolve, random() * 40));
  }

  const stored = await sequencesIn(here, initial.head);
  const last = stored.at(-1)!;
  await until(
    'every page has everything',
    () => {
      for (const page of pages) if (!isLive(page)) page.sleep(1_000);
      return pages.every((page) => isLive(page) && cursorOf(page) === last);
    },
    20_000,
  );
  for (const page of pages) {
    expect(page.seen).toEqual(stored);
    expect(page.snapshots).toBe(0);
  }
}, 90_000);

test('[LU1] the store numbers changes in commit order, and a page shows what a fresh one would', async () => {
  const here = await openHere(await freshFolder());
  await here.feeds.seed([madeFeed('wire'), madeFeed('paper')], madePoll('wire').trace.at);
  let epoch = 0;
  await here.leadership.campaign({ onElected: (given) => (epoch = given), onDeposed: () => undefined });
  const node = await startNode(here.changes, { readFreshness: () => readFreshness(here) });
  const page = openPage({ origin: node.origin, initial: await snapshotAt(here.changes), snapshot: () => snapshotAt(here.changes) });
  await Promise.all(
    Array.from({ length: 40 }, (_, i) => here.polls.record(madePoll(i % 2 ? 'wire' : 'paper', { epoch, added: [kept(madeItem(i % 2 ? 'wire' : 'paper', `item ${i}`))] }))),
  );
  const stored = await sequencesIn(here, BEFORE_FIRST);
  expect(stored).toEqual(Array.from({ length: stored.length }, (_, i) => i + 1));
  await until('it has all', () => cursorOf(page) === stored.at(-1));
  const fresh = await here.updates.page({}, 100);
  expect(page.store.getView().live.updates.map((update) => update.id)).toEqual(fresh.updates.map((update) => update.id));
  expect(fresh.updates).toHaveLength(40);
});
