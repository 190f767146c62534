import type { Change } from '@/lib/domain/change';
import { BEFORE_FIRST, feedId, sequence, type Sequence } from '@/lib/domain/ids';
import type { Store } from '@/server/store/store';
import { until } from './items.contract';
import { kept, later, madeFeed, madeItem, madePoll, NOON } from './made';
import type { OpenPlace } from './place';

export async function allChanges(store: Store, after: Sequence = BEFORE_FIRST, page = 7): Promise<Change[]> {
  const changes: Change[] = [];
  for (;;) {
    const next = await store.changes.after(changes.at(-1)?.sequence ?? after, page);
    if (next.length === 0) {
      return changes;
    }
    changes.push(...next);
  }
}

export function describeChanges(place: OpenPlace): void {
  describe('the outbox', () => {
    it('is empty at first, and its head then says so', async () => {
      const head = await place.store.changes.head();
      expect(head).toMatchObject({ head: 0, oldest: 1 });
      expect(head.dataVersion).toMatch(/^[0-9a-f-]{36}$/);
      expect(await place.store.changes.after(BEFORE_FIRST, 10)).toEqual([]);
    });

    it('orders everything a client can see by one number, in pages, without gaps', async () => {
      await place.store.feeds.seed([madeFeed('a'), madeFeed('b')], NOON);
      await place.store.polls.record(madePoll('a', { added: Array.from({ length: 10 }, (_, i) => kept(madeItem('a', String(i)))) }));
      await place.store.feeds.edit(feedId('b'), { name: 'Renamed' }, later(1));
      await place.store.feeds.remove(feedId('b'), later(2));
      const changes = await allChanges(place.store);
      expect(changes.map((change) => change.sequence)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
      expect(changes.map(({ kind }) => kind)).toEqual([
        ...['feed-changed', 'feed-changed'],
        ...Array<string>(10).fill('update-added'),
        ...['feed-changed', 'feed-changed', 'feed-removed'],
      ]);
      expect(changes.at(-2)).toEqual({ kind: 'feed-changed', sequence: 14, at: later(1), feed: expect.objectContaining({ name: 'Renamed' }) });
      expect(changes.at(-1)).toEqual({ kind: 'feed-removed', sequence: 15, at: later(2), feedId: 'b' });
      expect(await place.store.changes.head()).toMatchObject({ head: 15, oldest: 1 });
    });

    it('calls its listeners after a commit, and not after they have left', async () => {
      await place.store.feeds.seed([madeFeed('a')], NOON);
      let heads: Promise<number>[] = [];
      const leave = place.store.changes.onCommit(() => heads.push(place.store.changes.head().then(({ head }) => head)));
      const { head } = await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1'))] }));
      await until(() => heads.length > 0);
      expect((await Promise.all(heads)).at(-1)).toBe(head);
      leave();
      heads = [];
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '2'))] }));
      expect(heads).toEqual([]);
    });

    it('shows a reader who follows it every change once and in order, while many write at the same time', async () => {
      const names = ['a', 'b', 'c', 'd'];
      await place.store.feeds.seed(names.map((name) => madeFeed(name)), NOON);
      const seen: Change[] = [];
      let isWriting = true;
      const reader = (async () => {
        for (let last = BEFORE_FIRST; ; ) {
          const wasWriting = isWriting;
          const next = await place.store.changes.after(last, 3);
          seen.push(...next);
          last = next.at(-1)?.sequence ?? last;
          if (next.length === 0 && !wasWriting) {
            return;
          }
        }
      })();
      await Promise.all(
        names.map(async (name) => {
          for (let i = 0; i < 12; i += 1) {
            await place.store.polls.record(madePoll(name, { added: [kept(madeItem(name, `${i} x`)), kept(madeItem(name, `${i} y`))] }));
          }
        }),
      );
      isWriting = false;
      await reader;
      const { head } = await place.store.changes.head();
      expect(seen.map((change) => change.sequence)).toEqual(Array.from({ length: head }, (_, i) => sequence(i + 1)));
      expect(seen.filter(({ kind }) => kind === 'update-added')).toHaveLength(96);
    });
  });
}
