import fc from 'fast-check';
import { feedId } from '@/lib/domain/ids';
import type { PressGroup } from '@/lib/domain/pressGroup';
import { DAY, HOUR, instant, MINUTE } from '@/lib/time/instant';
import type { UpdateCursor, UpdateFilter } from '@/server/store/store';
import { kept, later, madeFeed, madeItem, madePoll, NOON, refused, RELEVANT, reworded } from './made';
import type { OpenPlace } from './place';

export function describeUpdates(place: OpenPlace): void {
  describe('updates', () => {
    beforeEach(() =>
      place.store.feeds.seed([madeFeed('a'), madeFeed('b', { pressGroup: 'us-media' }), madeFeed('c', { pressGroup: 'us-media', language: 'es' })], NOON),
    );

    const idsOf = async (filter: UpdateFilter) => (await place.store.updates.page(filter, 100)).updates.map(({ feedId: id, title }) => `${id} ${title}`);

    it('lists newest first, then by id, page by page, while new ones arrive', async () => {
      const items = Array.from({ length: 25 }, (_, i) => madeItem('a', String(i), { orderedAt: later(-MINUTE * Math.floor(i / 5)) }));
      await place.store.polls.record(madePoll('a', { added: items.map(kept) }));
      const order = [...items].sort((x, y) => y.orderedAt - x.orderedAt || (x.id < y.id ? 1 : -1)).map(({ id }) => id);

      const seen: string[] = [];
      let before: UpdateCursor | undefined;
      for (let page = 0; ; page += 1) {
        const { updates, next } = await place.store.updates.page({}, 7, before);
        seen.push(...updates.map(({ id }) => id));
        if (next === null) {
          break;
        }
        before = next;
        await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', `new ${page}`, { orderedAt: later(MINUTE) }))] }));
      }
      expect(seen).toEqual(order);
    });

    it('says that there is no next page when the last one is full', async () => {
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1')), kept(madeItem('a', '2'))] }));
      expect((await place.store.updates.page({}, 2)).next).toBeNull();
      expect((await place.store.updates.page({}, 1)).next).not.toBeNull();
      expect(await place.store.updates.page({ feedIds: [feedId('b')] }, 2)).toEqual({ updates: [], next: null });
    });

    it('filters by press group, feed, language, time and words, each alone and together', async () => {
      const at = (hours: number) => later(hours * HOUR);
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1', { title: 'oil', orderedAt: at(0) })), refused(madeItem('a', '2', { title: 'oil' }))] }));
      await place.store.polls.record(madePoll('b', { added: [kept(madeItem('b', '1', { title: 'oil', orderedAt: at(1) }))] }));
      await place.store.polls.record(madePoll('c', { added: [kept(madeItem('c', '1', { title: 'embajada', language: 'es', orderedAt: at(2) }))] }));
      expect(await idsOf({})).toEqual(['c embajada', 'b oil', 'a oil']);
      expect(await idsOf({ pressGroups: ['us-media'] })).toEqual(['c embajada', 'b oil']);
      expect(await idsOf({ pressGroups: ['us-media', 'wire'] })).toHaveLength(3);
      expect(await idsOf({ pressGroups: [] })).toEqual([]);
      expect(await idsOf({ feedIds: [feedId('a'), feedId('c')] })).toEqual(['c embajada', 'a oil']);
      expect(await idsOf({ feedIds: [feedId("a' OR 1=1 --\0")] })).toEqual([]);
      expect(await idsOf({ languages: ['es'] })).toEqual(['c embajada']);
      expect(await idsOf({ from: at(1) })).toEqual(['c embajada', 'b oil']);
      expect(await idsOf({ to: at(1) })).toEqual(['a oil']);
      expect(await idsOf({ query: 'oil', pressGroups: ['us-media'], languages: ['en'], from: at(1), to: at(2) })).toEqual(['b oil']);
      expect(await place.store.updates.count({ query: 'oil' })).toBe(2);
      expect(await place.store.updates.count({ query: 'oil', from: at(1) })).toBe(1);
      expect(await place.store.updates.count({})).toBe(3);
    });

    it('names the newest by the publisher’s time and by ours', async () => {
      expect(await place.store.updates.newest()).toEqual({ orderedAt: null, firstSeenAt: null });
      await place.store.polls.record(
        madePoll('a', {
          added: [
            kept(madeItem('a', '1', { orderedAt: later(HOUR), firstSeenAt: NOON })),
            kept(madeItem('a', '2', { orderedAt: NOON, firstSeenAt: later(DAY) })),
            refused(madeItem('a', '3', { orderedAt: later(2 * DAY), firstSeenAt: later(2 * DAY) })),
          ],
        }),
      );
      expect(await place.store.updates.newest()).toEqual({ orderedAt: later(HOUR), firstSeenAt: later(DAY) });
    });

    it('follows a feed’s new name and press group, in lists and in charts, and keeps the updates of a removed one', async () => {
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1'))] }));
      await place.store.feeds.edit(feedId('a'), { name: 'Corrected', pressGroup: 'think-tank', country: 'CA' }, later(1));
      await place.store.feeds.remove(feedId('a'), later(2));
      expect((await place.store.updates.page({ pressGroups: ['think-tank'] }, 10)).updates).toMatchObject([
        { feedName: 'Corrected', pressGroup: 'think-tank', country: 'CA' },
      ]);
      expect(await place.store.updates.volume(NOON, later(HOUR), 'hour')).toEqual([{ bucketAt: NOON, pressGroup: 'think-tank', count: 1 }]);
    });

    it('counts by hour and by day in rollups exactly as the updates themselves do, whatever polls bring', async () => {
      const feedGroups: Record<string, PressGroup> = { a: 'wire', b: 'us-media', c: 'us-media' };
      let round = 0;
      const arbitraryPoll = fc.record({
        feed: fc.constantFrom('a', 'b', 'c'),
        items: fc.array(
          fc.record({ minutes: fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }), bears: fc.boolean(), edited: fc.boolean(), shared: fc.nat(3) }),
          { maxLength: 8 },
        ),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryPoll, { maxLength: 5 }), async (polls) => {
          for (const { feed, items } of polls) {
            round += 1;
            const added = items.map(({ minutes, bears, shared }, i) => {
              const item = madeItem(feed, `${round}-${i}`, {
                orderedAt: later(minutes * MINUTE),
                ...(shared === 0 ? { link: `https://shared.example.org/${i}`, title: `Shared ${i}` } : {}),
              });
              return bears ? kept(item) : refused(item);
            });
            await place.store.polls.record(madePoll(feed, { added }));
            const edited = added.filter((_, i) => items[i]?.edited).map((judged, i) => reworded(judged, `Edited ${round} ${i}`, 2, RELEVANT));
            await place.store.polls.record(madePoll(feed, { edited }));
          }
          const { updates } = await place.store.updates.page({}, 10_000);
          for (const [bucket, size] of [['hour', HOUR], ['day', DAY]] as const) {
            const raw = new Map<string, number>();
            for (const update of updates) {
              const key = `${Math.floor(update.orderedAt / size) * size} ${feedGroups[update.feedId]}`;
              raw.set(key, (raw.get(key) ?? 0) + 1);
            }
            const volume = await place.store.updates.volume(instant(0), later(30 * DAY), bucket);
            expect(new Map(volume.map((row) => [`${row.bucketAt} ${row.pressGroup}`, row.count]))).toEqual(raw);
          }
          const counts = await place.store.items.counts();
          expect(counts.seen).toBe(counts.kept + counts.refused + counts.duplicates);
          expect(counts.kept).toBe(updates.length);
        }),
        { numRuns: 12 },
      );
    });

    it('gives volume for the asked span only, from rollups that reach back before 1970', async () => {
      const old = instant(-36 * HOUR - 1);
      await place.store.polls.record(
        madePoll('a', { added: [kept(madeItem('a', '1', { orderedAt: old })), kept(madeItem('a', '2', { orderedAt: later(30 * MINUTE) }))] }),
      );
      expect(await place.store.updates.volume(instant(-10 * DAY), instant(0), 'day')).toEqual([{ bucketAt: -2 * DAY, pressGroup: 'wire', count: 1 }]);
      expect(await place.store.updates.volume(instant(-10 * DAY), instant(0), 'hour')).toEqual([{ bucketAt: -37 * HOUR, pressGroup: 'wire', count: 1 }]);
      expect(await place.store.updates.volume(later(HOUR), later(DAY), 'hour')).toEqual([]);
      expect(await place.store.updates.volume(later(-HOUR), NOON, 'hour')).toEqual([]);
    });
  });
}
