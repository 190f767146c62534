import { itemId, sequence, feedId } from '@/lib/domain/ids';
import { DAY, HOUR, instant } from '@/lib/time/instant';
import type { Store } from '@/server/store/store';
import { kept, later, madeFeed, madeHealth, madeItem, madePoll, madeState, madeTrace, NOON, refused, reworded } from './made';

/** A place that stores can be opened on, again and again. */
export interface StorePlace {
  open(): Promise<Store>;
  /** after every store on it is closed */
  remove(): Promise<void>;
}

/** What every engine must do alike. */
export function describeStore(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the store on ${engine}`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    }, 60_000);

    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    it('stores what a poll brought, with updates, counts and one change each', async () => {
      await store.feeds.seed([madeFeed('a')], NOON);
      const { head } = await store.changes.head();
      const recorded = await store.polls.record(
        madePoll('a', { added: [kept(madeItem('a', '1')), refused(madeItem('a', '2')), kept(madeItem('a', '3'))] }),
      );
      expect(recorded).toMatchObject({ added: 3, kept: 2, refused: 1, duplicates: 0, edited: 0 });
      expect(await store.items.counts()).toEqual({ seen: 3, kept: 2, refused: 1, duplicates: 0 });
      const changes = await store.changes.after(head, 100);
      expect(changes.map(({ kind }) => kind)).toEqual(['update-added', 'update-added', 'feed-changed']);
      expect(changes.map((change) => change.sequence)).toEqual([head + 1, head + 2, head + 3]);
      expect(recorded.head).toBe(head + 3);
      const { updates } = await store.updates.page({}, 10);
      expect(changes[0]).toMatchObject({ update: updates.find(({ id }) => id === madeItem('a', '1').id) });
    });
  });
}
void [itemId, sequence, feedId, DAY, HOUR, instant, later, madeHealth, madeState, madeTrace, reworded];
