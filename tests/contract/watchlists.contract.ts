import { claimId } from '@/lib/domain/claim';
import { personId, sessionId, storyId, watchlistId, type PersonId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import { MOST_WATCHLISTS, toFollow, type WatchSelection } from '@/lib/domain/watchlist';
import { EMPTY_SELECTION } from '@/lib/selection/selection';
import { HOUR, MINUTE } from '@/lib/time/instant';
import { createWatchIndex } from '@/lib/watchlists/watchIndex';
import { filterOf } from '@/server/store/watchlistRows';
import type { NewWatchlist } from '@/server/store/watchlistStore';
import { kept, later, madeFeed, madeItem, madeMarks, madePoll, NOON } from './made';
import { judged, madeHolding, madeStep, storyOf } from './madeAnalysis';
import type { OpenPlace } from './place';

const ana = personId('ana');
const ben = personId('ben');
const follow = (selection: Partial<WatchSelection> = {}): WatchSelection => ({ ...toFollow(EMPTY_SELECTION), ...selection });
const made = (id: string, parts: Partial<NewWatchlist> = {}): NewWatchlist => ({
  ...{ id: watchlistId(id), ownerId: ana, name: `List ${id}`, colour: 'blue', isShared: false, selection: follow(), threshold: 'each-update', createdAt: NOON },
  ...parts,
});

export function describeWatchlists(place: OpenPlace): void {
  async function join(id: PersonId) {
    await place.store.people.makeLink({ id: `of-${id}`, tokenHash: `hash-${id}`, kind: 'invitation', role: 'analyst', email: null, personId: null, madeBy: 'Eva', madeAt: NOON, expiresAt: later(HOUR) }, null);
    const joined = await place.store.people.join(`hash-${id}`, { id, name: id, email: `${id}@example.org`, passwordHash: '' }, NOON);
    if (!joined.ok) throw new Error(joined.error);
    return joined.value;
  }
  async function by(id: PersonId) {
    const person = await place.store.people.get(id);
    return { by: { kind: 'person', person: person!, sessionId: sessionId('s') } satisfies Actor, at: later(MINUTE) };
  }
  const add = async (...lists: NewWatchlist[]) => place.store.watchlists.add(lists, await by(ana));
  const namesSeenBy = async (id: PersonId) => (await place.store.watchlists.seenBy(id)).map(({ watchlist, ownerName }) => `${ownerName}: ${watchlist.name}`);
  const bring = (...titles: string[]) => place.store.polls.record(madePoll('a', { added: titles.map((title) => kept(madeItem('a', title, { title }))) }));

  describe('watchlists', () => {
    beforeEach(async () => {
      await place.store.feeds.seed([madeFeed('a')], NOON);
      await join(ana);
      await join(ben);
    });

    it('are kept whole, in the order of their owner', async () => {
      const selection = follow({ query: '"oil licence" -gold', tags: ['sanctions'], outlets: ['Salón, the paper'], claims: [claimId('talks')], stances: ['supports'] });
      await add(made('one', { selection, threshold: { publishers: 4 }, colour: 'rust' }), made('two'), made('three'));
      await place.reopen();
      const { watchlists } = place.store;
      expect((await watchlists.get(watchlistId('one')))?.watchlist).toEqual({ ...made('one', { selection, threshold: { publishers: 4 }, colour: 'rust' }), position: 0, updatedAt: NOON });
      expect(await namesSeenBy(ana)).toEqual(['ana: List one', 'ana: List two', 'ana: List three']);
      await watchlists.reorder(ana, [watchlistId('three'), watchlistId('one'), watchlistId('gone')]);
      expect(await namesSeenBy(ana)).toEqual(['ana: List three', 'ana: List one', 'ana: List two']);
      expect(await namesSeenBy(ben)).toEqual([]);
    });

    it('are seen by everybody when they are shared, which the audit keeps', async () => {
      const { watchlists, audit } = place.store;
      await add(made('one'), made('two'));
      await watchlists.edit(watchlistId('one'), { isShared: true }, await by(ana));
      expect(await namesSeenBy(ben)).toEqual(['ana: List one']);
      await watchlists.edit(watchlistId('one'), { name: 'Renamed' }, await by(ben));
      await watchlists.edit(watchlistId('two'), { name: 'Nobody’s affair' }, await by(ana));
      await watchlists.edit(watchlistId('one'), { isShared: false }, await by(ana));
      expect(await namesSeenBy(ben)).toEqual([]);
      const decided = (await audit.page({ limit: 20, subject: 'watchlist' })).map(({ action, actorName }) => `${actorName} ${action}`);
      expect(decided).toEqual(['ana watchlist-unshared', 'ben watchlist-edited', 'ana watchlist-shared']);
    });

    it('are removed with what was read of them, once', async () => {
      const { watchlists } = place.store;
      await add(made('one'));
      await watchlists.markRead(ana, watchlistId('one'), 0);
      expect(await watchlists.remove(watchlistId('one'), await by(ana))).toBe(true);
      expect(await watchlists.remove(watchlistId('one'), await by(ana))).toBe(false);
      expect(await watchlists.edit(watchlistId('one'), { name: 'x' }, await by(ana))).toBeUndefined();
      expect(await place.rows('SELECT watchlist_id FROM watch_reads')).toEqual([]);
    });

    it('are no more than somebody can follow, all or none', async () => {
      const many = Array.from({ length: MOST_WATCHLISTS }, (_, at) => made(String(at)));
      expect(await add(...many)).toMatchObject({ ok: true });
      expect(await add(made('one too many'))).toEqual({ ok: false, error: 'too-many' });
      expect(await place.store.watchlists.seenBy(ana)).toHaveLength(MOST_WATCHLISTS);
    });

    it('count what came in after the reader, for each reader apart, and never go back', async () => {
      const { watchlists } = place.store;
      await bring('Oil talks', 'Gold talks');
      await add(made('oil', { selection: follow({ query: 'oil' }), isShared: true }), made('all'));
      expect((await watchlists.unread(ana)).counts).toEqual({ oil: 0, all: 0 });
      await bring('Oil again', 'More talks');
      const { upTo, counts } = await watchlists.unread(ana);
      expect(counts).toEqual({ oil: 1, all: 2 });
      await bring('Oil once more');
      expect(await watchlists.markRead(ana, watchlistId('oil'), upTo)).toBe(true);
      expect((await watchlists.unread(ana)).counts).toEqual({ oil: 1, all: 3 });
      await watchlists.markRead(ana, watchlistId('oil'), 1_000_000);
      await watchlists.markRead(ana, watchlistId('oil'), 0);
      expect((await watchlists.unread(ana)).counts).toEqual({ oil: 0, all: 3 });
      expect((await watchlists.unread(ben)).counts).toEqual({ oil: 2 });
      expect(await watchlists.markRead(ben, watchlistId('all'), upTo)).toBe(false);
      // What is read stands in the list still: the mark was not put beyond what is there.
      await bring('Oil at last');
      expect((await watchlists.unread(ana)).counts).toEqual({ oil: 1, all: 4 });
    });

    it('count anew over the past when they are edited', async () => {
      const { watchlists } = place.store;
      await add(made('one', { selection: follow({ query: 'gold' }) }));
      await bring('Oil talks', 'Oil again');
      expect((await watchlists.unread(ana)).counts).toEqual({ one: 0 });
      await watchlists.edit(watchlistId('one'), { selection: follow({ query: 'oil' }) }, await by(ana));
      expect((await watchlists.unread(ana)).counts).toEqual({ one: 2 });
    });

    it('have a feed that opens with its last secret only, while the owner has an account', async () => {
      const { watchlists, people } = place.store;
      await add(made('one'));
      expect((await watchlists.get(watchlistId('one')))?.hasFeed).toBe(false);
      await watchlists.setFeed(watchlistId('one'), 'first');
      await watchlists.setFeed(watchlistId('one'), 'second');
      expect(await watchlists.byFeed('first')).toBeUndefined();
      expect(await watchlists.byFeed('second')).toMatchObject({ watchlist: { name: 'List one' }, hasFeed: true });
      await people.edit(ana, { isDisabled: true }, await by(ben));
      expect(await watchlists.byFeed('second')).toBeUndefined();
      expect(await watchlists.all()).toEqual([]);
      expect(await watchlists.setFeed(watchlistId('gone'), 'x')).toBe(false);
    });

    it('say by one number that they are to be read again', async () => {
      const { watchlists } = place.store;
      const revisions = [await watchlists.revision()];
      const note = async () => revisions.push(await watchlists.revision());
      await add(made('one'));
      await note();
      await watchlists.edit(watchlistId('one'), { name: 'Other' }, await by(ana));
      await note();
      await watchlists.remove(watchlistId('one'), await by(ana));
      await note();
      expect(new Set(revisions).size).toBe(4);
    });

    it('are met in memory by exactly those updates that the store finds for them, through merged stories and evidence', async () => {
      const { polls, analysis, watchlists, updates, news } = place.store;
      const items = ['Oil talks in Caracas', 'Gold talks', 'Oil sanctions eased', 'Envoys return'].map((title, at) => madeItem('a', title, { title, orderedAt: later(at) }));
      const marks = (at: number) => madeMarks({ tags: at % 2 === 0 ? [{ tag: 'sanctions', confidence: 1, words: [] }] : [], direction: { value: at === 3 ? 'thaw' : 'neutral', confidence: 1, words: [] } });
      const holdings = [[madeHolding()], [madeHolding({ stance: 'contradicts' })], [madeHolding({ claimId: claimId('oil') })], []];
      await polls.record(madePoll('a', { added: items.map((item, at) => judged(item, marks(at), holdings[at])) }));
      const one = storyOf('s', items.slice(0, 2));
      const two = storyOf('w', items.slice(2, 3));
      await analysis.record(madeStep({ members: [...one.members, ...two.members], stories: [...one.stories, ...two.stories] }));
      const all = storyOf('w', items.slice(0, 3));
      await analysis.record(madeStep({ ...all, removed: [{ id: storyId('s'), into: storyId('w') }] }));
      const talks = claimId('talks');
      const selections: Partial<WatchSelection>[] = [
        ...[{}, { query: 'oil' }, { query: '"oil talks"' }, { query: '-oil' }, { query: 'gold OR envoy' }, { tags: ['sanctions' as const] }, { directions: ['thaw' as const] }],
        ...[{ claims: [talks] }, { claims: [talks], stances: ['supports' as const] }, { stances: ['contradicts' as const] }, { query: 'oil', claims: [claimId('oil')] }],
        ...[{ stories: [storyId('s')] }, { stories: [storyId('w')], query: 'oil' }, { stories: [items[3]!.id as never] }, { outlets: ['Outlet a'], languages: ['en'] }, { languages: ['es'] }],
      ];
      await add(...selections.map((selection, at) => made(`w${String(at).padStart(2, '0')}`, { selection: follow(selection) })));
      const index = createWatchIndex(await watchlists.all());
      const found = new Map<string, string[]>();
      for (const update of (await updates.page({}, 100)).updates) {
        for (const id of index.match(update, await news.evidenceOf(update.id))) found.set(id, [...(found.get(id) ?? []), update.id]);
      }
      for (const { watchlist } of await watchlists.seenBy(ana)) {
        const stored = (await updates.page(filterOf(watchlist.selection), 100)).updates.map(({ id }) => id);
        expect([watchlist.id, found.get(watchlist.id) ?? []]).toEqual([watchlist.id, stored]);
      }
    });
  });

  describe('the personal line', () => {
    beforeEach(async () => {
      await join(ana);
      await join(ben);
    });

    it('[LU10] tells what moved to whom it concerns, on every node, in the transaction that moves it', async () => {
      const { watchlists, personal } = place.store;
      // One process owns an embedded store.
      const beside = await place.openBeside().catch(() => null);
      let heard = 0;
      beside?.changes.onCommit(() => (heard += 1));
      expect(await personal.head()).toBe(0);
      await add(made('one'));
      await watchlists.edit(watchlistId('one'), { isShared: true }, await by(ana));
      await watchlists.markRead(ben, watchlistId('one'), 0);
      const told = [{ n: 1, personId: ana, notice: { kind: 'watchlists' } }, { n: 2, personId: null, notice: { kind: 'watchlists' } }, { n: 3, personId: ben, notice: { kind: 'watchlists' } }];
      expect(await personal.after(0, 10)).toEqual(told);
      expect(await personal.after(2, 10)).toEqual(told.slice(2));
      expect(await personal.head()).toBe(3);
      if (beside) {
        for (let tries = 0; heard === 0 && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
        expect(heard).toBeGreaterThan(0);
        expect(await beside.personal.after(0, 10)).toEqual(told);
      }
    });

    it('wakes the listeners of its own node', async () => {
      let heard = 0;
      place.store.changes.onCommit(() => (heard += 1));
      await add(made('one'));
      await place.store.watchlists.reorder(ana, []);
      expect(heard).toBeGreaterThanOrEqual(2);
    });
  });
}
