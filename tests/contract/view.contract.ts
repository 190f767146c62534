import { HOUR } from '@/lib/time/instant';
import { kept, later, madeFeed, madeItem, madePoll, NOON } from './made';
import type { OpenPlace } from './place';

export function describeView(place: OpenPlace): void {
  describe('the desk at one moment', () => {
    const asked = { updates: 2, hours: 48, recorded: null, now: NOON } as const;

    it('counts in its volume exactly the updates that its head stands behind, while more pour in', async () => {
      const { store } = place;
      await store.feeds.add(madeFeed('pouring'), NOON);
      const before = (await store.changes.head()).head;
      const pouring = (async () => {
        for (let n = 0; n < 60; n++) {
          const items = [1, 2, 3].map((part) => kept(madeItem('pouring', `${n}-${part}`)));
          await store.polls.record(madePoll('pouring', { added: items }));
        }
      })();
      const totals: number[] = [];
      let isPouring = true;
      void pouring.then(() => (isPouring = false));
      while (isPouring) {
        const view = await store.view(asked);
        const added = (await store.changes.after(before, 1_000)).filter((change) => change.kind === 'update-added' && change.sequence <= view.head.head);
        const counted = view.volume.reduce((sum, row) => sum + row.count, 0);
        expect(counted).toBe(added.length);
        totals.push(counted);
      }
      await pouring;
      // Some of it was seen under way, or nothing has been shown.
      expect(new Set(totals).size).toBeGreaterThan(2);
    });

    it('shows the newest updates, whether there are older ones, and every feed', async () => {
      const { store } = place;
      await store.feeds.add(madeFeed('seen'), NOON);
      const at = (identity: string, orderedAt: number) => kept(madeItem('seen', identity, { orderedAt: later(orderedAt), publishedAt: later(orderedAt) }));
      await store.polls.record(madePoll('seen', { added: [at('old', -3 * HOUR), at('newest', -HOUR), at('newer', -2 * HOUR)] }));
      const view = await store.view(asked);
      expect(view.updates.map((update) => update.title)).toEqual(['Envoys meet in Caracas: newest', 'Envoys meet in Caracas: newer']);
      expect([view.hasOlder, view.feeds.map((feed) => feed.id), view.newest.orderedAt]).toEqual([true, ['seen'], later(-HOUR)]);
    });

    it('ends its hours with the newest update while a recording of other days is replayed', async () => {
      const { store } = place;
      await store.feeds.add(madeFeed('past'), NOON);
      await store.polls.record(madePoll('past', { added: [kept(madeItem('past', 'one'))] }));
      const muchLater = later(400 * 24 * HOUR);
      expect((await store.view({ ...asked, now: muchLater })).volume).toEqual([]);
      expect((await store.view({ ...asked, now: muchLater, recorded: 'replay' })).volume).toHaveLength(1);
    });
  });
}
