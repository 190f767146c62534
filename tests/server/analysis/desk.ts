import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { createNewsReader } from '@/lib/claims/newsReader';
import { parseNewsRules } from '@/lib/claims/newsRules';
import type { Item } from '@/lib/domain/item';
import { HOUR, MINUTE, shift, type Instant } from '@/lib/time/instant';
import { openStore } from '@/server/store/open';
import type { JudgedItem, Store } from '@/server/store/store';
import { madeFeed, madeItem, madePoll, NOON } from '../../contract/made';

// A real store with news in it, read by the rules that ship, and nobody who puts it into stories yet.

export const newsReader = createNewsReader(parseNewsRules());
export const silent = pino({ level: 'silent' });

/** Four events, each told by several outlets; our own sentences. */
const EVENTS: readonly (readonly string[])[] = [
  [
    'US Treasury issues general license for Chevron to export Venezuelan oil',
    'Treasury Department grants Chevron a license to export oil from Venezuela',
    'El Tesoro de Estados Unidos otorga a Chevron una licencia para exportar petróleo venezolano',
    'Chevron wins US Treasury license for Venezuelan oil exports',
  ],
  [
    'US embassy in Caracas reopens after seven years, State Department says',
    'State Department: United States reopens its embassy in Caracas',
    'Estados Unidos reabre su embajada en Caracas tras siete años',
  ],
  [
    'Maduro pleads not guilty in New York court to drug charges',
    'Nicolás Maduro se declara no culpable ante un tribunal de Nueva York',
    'Maduro enters not guilty plea before New York judge',
  ],
  ['Venezuela frees 80 political prisoners, rights group Foro Penal says', 'Foro Penal: Venezuela libera a 80 presos políticos'],
];

export const FEEDS = ['alpha', 'beta', 'gamma', 'delta'] as const;

/** Every report of every event, an hour between events and minutes between reports. */
export function allReports(): JudgedItem[] {
  return EVENTS.flatMap((titles, event) => titles.map((title, at) => report(title, shift(NOON, event * HOUR + at * 5 * MINUTE), FEEDS[at] ?? 'alpha')));
}

export function report(title: string, at: Instant, feed: string = 'alpha', parts: Partial<Item> = {}): JudgedItem {
  const item = madeItem(feed, title, { title, orderedAt: at, publishedAt: at, firstSeenAt: at, outlet: `The ${feed}`, ...parts });
  const { marks, holdings } = newsReader.read({ title, summary: item.summary });
  return { item, marks, holdings };
}

export interface NewsDesk {
  readonly store: Store;
  /** of the present term */
  readonly epoch: number;
  bring(...items: JudgedItem[]): Promise<void>;
  edit(before: JudgedItem, title: string, version: number): Promise<JudgedItem>;
  close(): Promise<void>;
}

export async function openNewsDesk(): Promise<NewsDesk> {
  const directory = await mkdtemp(path.join(tmpdir(), 'entente-analysis-'));
  const store = await openStore({ engine: 'sqlite', directory, readers: 1, log: silent });
  let epoch = 0;
  await store.leadership.campaign({ onElected: (elected) => (epoch = elected), onDeposed: () => undefined });
  for (const id of FEEDS) await store.feeds.add(madeFeed(id, { url: `https://${id}.example/feed` }), NOON);
  const poll = async (feed: string, parts: Parameters<typeof madePoll>[1]) => {
    await store.polls.record(madePoll(feed, { epoch, ...parts }));
  };
  return {
    store,
    get epoch() {
      return epoch;
    },
    async bring(...items) {
      for (const feed of FEEDS) {
        const added = items.filter(({ item }) => item.feedId === feed);
        if (added.length > 0) await poll(feed, { added });
      }
    },
    async edit(before, title, version) {
      const edited = report(title, before.item.orderedAt, before.item.feedId, { id: before.item.id, identity: before.item.identity, contentHash: `hash of ${title}` });
      await poll(before.item.feedId, { edited: [{ ...edited, version }] });
      return edited;
    },
    async close() {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Which titles stand together, whatever the stories are called. */
export async function groupsIn(store: Store): Promise<string[][]> {
  const { updates } = await store.updates.page({}, 100);
  const groups = new Map<string, string[]>();
  for (const { storyId, title } of updates) groups.set(storyId ?? '(none)', [...(groups.get(storyId ?? '(none)') ?? []), title]);
  return [...groups.values()].map((titles) => titles.sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

/** Stories and ledgers as a reader sees them, without the names of stories, which hang on the order of arrival. */
export async function readDesk(store: Store) {
  const { updates } = await store.updates.page({}, 100);
  const ids = [...new Set(updates.flatMap(({ storyId }) => (storyId === null ? [] : [storyId])))];
  const stories = (await store.news.storiesOf(ids)).map(({ id: _id, pace: _pace, ...story }) => story).sort((a, b) => (a.headline.title < b.headline.title ? -1 : 1));
  const evidence = (await Promise.all(updates.map(({ id }) => store.news.evidenceOf(id)))).flat();
  return {
    groups: await groupsIn(store),
    stories,
    evidence: evidence.map(({ id, stance, step, voice, withdrawnAt }) => ({ id, stance, step, voice, withdrawnAt })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    claims: (await store.news.claims()).filter(({ newestAt }) => newestAt !== null),
  };
}

/** Errors: rejects by name when it does not come about. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`gave up after ${withinMs / 1_000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
