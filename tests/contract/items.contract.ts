import { feedId, itemId } from '@/lib/domain/ids';
import { HOUR, MINUTE, SECOND } from '@/lib/time/instant';
import { StoreUnavailable } from '@/server/store/store';
import { IRRELEVANT, kept, later, madeFeed, madeHealth, madeItem, madeMarks, madePoll, madeTrace, NOON, refused, RELEVANT, reworded } from './made';
import type { OpenPlace } from './place';

const A = feedId('a');

export function describeItems(place: OpenPlace): void {
  describe('polls and items', () => {
    beforeEach(() => place.store.feeds.seed([madeFeed('a'), madeFeed('b', { pressGroup: 'us-media', country: 'GB' })], NOON));

    it('stores what a poll brought, with updates, counts and one change each', async () => {
      const { head } = await place.store.changes.head();
      const recorded = await place.store.polls.record(
        madePoll('a', { added: [kept(madeItem('a', '1')), refused(madeItem('a', '2')), kept(madeItem('a', '3'))] }),
      );
      expect(recorded).toEqual({ added: 3, kept: 2, refused: 1, duplicates: 0, edited: 0, head: head + 3 });
      expect(await place.store.items.counts()).toEqual({ seen: 3, kept: 2, refused: 1, duplicates: 0 });
      const changes = await place.store.changes.after(head, 100);
      expect(changes.map(({ kind, sequence }) => [kind, sequence])).toEqual([
        ['update-added', head + 1],
        ['update-added', head + 2],
        ['feed-changed', head + 3],
      ]);
      const { updates } = await place.store.updates.page({}, 10);
      expect(changes[0]).toMatchObject({ update: updates.find(({ id }) => id === madeItem('a', '1').id) });
    });

    it('gives back every fact of an item and its marks, whatever characters it holds', async () => {
      const item = madeItem('b', 'urn:x:1', {
        title: 'Canciller dice «ñandú» — “quoted” \'single\' \\ back 日本 😀',
        summary: 'Line one\nline two\ttab & <b>not markup</b> % _ "',
        link: 'https://b.example.org/ñ?a=1&b=%20',
        author: 'María O’Neil',
        outlet: 'Another Outlet',
        language: 'es',
        publishedAt: null,
        dateTrust: 'undated',
        firstSeenAt: later(SECOND),
        orderedAt: later(SECOND),
      });
      const marks = madeMarks({
        relevance: { relevant: true, confidence: 0.75, words: ['Canciller', '«ñandú»'] },
        tags: [{ tag: 'diplomacy', confidence: 0.5, words: ['Canciller'] }],
        direction: { value: 'thaw', confidence: 0.625, words: ['«ñandú»'] },
        actors: { from: 've', to: 'us' },
        kind: 'statement',
        unsure: true,
        rulesVersion: 'r-7',
      });
      await place.store.polls.record(madePoll('b', { added: [{ item, marks, holdings: [] }] }));
      const { identity: _, guid: __, contentHash: ___, ...facts } = item;
      expect(await place.store.updates.get(item.id)).toEqual({
        ...facts,
        feedName: 'Feed b',
        pressGroup: 'us-media',
        country: 'GB',
        version: 1,
        editedAt: null,
        marks,
        storyId: null,
      });
    });

    it('stores an item whose identity and link are longer than an index takes, and whose text holds NUL and half characters', async () => {
      const long = `https://a.example.org/${'x'.repeat(20_000)}`;
      const item = madeItem('a', long, { link: long, title: 'odd \0 text \ud800 end', summary: '\\u0000 stays' });
      await place.store.polls.record(madePoll('a', { added: [kept(item)], trace: madeTrace({ detail: 'with \0 inside' }) }));
      const stored = await place.store.updates.get(item.id);
      expect(stored).toMatchObject({ link: long, summary: '\\u0000 stays' });
      expect(stored?.title).toMatch(/^odd .*text . end$/);
      expect([...(await place.store.items.known(A, [long])).keys()]).toEqual([long]);
    });

    it('knows the identities a feed has shown, and only that feed’s', async () => {
      const [one, two] = [madeItem('a', '1'), madeItem('a', '2')];
      await place.store.polls.record(madePoll('a', { added: [kept(one), refused(two)] }));
      expect(await place.store.items.known(A, ['1', '2', '3'])).toEqual(
        new Map([
          ['1', { id: one.id, contentHash: one.contentHash, version: 1, kept: true }],
          ['2', { id: two.id, contentHash: two.contentHash, version: 1, kept: false }],
        ]),
      );
      expect(await place.store.items.known(feedId('b'), ['1', '2'])).toEqual(new Map());
      expect(await place.store.items.known(A, [])).toEqual(new Map());
    });

    it('passes over items in a repeated call', async () => {
      const poll = madePoll('a', { added: [kept(madeItem('a', '1')), refused(madeItem('a', '2'))] });
      await place.store.polls.record(poll);
      const { head } = await place.store.changes.head();
      expect(await place.store.polls.record(poll)).toEqual({ added: 0, kept: 0, refused: 0, duplicates: 0, edited: 0, head });
      expect(await place.store.items.counts()).toEqual({ seen: 2, kept: 1, refused: 1, duplicates: 0 });
      expect(await place.store.updates.count({})).toBe(1);
    });

    it('passes over an entry that one document shows twice', async () => {
      const recorded = await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1')), kept(madeItem('a', '1'))] }));
      expect(recorded).toMatchObject({ added: 1, kept: 1 });
    });

    it('stores an article that its own feed brings again under another guid as a duplicate, in one poll or in the next', async () => {
      const link = 'https://wire.example.org/story';
      const title = 'Envoy lands in Caracas';
      const again = (identity: string) => kept(madeItem('a', identity, { link, title }));
      expect(await place.store.polls.record(madePoll('a', { added: [again('guid:1'), again('guid:2')] }))).toMatchObject({ added: 2, kept: 1, duplicates: 1 });
      expect(await place.store.polls.record(madePoll('a', { added: [again('guid:3')] }))).toMatchObject({ added: 1, kept: 0, duplicates: 1 });
      expect(await place.store.updates.count({})).toBe(1);
    });

    it('stores what another feed has brought as a duplicate: same link and same title', async () => {
      const link = 'https://wire.example.org/story';
      const original = madeItem('a', '1', { link, title: 'Envoy lands in Caracas' });
      await place.store.polls.record(madePoll('a', { added: [kept(original)] }));
      const recorded = await place.store.polls.record(
        madePoll('b', {
          added: [
            kept(madeItem('b', 'same', { link, title: original.title })),
            kept(madeItem('b', 'other title', { link, title: 'Another title on Caracas' })),
            kept(madeItem('b', 'other link', { title: original.title })),
            kept(madeItem('b', 'no link', { link: null, title: original.title })),
          ],
        }),
      );
      expect(recorded).toMatchObject({ added: 4, kept: 3, refused: 0, duplicates: 1 });
      expect(await place.store.items.counts()).toEqual({ seen: 5, kept: 4, refused: 0, duplicates: 1 });
      expect(await place.store.updates.get(madeItem('b', 'same').id)).toBeUndefined();
      expect((await place.store.items.known(feedId('b'), ['same'])).get('same')).toMatchObject({ kept: false });
    });

    it('keeps an update whose copy in another feed was refused', async () => {
      const link = 'https://wire.example.org/story';
      const title = 'The envoy lands';
      await place.store.polls.record(madePoll('a', { added: [refused(madeItem('a', '1', { link, title }))] }));
      const summary = 'He was received in Caracas.';
      expect(await place.store.polls.record(madePoll('b', { added: [kept(madeItem('b', '1', { link, title, summary }))] }))).toMatchObject({ kept: 1 });
    });

    it('adds a version for an edit, and tells of it', async () => {
      const first = kept(madeItem('a', '1', { title: 'Envoy lands in Caracas' }));
      await place.store.polls.record(madePoll('a', { added: [first] }));
      const { head } = await place.store.changes.head();
      const at = later(MINUTE);
      const edit = reworded(first, 'Envoy has landed in Caracas', 2, { ...RELEVANT, rulesVersion: 'test-2' });
      const poll = madePoll('a', { edited: [edit], trace: madeTrace({ at }) });
      expect(await place.store.polls.record(poll)).toMatchObject({ added: 0, edited: 1, head: head + 1 });
      const update = await place.store.updates.get(first.item.id);
      expect(update).toMatchObject({ title: 'Envoy has landed in Caracas', version: 2, editedAt: at, firstSeenAt: NOON, marks: { rulesVersion: 'test-2' } });
      expect(await place.store.changes.after(head, 10)).toEqual([{ kind: 'update-edited', sequence: head + 1, at, update }]);
      // A repeated call is passed over.
      expect(await place.store.polls.record(poll)).toMatchObject({ edited: 0, head: head + 1 });

      await place.store.polls.record(madePoll('a', { edited: [reworded(first, 'Envoy leaves Caracas', 3)], trace: madeTrace({ at: later(HOUR) }) }));
      expect((await place.store.items.versions(first.item.id)).map(({ version, seenAt, title }) => [version, seenAt, title])).toEqual([
        [1, NOON, 'Envoy lands in Caracas'],
        [2, at, 'Envoy has landed in Caracas'],
        [3, later(HOUR), 'Envoy leaves Caracas'],
      ]);
      expect((await place.store.items.known(A, ['1'])).get('1')).toMatchObject({ version: 3, contentHash: 'hash of Envoy leaves Caracas' });
      expect(await place.store.updates.count({})).toBe(1);
      expect(await place.store.updates.count({ query: 'landed' })).toBe(0);
      expect(await place.store.updates.count({ query: 'leaves' })).toBe(1);
    });

    it('gives the one version of an item that was never edited, and none of one that is not there', async () => {
      const item = madeItem('a', '1', { summary: 's' });
      await place.store.polls.record(madePoll('a', { added: [refused(item)] }));
      expect(await place.store.items.versions(item.id)).toEqual([{ version: 1, seenAt: NOON, title: item.title, summary: 's', link: item.link }]);
      expect(await place.store.items.versions(itemId('nothing'))).toEqual([]);
    });

    it('makes an update of a refused item whose new wording bears on the story', async () => {
      const first = refused(madeItem('a', '1', { title: 'Envoy lands', orderedAt: later(-HOUR) }));
      await place.store.polls.record(madePoll('a', { added: [first] }));
      const { head } = await place.store.changes.head();
      await place.store.polls.record(madePoll('a', { edited: [reworded(first, 'Envoy lands in Caracas', 2, RELEVANT)] }));
      expect(await place.store.items.counts()).toEqual({ seen: 1, kept: 1, refused: 0, duplicates: 0 });
      expect(await place.store.changes.after(head, 10)).toMatchObject([{ kind: 'update-added', update: { title: 'Envoy lands in Caracas', version: 2 } }]);
      expect(await place.store.updates.count({ query: 'caracas' })).toBe(1);
      expect(await place.store.updates.volume(later(-HOUR), NOON, 'hour')).toEqual([{ bucketAt: later(-HOUR), pressGroup: 'wire', count: 1 }]);
    });

    it('leaves an update an update when its new wording does not bear, with the marks of that wording', async () => {
      const first = kept(madeItem('a', '1'));
      await place.store.polls.record(madePoll('a', { added: [first] }));
      await place.store.polls.record(madePoll('a', { edited: [reworded(first, 'Page withdrawn', 2, IRRELEVANT)] }));
      expect(await place.store.updates.get(first.item.id)).toMatchObject({ title: 'Page withdrawn', marks: IRRELEVANT });
      expect(await place.store.items.counts()).toEqual({ seen: 1, kept: 1, refused: 0, duplicates: 0 });
    });

    it('adds a version to refused items and duplicates without showing them', async () => {
      const link = 'https://wire.example.org/story';
      const original = kept(madeItem('a', '1', { link, title: 'Caracas' }));
      const copy = kept(madeItem('b', '1', { link, title: 'Caracas' }));
      const other = refused(madeItem('b', '2'));
      await place.store.polls.record(madePoll('a', { added: [original] }));
      await place.store.polls.record(madePoll('b', { added: [copy, other] }));
      const { head } = await place.store.changes.head();
      const edited = [reworded(copy, 'Caracas again', 2), reworded(other, 'Elsewhere', 2), reworded(kept(madeItem('b', 'unknown')), 'Caracas', 2)];
      expect(await place.store.polls.record(madePoll('b', { edited }))).toMatchObject({ edited: 2, head });
      expect(await place.store.items.versions(copy.item.id)).toHaveLength(2);
      expect(await place.store.items.counts()).toEqual({ seen: 3, kept: 1, refused: 1, duplicates: 1 });
    });

    it('keeps the health and trace of every poll, newest first, and tells only of turns', async () => {
      await place.store.polls.record(madePoll('a'));
      const { head } = await place.store.changes.head();
      const health = madeHealth({ lastPollAt: later(HOUR), lastNewItemAt: later(2), nextPollAt: later(2 * HOUR), itemsPerDay: 4.5, intervalSeconds: 1_234.5 });
      const state = { ...madePoll('a').state, nextPollAt: later(2 * HOUR) };
      const unchanged = madeTrace({ at: later(HOUR), outcome: 'unchanged', httpStatus: 304, bytes: 0, items: 0, added: 0 });
      expect(await place.store.polls.record(madePoll('a', { health, state, trace: unchanged }))).toMatchObject({ head });
      expect((await place.store.feeds.get(A))?.health).toEqual(health);
      expect(await place.store.polls.recent(A, 10)).toEqual([unchanged, madeTrace()]);
      expect(await place.store.polls.recent(A, 1)).toEqual([unchanged]);

      const failing = madeHealth({ state: 'failing', reason: 'timeout', detail: 'no answer in 20 s', since: later(2 * HOUR), failures: 1 });
      const failed = madeTrace({ at: later(2 * HOUR), outcome: 'failed', httpStatus: null });
      expect(await place.store.polls.record(madePoll('a', { health: failing, trace: failed }))).toMatchObject({ head: head + 1 });
      expect(await place.store.changes.after(head, 10)).toMatchObject([{ kind: 'feed-changed', at: later(2 * HOUR), feed: { id: 'a', health: failing } }]);
      expect(await place.store.feeds.turns(A, 10)).toEqual([
        { at: later(2 * HOUR), from: 'ok', to: 'failing', reason: 'timeout', detail: 'no answer in 20 s' },
      ]);
      const reset = { ...failing, reason: 'connection-reset' as const, failures: 2 };
      expect(await place.store.polls.record(madePoll('a', { health: reset }))).toMatchObject({ head: head + 2 });
      expect(await place.store.feeds.turns(A, 10)).toHaveLength(1);
    });

    it('records several polls in one call as it does each alone, all or none', async () => {
      const polls = [
        madePoll('a', { added: [kept(madeItem('a', '1', { link: 'https://x.example/', title: 'Caracas' }))] }),
        madePoll('b', { added: [kept(madeItem('b', '1', { link: 'https://x.example/', title: 'Caracas' })), kept(madeItem('b', '2'))] }),
        madePoll('nobody'),
      ];
      const { head } = await place.store.changes.head();
      expect(await place.store.polls.recordAll(polls)).toMatchObject([
        { added: 1, kept: 1, duplicates: 0, head: head + 2 },
        { added: 2, kept: 1, duplicates: 1, head: head + 4 },
        { added: 0, head: head + 4 },
      ]);
      expect(await place.store.polls.recordAll([])).toEqual([]);
      const bad = madePoll('b', { trace: { ...madeTrace(), outcome: null as never } });
      await expect(place.store.polls.recordAll([madePoll('a', { added: [kept(madeItem('a', '3'))] }), bad])).rejects.toThrow();
      expect(await place.store.items.counts()).toEqual({ seen: 3, kept: 2, refused: 0, duplicates: 1 });
    });

    it('stores nothing of a poll that cannot be stored whole', async () => {
      await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1'))] }));
      const before = [await place.store.changes.head(), await place.store.items.counts(), await place.store.feeds.get(A)];
      // The last thing written is the one that cannot be: a trace without an outcome.
      const trace = { ...madeTrace(), outcome: null as never };
      const poll = madePoll('a', { added: [kept(madeItem('a', '2'))], health: madeHealth({ state: 'failing', reason: 'timeout' }), trace });
      await expect(place.store.polls.record(poll)).rejects.toThrow();
      expect([await place.store.changes.head(), await place.store.items.counts(), await place.store.feeds.get(A)]).toEqual(before);
      expect(await place.store.updates.count({})).toBe(1);
      expect(await place.store.updates.count({ query: 'caracas' })).toBe(1);
      expect(await place.store.feeds.turns(A, 10)).toEqual([]);
      expect(await place.store.polls.record(madePoll('a', { added: [kept(madeItem('a', '2'))] }))).toMatchObject({ kept: 1 });
    });

    it('refuses a poller whose epoch is over', async () => {
      let epoch = 0;
      const { stop } = await place.store.leadership.campaign({ onElected: (won) => (epoch = won), onDeposed: () => {} });
      await until(() => epoch > 0);
      await expect(place.store.polls.record(madePoll('a', { epoch: epoch - 1, added: [kept(madeItem('a', '1'))] }))).rejects.toMatchObject({
        name: 'StoreUnavailable',
        reason: 'deposed',
      });
      expect(await place.store.items.counts()).toMatchObject({ seen: 0 });
      expect(await place.store.health()).toMatchObject({ writable: true });
      await place.store.polls.record(madePoll('a', { epoch, added: [kept(madeItem('a', '1'))] }));
      expect(await place.store.items.counts()).toMatchObject({ seen: 1 });
      await stop();
    });

    it('says that it is closed', async () => {
      const other = place.store;
      await place.reopen();
      await expect(other.feeds.list()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(other.polls.record(madePoll('a'))).rejects.toMatchObject({ reason: 'closed' });
    });
  });
}

export async function until(holds: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error(`not so within ${milliseconds} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
