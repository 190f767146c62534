import { feedId } from '@/lib/domain/ids';
import { HOUR, MINUTE } from '@/lib/time/instant';
import { later, kept, madeFeed, madeHealth, madeItem, madePoll, madeState, madeTrace, NOON } from './made';
import type { OpenPlace } from './place';

const A = feedId('a');

export function describeFeeds(place: OpenPlace): void {
  describe('feeds', () => {
    it('seeds the catalog once, and leaves a removed feed removed', async () => {
      const catalog = [madeFeed('a'), madeFeed('b', { enabled: false })];
      expect(await place.store.feeds.seed(catalog, NOON)).toBe(2);
      expect(await place.store.feeds.remove(A, later(1))).toBe(true);
      expect(await place.store.feeds.seed([...catalog, madeFeed('c')], later(2))).toBe(1);
      expect((await place.store.feeds.list()).map(({ id }) => id)).toEqual(['b', 'c']);
      expect(await place.store.feeds.get(A)).toBeUndefined();
      expect(await place.store.feeds.remove(A, later(3))).toBe(false);
    });

    it('keeps what an editor made of a seeded feed', async () => {
      await place.store.feeds.seed([madeFeed('a')], NOON);
      await place.store.feeds.edit(A, { name: 'Renamed' }, later(1));
      await place.store.feeds.seed([madeFeed('a')], later(2));
      expect((await place.store.feeds.get(A))?.name).toBe('Renamed');
    });

    it('gives back every fact of a feed, and its health before the first poll', async () => {
      const feed = madeFeed('a', {
        name: 'El País: América «ñ» 日本 😀',
        homepage: 'https://example.org/',
        language: 'es',
        country: 'INT',
        pressGroup: 'venezuelan-independent',
        scope: 'general',
        notes: 'a note\nin two lines',
      });
      const added = await place.store.feeds.add(feed, NOON);
      expect(added).toMatchObject({ ok: true, value: feed });
      expect(await place.store.feeds.get(A)).toEqual({
        ...feed,
        health: {
          state: 'ok',
          reason: 'new',
          detail: '',
          since: NOON,
          lastPollAt: null,
          lastGoodAt: null,
          lastNewItemAt: null,
          nextPollAt: NOON,
          intervalSeconds: 900,
          failures: 0,
          itemsPerDay: 0,
        },
      });
    });

    it('refuses a second feed with the same id or the same address', async () => {
      await place.store.feeds.add(madeFeed('a'), NOON);
      await place.store.feeds.add(madeFeed('b'), NOON);
      expect(await place.store.feeds.add(madeFeed('a', { url: 'https://other.example.org/' }), NOON)).toEqual({ ok: false, error: 'duplicate-id' });
      expect(await place.store.feeds.add(madeFeed('c', { url: madeFeed('a').url }), NOON)).toEqual({ ok: false, error: 'duplicate-url' });
      expect(await place.store.feeds.edit(A, { url: madeFeed('b').url }, NOON)).toEqual({ ok: false, error: 'duplicate-url' });
      expect(await place.store.feeds.edit(feedId('z'), { name: 'x' }, NOON)).toEqual({ ok: false, error: 'not-found' });
    });

    it('takes a removed feed back when it is added again, afresh', async () => {
      await place.store.feeds.add(madeFeed('a'), NOON);
      await place.store.polls.record(madePoll('a', { state: madeState(A, { etag: '"1"' }) }));
      await place.store.feeds.remove(A, later(1));
      expect(await place.store.feeds.add(madeFeed('a', { name: 'Back' }), later(2))).toMatchObject({ ok: true });
      expect(await place.store.feeds.get(A)).toMatchObject({ name: 'Back', health: { reason: 'new', nextPollAt: later(2) } });
      expect(await place.store.feeds.pollStates()).toMatchObject([{ etag: null }]);
    });

    it('pauses and resumes, and keeps the turns', async () => {
      await place.store.feeds.add(madeFeed('a'), NOON);
      await place.store.polls.record(madePoll('a'));
      await place.store.feeds.edit(A, { enabled: false }, later(MINUTE));
      expect((await place.store.feeds.get(A))?.health).toMatchObject({ state: 'paused', reason: 'paused-by-desk', since: later(MINUTE), nextPollAt: null });
      await place.store.feeds.edit(A, { enabled: true }, later(2 * MINUTE));
      expect((await place.store.feeds.get(A))?.health).toMatchObject({ state: 'ok', reason: 'new', since: later(2 * MINUTE), nextPollAt: later(2 * MINUTE) });
      expect(await place.store.feeds.turns(A, 10)).toEqual([
        { at: later(2 * MINUTE), from: 'paused', to: 'ok', reason: 'new', detail: '' },
        { at: later(MINUTE), from: 'ok', to: 'paused', reason: 'paused-by-desk', detail: '' },
      ]);
      expect(await place.store.feeds.turns(A, 1)).toHaveLength(1);
    });

    it('forgets validators when the address changes, and asks for a poll', async () => {
      await place.store.feeds.add(madeFeed('a'), NOON);
      const state = madeState(A, { etag: '"1"', lastModified: 'x', bodyHash: 'h', newestItemAt: NOON, itemCount: 4, redirect: { url: 'https://r.example/', count: 2 } });
      await place.store.polls.record(madePoll('a', { state }));
      expect(await place.store.feeds.pollStates()).toEqual([state]);
      await place.store.feeds.edit(A, { name: 'Same address' }, later(2));
      expect(await place.store.feeds.pollStates()).toEqual([state]);
      await place.store.feeds.edit(A, { url: 'https://moved.example.org/feed' }, later(3));
      expect(await place.store.feeds.pollStates()).toEqual([madeState(A, { nextPollAt: later(3) })]);
    });

    it('keeps a hub’s particulars between polls', async () => {
      await place.store.feeds.add(madeFeed('a'), NOON);
      const hub = { hubUrl: 'https://hub.example/', topicUrl: 'https://t.example/', secret: 's', token: 't', status: 'verified' as const, leaseExpiresAt: later(HOUR) };
      await place.store.polls.record(madePoll('a', { state: madeState(A, { hub }) }));
      expect((await place.store.feeds.pollStates())[0]?.hub).toEqual(hub);
    });

    it('keeps what a hub answered, unless its subscription is another one by now', async () => {
      await place.store.feeds.add(madeFeed('a'), NOON);
      const hub = { hubUrl: 'https://hub.example/', topicUrl: 'https://t.example/', secret: 's', token: 't', status: 'requested' as const, leaseExpiresAt: null };
      const verified = { ...hub, status: 'verified' as const, leaseExpiresAt: later(24 * HOUR) };
      expect(await place.store.feeds.saveHub(A, verified)).toBe(false);
      const poll = madePoll('a', { state: madeState(A, { hub }) });
      await place.store.polls.record(poll);
      expect(await place.store.feeds.saveHub(A, { ...verified, token: 'older' })).toBe(false);
      expect(await place.store.feeds.saveHub(A, verified)).toBe(true);
      // A poll that was under way knows only that it was asked for.
      await place.store.polls.record(poll);
      expect((await place.store.feeds.pollStates())[0]?.hub).toEqual(verified);
      expect(await place.store.feeds.saveHub(feedId('nobody'), verified)).toBe(false);
    });

    it('makes a feed due on request, but not one that is paused or gone', async () => {
      await place.store.feeds.seed([madeFeed('a'), madeFeed('b', { enabled: false }), madeFeed('c')], NOON);
      await place.store.polls.record(madePoll('a'));
      await place.store.polls.record(
        madePoll('c', {
          health: madeHealth({ state: 'gone', reason: 'gone', nextPollAt: null }),
          state: madeState(feedId('c'), { nextPollAt: null }),
        }),
      );
      expect(await place.store.feeds.requestPoll(A, later(MINUTE))).toBe(true);
      expect((await place.store.feeds.pollStates()).map(({ nextPollAt }) => nextPollAt)).toEqual([later(MINUTE), null, null]);
      expect(await place.store.feeds.requestPoll(feedId('b'), later(MINUTE))).toBe(false);
      expect(await place.store.feeds.requestPoll(feedId('c'), later(MINUTE))).toBe(false);
      expect(await place.store.feeds.requestPoll(feedId('nobody'), later(MINUTE))).toBe(false);
    });

    it('raises its revision with add, edit, remove and request, and with nothing else', async () => {
      const revisions = [await place.store.feeds.revision()];
      const note = async () => revisions.push(await place.store.feeds.revision());
      await place.store.feeds.add(madeFeed('a'), NOON);
      await note();
      await place.store.feeds.edit(A, { notes: 'n' }, later(1));
      await note();
      await place.store.feeds.requestPoll(A, later(2));
      await note();
      await place.store.polls.record(madePoll('a'));
      await place.store.feeds.add(madeFeed('a'), later(3));
      expect(await place.store.feeds.revision()).toBe(revisions.at(-1));
      await place.store.feeds.remove(A, later(4));
      await note();
      for (let i = 1; i < revisions.length; i += 1) {
        expect(revisions[i]).toBeGreaterThan(revisions[i - 1] ?? Infinity);
      }
    });

    it('does not undo what the desk did while a poll was under way', async () => {
      await place.store.feeds.seed([madeFeed('a'), madeFeed('b'), madeFeed('c'), madeFeed('d')], NOON);
      const begun = madeTrace({ at: later(MINUTE) });
      const desk = later(MINUTE + 1);
      await place.store.feeds.edit(A, { enabled: false }, desk);
      await place.store.feeds.edit(feedId('b'), { url: 'https://moved.example.org/feed' }, desk);
      await place.store.feeds.requestPoll(feedId('c'), desk);
      await place.store.feeds.remove(feedId('d'), desk);
      for (const id of ['a', 'b', 'c', 'd']) {
        await place.store.polls.record(
          madePoll(id, { trace: begun, state: madeState(feedId(id), { etag: '"old"' }), added: [kept(madeItem(id, '1'))], newUrl: 'https://new.example.org/' + id }),
        );
      }
      expect(await place.store.feeds.get(A)).toMatchObject({ enabled: false, health: { state: 'paused', reason: 'paused-by-desk', nextPollAt: null } });
      expect(await place.store.feeds.get(feedId('b'))).toMatchObject({ url: 'https://moved.example.org/feed', health: { nextPollAt: desk } });
      expect((await place.store.feeds.pollStates()).find((state) => state.feedId === 'b')?.etag).toBeNull();
      expect((await place.store.feeds.get(feedId('c')))?.health.nextPollAt).toBe(desk);
      expect(await place.store.feeds.get(feedId('d'))).toBeUndefined();
      // What the polls brought is stored all the same, except for the feed that nobody wants any more.
      expect(await place.store.items.counts()).toMatchObject({ seen: 3, kept: 3 });
    });

    it('rewrites the address when a poll says so, unless another feed has it', async () => {
      await place.store.feeds.seed([madeFeed('a'), madeFeed('b')], NOON);
      await place.store.polls.record(madePoll('a', { newUrl: madeFeed('b').url }));
      expect((await place.store.feeds.get(A))?.url).toBe(madeFeed('a').url);
      await place.store.polls.record(madePoll('a', { newUrl: 'https://new.example.org/' }));
      expect((await place.store.feeds.get(A))?.url).toBe('https://new.example.org/');
    });
  });
}
