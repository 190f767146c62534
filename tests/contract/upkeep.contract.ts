import { feedId } from '@/lib/domain/ids';
import { DAY, HOUR } from '@/lib/time/instant';
import type { RetentionPolicy } from '@/server/store/store';
import { allChanges } from './changes.contract';
import { kept, later, madeFeed, madeItem, madePoll, madeState, madeTrace, NOON, refused, reworded } from './made';
import type { OpenPlace } from './place';

const POLICY: RetentionPolicy = { updateDays: 30, refusedItemDays: 10, changeHours: 24, pollDays: 5 };

export function describeUpkeep(place: OpenPlace): void {
  describe('upkeep', () => {
    beforeEach(() => place.store.feeds.seed([madeFeed('a'), madeFeed('b')], NOON));

    it('deletes what is older than the policy allows, whole, and keeps rollups and totals', async () => {
      const many = Array.from({ length: 450 }, (_, i) => madeItem('a', `old ${i}`, { firstSeenAt: NOON, orderedAt: NOON }));
      await place.store.polls.record(madePoll('a', { added: many.map((item, i) => (i < 250 ? kept(item) : refused(item))) }));
      const first = many[0];
      if (!first) throw new Error('made none');
      await place.store.polls.record(madePoll('a', { edited: [reworded(kept(first), 'Reworded for Caracas', 2)] }));
      const young = madeItem('a', 'young', { firstSeenAt: later(35 * DAY), orderedAt: later(35 * DAY) });
      await place.store.polls.record(madePoll('a', { added: [kept(young)], trace: madeTrace({ at: later(35 * DAY) }) }));
      const counts = await place.store.items.counts();
      const { head } = await place.store.changes.head();
      const volume = await place.store.updates.volume(NOON, later(40 * DAY), 'hour');

      const deleted = await place.store.applyRetention(later(36 * DAY), POLICY);

      expect(deleted).toEqual({ updates: 250, judgedItems: 0, refusedItems: 200, changes: head - 1, polls: 2, alerts: 0, alertHits: 0 });
      expect((await place.store.updates.page({}, 10)).updates.map(({ id }) => id)).toEqual([young.id]);
      expect(await place.store.updates.count({ query: 'caracas' })).toBe(1);
      expect(await place.store.updates.count({ query: '-nothing' })).toBe(1);
      expect(await place.store.items.versions(first.id)).toEqual([]);
      expect(await place.store.items.known(feedId('a'), ['old 0', 'young'])).toEqual(new Map([['young', expect.anything()]]));
      expect(await place.store.items.counts()).toEqual(counts);
      expect(await place.store.updates.volume(NOON, later(40 * DAY), 'hour')).toEqual(volume);
      expect(await place.store.changes.head()).toMatchObject({ head, oldest: head });
      expect(await place.store.polls.recent(feedId('a'), 10)).toHaveLength(1);
      // The next change follows the last one.
      expect((await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', 'next'))] }))).head).toBe(head + 1);
    });

    it('keeps the newest change however old, so that the sequence never starts again', async () => {
      const { head } = await place.store.changes.head();
      await place.store.applyRetention(later(1_000 * DAY), POLICY);
      expect(await place.store.changes.head()).toMatchObject({ head, oldest: head });
    });

    it('keeps updates for ever when the policy says 0 days', async () => {
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1')), refused(madeItem('a', '2'))] }));
      const deleted = await place.store.applyRetention(later(10_000 * DAY), { ...POLICY, updateDays: 0 });
      expect(deleted).toMatchObject({ refusedItems: 1 });
      expect(await place.store.updates.count({})).toBe(1);
    });

    it('does not forget what a feed may still be showing, for it would come back as new', async () => {
      const items = [1, 2, 3].map((i) => kept(madeItem('a', String(i))));
      await place.store.polls.record(madePoll('a', { added: items, state: madeState(feedId('a'), { itemCount: 2 }) }));
      await place.store.applyRetention(later(100 * DAY), POLICY);
      expect([...(await place.store.items.known(feedId('a'), ['1', '2', '3'])).keys()].sort()).toEqual(['2', '3']);
    });

    it('has everything again after a restart', async () => {
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1')), refused(madeItem('a', '2'))], trace: madeTrace({ at: later(HOUR) }) }));
      const look = async () => [
        await place.store.changes.head(),
        await allChanges(place.store),
        await place.store.feeds.list(),
        await place.store.feeds.pollStates(),
        await place.store.items.counts(),
        await place.store.updates.page({ query: 'caracas' }, 10),
        await place.store.polls.recent(feedId('a'), 10),
      ];
      const before = await look();
      await place.reopen();
      expect(await look()).toEqual(before);
    });

    it('says that all is well, and how big it is', async () => {
      const health = await place.store.health();
      expect(health).toEqual({ readable: true, writable: true, reason: null, sizeBytes: expect.any(Number) });
      expect(health.sizeBytes).toBeGreaterThan(0);
    });
  });
}
