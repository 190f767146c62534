import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { personId, watchlistId } from '@/lib/domain/ids';
import type { Threshold, WatchSelection } from '@/lib/domain/watchlist';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { toFollow } from '@/lib/domain/watchlist';
import type { Instant } from '@/lib/time/instant';
import { openStore } from '@/server/store/open';
import type { Item } from '@/lib/domain/item';
import { madeFeed, madeItem, madePoll, NOON, RELEVANT } from '../../contract/made';
import { judged, madeStep, storyOf } from '../../contract/madeAnalysis';
import { madePerson } from '../../contract/madePeople';

/** A store of its own with one feed and one person, on which news come by hand. */
export async function openAlertedStore() {
  const directory = await mkdtemp(path.join(tmpdir(), 'entente-alerts-'));
  const store = await openStore({ engine: 'sqlite', directory, readers: 1, log: pino({ level: 'silent' }) });
  const epoch = await new Promise<number>((onElected) => void store.leadership.campaign({ onElected, onDeposed: () => undefined }));
  const feed = madeFeed('wire');
  await store.feeds.seed([feed], NOON);
  await madePerson(store, 'ana');
  const ana = personId('ana');
  return {
    store,
    epoch,
    ana,
    feed,
    follow: (id: string, selection: Partial<WatchSelection>, threshold: Threshold = 'each-update', createdAt: Instant = NOON) =>
      store.watchlists.add(
        [{ id: watchlistId(id), ownerId: ana, name: id, colour: 'blue', isShared: false, selection: { ...toFollow(EMPTY_SELECTION), ...selection }, threshold, createdAt }],
        { by: null, at: createdAt },
      ),
    /** Updates as a poll brings them, all at once. */
    async bring(titles: Readonly<Record<string, string>>, at: Instant): Promise<Item[]> {
      const items = Object.entries(titles).map(([identity, title]) => madeItem(feed.id, identity, { title, firstSeenAt: at, orderedAt: at, publishedAt: at, outlet: `Outlet of ${identity}`, contentHash: title }));
      await store.polls.record(madePoll(feed.id, { epoch, added: items.map((item) => judged(item, RELEVANT)), trace: { ...madePoll(feed.id).trace, at } }));
      return items;
    },
    group: (id: string, items: readonly Item[], at: Instant) => store.analysis.record(madeStep({ epoch, at, ...storyOf(id, items) })),
    told: async () => (await store.alerts.page(ana, { unreadOnly: false, limit: 100 })).map(({ alert }) => alert),
    async close() {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type AlertedStore = Awaited<ReturnType<typeof openAlertedStore>>;
