import type { Holding } from '@/lib/claims/holdAgainst';
import type { Change } from '@/lib/domain/change';
import { feedId, itemId, sequence, storyId, type ItemId } from '@/lib/domain/ids';
import type { Item } from '@/lib/domain/item';
import type { Marks } from '@/lib/domain/marks';
import { paceBaseline } from '@/lib/grouping/pace';
import { DAY, HOUR, MINUTE, type Instant } from '@/lib/time/instant';
import { toStory } from '@/server/store/rows';
import type { AnalysisStep, JudgedItem, RereadItem, RetentionPolicy } from '@/server/store/store';
import { allChanges } from './changes.contract';
import { until } from './items.contract';
import { IRRELEVANT, kept, later, madeFeed, madeItem, madeMarks, madePoll, NOON, refused, RELEVANT, reworded } from './made';
import { EPOCH, judged, madeHolding, madeStep, storyOf } from './madeAnalysis';
import type { OpenPlace } from './place';

const tagged = (tag: Marks['tags'][number]['tag'], rulesVersion = 'test-1') => madeMarks({ tags: [{ tag, confidence: 0.9, words: [] }], rulesVersion });
const newRules = (id: ItemId, marks: Partial<Marks> = {}, holdings: readonly Holding[] = []): RereadItem => ({ id, marks: { ...madeMarks(marks), rulesVersion: 'test-2' }, holdings });

export function describeAnalysis(place: OpenPlace): void {
  describe('the reading of the news', () => {
    const item = (identity: string, parts: Partial<Item> = {}, feed = 'a') => madeItem(feed, identity, parts);
    const bring = async (feed: string, ...added: JudgedItem[]) => place.store.polls.record(madePoll(feed, { added }));
    const after = async <T>(work: () => Promise<T>): Promise<{ value: T; changes: Change[] }> => {
      const { head } = await place.store.changes.head();
      return { value: await work(), changes: await allChanges(place.store, head, 500) };
    };
    const record = (parts: Partial<AnalysisStep>) => after(() => place.store.analysis.record(madeStep(parts)));
    const reread = (items: readonly RereadItem[], at = later(2 * HOUR)) => after(() => place.store.analysis.reread({ epoch: EPOCH, items, at }));

    beforeEach(() => place.store.feeds.seed([madeFeed('a'), madeFeed('b', { pressGroup: 'us-media' }), madeFeed('c', { pressGroup: 'us-media' })], NOON));

    describe('what grouping came to', () => {
      it('is written beside the updates, drawn as stories and told once', async () => {
        const [one, two] = [item('1', { orderedAt: later(MINUTE) }), item('2', { orderedAt: later(2 * MINUTE) }, 'b')];
        await bring('a', kept(one));
        await bring('b', kept(two));
        const { value, changes } = await record(storyOf('s', [one, two]));
        const [update, other] = [await place.store.updates.get(one.id), await place.store.updates.get(two.id)];
        expect([update?.storyId, other?.storyId]).toEqual(['s', 's']);
        expect(changes).toEqual([
          {
            kind: 'story-changed',
            sequence: value.head,
            at: later(HOUR),
            joined: expect.arrayContaining([one.id, two.id]),
            story: expect.objectContaining({ id: 's', updates: 2, carriers: 2, independentPublishers: 2, pressGroups: ['wire', 'us-media'], firstAt: later(MINUTE), lastAt: later(2 * MINUTE) }),
          },
        ]);
        expect((await record(storyOf('s', [one, two]))).changes).toEqual([]);
      });

      it('moves updates between stories, and tells of both, and of one that is left empty', async () => {
        const items = ['1', '2', '3'].map((identity) => item(identity));
        const [one, two, three] = items as [Item, Item, Item];
        await bring('a', ...items.map((each) => kept(each)));
        await record(storyOf('s', [one, two]));
        await record(storyOf('t', [three]));
        const moved = await record(storyOf('s', [one, two, three]));
        expect(moved.changes.map((change) => (change.kind === 'story-changed' ? [change.story.id, change.story.updates, change.joined] : [change.kind]))).toEqual([
          ['story-removed'],
          ['s', 3, [three.id]],
        ]);
        const parted = await record({ ...storyOf('u', [two]) });
        expect(parted.changes.map((change) => (change.kind === 'story-changed' ? [change.story.id, change.story.updates, change.joined] : [change.kind]))).toEqual([
          ['u', 1, [two.id]],
          ['s', 2, []],
        ]);
      });

      it('merges a story into another with all its updates, those that grouping remembers no more too, and keeps the way', async () => {
        const items = ['1', '2', '3', '4'].map((identity) => item(identity));
        const [one, two, three, four] = items as [Item, Item, Item, Item];
        await bring('a', ...items.map((each) => kept(each)));
        await record(storyOf('s', [one]));
        await record(storyOf('t', [two, three]));
        const { changes } = await record({ ...storyOf('s', [one, three]), removed: [{ id: storyId('t'), into: storyId('s') }] });
        expect(changes).toMatchObject([
          { kind: 'story-removed', storyId: 't', into: 's' },
          { kind: 'story-changed', story: { id: 's', updates: 3 }, joined: expect.arrayContaining([two.id, three.id]) },
        ]);
        await record({ ...storyOf('w', [four]), removed: [{ id: storyId('s'), into: storyId('w') }] });
        expect(await place.rows('SELECT id, into_id FROM story_merges ORDER BY id')).toEqual([{ id: 's', into_id: 'w' }, { id: 't', into_id: 'w' }]);
        // The name is used again: it leads nowhere else any more.
        await record(storyOf('t', [two]));
        expect(await place.rows('SELECT id FROM story_merges')).toEqual([{ id: 's' }]);
      });

      it('keeps the headlines it chose before for a story that only lost an update', async () => {
        const [one, two, three] = ['1', '2', '3'].map((identity) => item(identity)) as [Item, Item, Item];
        await bring('a', kept(one), kept(two), kept(three));
        await record({ ...storyOf('s', [one, two, three]), stories: [{ id: storyId('s'), headlineId: two.id, headlines: { en: two.id } }] });
        const { changes } = await record(storyOf('t', [three]));
        expect(changes).toContainEqual(expect.objectContaining({ kind: 'story-changed', story: expect.objectContaining({ id: 's', headline: { itemId: two.id, title: two.title, language: 'en' } }) }));
      });

      it('counts one voice and two carriers where one carries the other’s text', async () => {
        const [one, two] = [item('1'), item('2', {}, 'b')];
        await bring('a', kept(one));
        await bring('b', kept(two));
        const parts = [storyOf('s', [one], { publisher: 'agency' }), storyOf('s', [two], { publisher: 'paper', voice: 'agency' })];
        const { changes } = await record({ members: parts.flatMap(({ members }) => members), stories: parts[0]?.stories ?? [] });
        expect(changes).toMatchObject([{ story: { independentPublishers: 1, carriers: 2 } }]);
      });

      it('counts anew when an update of a story turns out to be another publisher’s', async () => {
        const [one, two] = [item('1'), item('2', {}, 'b')];
        await bring('a', kept(one));
        await bring('b', kept(two));
        const by = (publisher: string) => storyOf('s', [two], { publisher }).members;
        await record({ ...storyOf('s', [one], { publisher: 'paper' }), members: [...storyOf('s', [one], { publisher: 'paper' }).members, ...by('agency')] });
        const { changes } = await record({ members: by('paper') });
        expect(changes).toMatchObject([{ story: { independentPublishers: 1, carriers: 1 } }]);
      });

      it('passes over what is no update, and remembers how far the analyst has come', async () => {
        const [one, two] = [item('1'), item('2')];
        await bring('a', kept(one), refused(two));
        expect(await place.store.analysis.followed()).toBe(0);
        const { changes } = await record({ ...storyOf('s', [one, two, item('unknown')]), followed: sequence(4) });
        expect(changes).toMatchObject([{ story: { updates: 1 }, joined: [one.id] }]);
        expect(await place.store.analysis.followed()).toBe(4);
      });

      it('never tells of a moment before the last one told, though a recording’s own time lies far back', async () => {
        const one = item('1');
        await bring('a', kept(one));
        const { changes } = await record({ ...storyOf('s', [one]), at: later(-100 * DAY) });
        expect(changes).toMatchObject([{ kind: 'story-changed', at: later(1) }]);
      });

      it('is refused from a poller whose epoch is over, and nothing is written', async () => {
        const one = item('1');
        await bring('a', kept(one));
        let epoch = 0;
        const { stop } = await place.store.leadership.campaign({ onElected: (won) => (epoch = won), onDeposed: () => {} });
        await until(() => epoch > 0);
        const deposed = { name: 'StoreUnavailable', reason: 'deposed' };
        const old = epoch - 1;
        await expect(place.store.analysis.record(madeStep({ ...storyOf('s', [one]), epoch: old }))).rejects.toMatchObject(deposed);
        await expect(place.store.analysis.repace({ epoch: old, baseline: paceBaseline([], NOON), now: NOON })).rejects.toMatchObject(deposed);
        await expect(place.store.analysis.reread({ epoch: old, items: [newRules(one.id)], at: NOON })).rejects.toMatchObject(deposed);
        expect(await place.store.updates.get(one.id)).toMatchObject({ storyId: null, marks: RELEVANT });
        await stop();
      });

      it('gives back for a restart what stands lately, the older ones of its stories, and what has no story, in pages', async () => {
        const old = item('old', { orderedAt: later(-20 * DAY) });
        const [older, lone, recent] = [item('older', { orderedAt: later(-19 * DAY) }), item('lone', { orderedAt: later(-30 * DAY) }), item('recent')];
        await bring('a', kept(old), kept(older), kept(lone), kept(recent), refused(item('refused')));
        await record(storyOf('s', [old]));
        await record(storyOf('t', [older, recent]));
        const first = await place.store.analysis.openItems(later(-7 * DAY), 0, 2);
        const second = await place.store.analysis.openItems(later(-7 * DAY), first.at(-1)?.n ?? 0, 2);
        expect([...first, ...second].map(({ id, storyId: story, publisher }) => [id, story, publisher])).toEqual([
          [older.id, 't', 'publisher of Outlet a'],
          [lone.id, null, null],
          [recent.id, 't', 'publisher of Outlet a'],
        ]);
        expect(await place.store.analysis.items([recent.id, item('refused').id, itemId('nobody')])).toEqual([
          expect.objectContaining({ id: recent.id, title: recent.title, marks: RELEVANT, orderedAt: NOON }),
        ]);
      });
    });

    describe('the pace of stories', () => {
      const carried = async () => {
        const items = Array.from({ length: 6 }, (_, i) => item(String(i), { orderedAt: later(i * MINUTE), outlet: `Outlet ${i}` }));
        await bring('a', ...items.map((each) => kept(each)));
        return record({ ...storyOf('s', items), at: later(10 * MINUTE) });
      };

      it('is told with the story, and again when time alone has changed it', async () => {
        expect((await carried()).changes).toMatchObject([{ story: { pace: 'breaking' } }]);
        const repace = (now: Instant) => after(() => place.store.analysis.repace({ epoch: EPOCH, baseline: paceBaseline([], NOON), now }));
        expect(await repace(later(11 * MINUTE))).toEqual({ value: 0, changes: [] });
        const faded = await repace(later(2 * DAY));
        expect(faded).toMatchObject({ value: 1, changes: [{ kind: 'story-changed', joined: [], story: { id: 's', pace: 'fading' } }] });
        expect(await repace(later(3 * DAY))).toEqual({ value: 0, changes: [] });
      });

      it('is measured against the carriers of the stories of a span', async () => {
        await carried();
        const old = item('old', { orderedAt: later(-40 * DAY) });
        await bring('a', kept(old));
        await record(storyOf('t', [old]));
        const carriages = await place.store.analysis.carriages(later(-30 * DAY), later(3 * MINUTE));
        expect(carriages).toHaveLength(1);
        expect(carriages[0]?.map(({ at, family }) => [at, family])).toEqual([0, 1, 2].map((i) => [later(i * MINUTE), `publisher of Outlet ${i}`]));
      });
    });

    describe('the days of the index', () => {
      const parts = () => place.rows("SELECT day, story_id, press_group, publishers, thaw_share, freeze_share, updates FROM index_parts WHERE variant = 'all' ORDER BY day, story_id, press_group");

      it('are made anew for every day that a step touches', async () => {
        const thaw = madeMarks({ direction: { value: 'thaw', confidence: 0.9, words: [] }, actors: { from: 'us', to: 've' } });
        const [one, two, three] = [item('1'), item('2', {}, 'b'), item('3', { orderedAt: later(DAY) })];
        await bring('a', judged(one, thaw), judged(three, madeMarks({ kind: 'statement' })));
        await bring('b', judged(two, thaw));
        await record({ members: [...storyOf('s', [one, two]).members, ...storyOf('t', [three]).members], stories: [...storyOf('s', [one]).stories, ...storyOf('t', [three]).stories] });
        const day = Math.floor(NOON / DAY) * DAY;
        expect(await parts()).toEqual([
          { day, story_id: 's', press_group: 'us-media', publishers: 1, thaw_share: 1, freeze_share: 0, updates: 1 },
          { day, story_id: 's', press_group: 'wire', publishers: 1, thaw_share: 1, freeze_share: 0, updates: 1 },
          { day: day + DAY, story_id: 't', press_group: 'wire', publishers: 1, thaw_share: 0, freeze_share: 0, updates: 1 },
        ]);
        expect(await place.rows("SELECT variant, COUNT(*) AS parts FROM index_parts GROUP BY variant ORDER BY variant")).toEqual([
          { variant: 'act', parts: 2 },
          { variant: 'all', parts: 3 },
          { variant: 'statement', parts: 1 },
          { variant: 'us', parts: 2 },
        ]);
        await reread([newRules(one.id, IRRELEVANT)]);
        expect(await parts()).toHaveLength(2);
      });
    });

    it('follows a feed into another press group, in the index and in its stories, also when it was removed and is added again', async () => {
      const [one, two] = [item('1'), item('2', {}, 'b')];
      await bring('a', kept(one));
      await bring('b', kept(two));
      await record(storyOf('s', [one, two]));
      const groups = async () => [
        (await place.rows("SELECT press_group FROM index_parts WHERE variant = 'all' ORDER BY press_group")).map((row) => row.press_group),
        toStory((await place.rows('SELECT body FROM stories'))[0] as { body: string }).pressGroups,
      ];
      await place.store.feeds.edit(feedId('a'), { pressGroup: 'think-tank' }, later(1));
      expect(await groups()).toEqual([['think-tank', 'us-media'], ['us-media', 'think-tank']]);
      await place.store.feeds.remove(feedId('a'), later(2));
      await place.store.feeds.add(madeFeed('a'), later(3));
      expect(await groups()).toEqual([['us-media', 'wire'], ['wire', 'us-media']]);
    });

    describe('claims', () => {
      const act = (identity: string, feed: string, at: Instant, holding: Partial<Holding> = {}) => judged(item(identity, { orderedAt: at }, feed), RELEVANT, [madeHolding(holding)]);
      const turns = () => place.rows('SELECT at, from_status, to_status, told_at, revised_at FROM claim_turns ORDER BY n');

      it('turn when evidence is recorded, with the figures and the moment of the news', async () => {
        const [one, two] = [act('1', 'a', later(MINUTE)), act('2', 'b', later(2 * MINUTE))];
        await bring('a', one);
        await bring('b', two);
        const { changes } = await record(storyOf('s', [one.item, two.item]));
        expect(changes.at(-1)).toMatchObject({
          kind: 'claim-changed',
          claim: { claimId: 'talks', status: 'advancing', since: later(2 * MINUTE), counts: { supports: 2, contradicts: 0, updates: 0 }, newestAt: later(2 * MINUTE) },
          turn: { from: 'open', to: 'advancing', at: later(2 * MINUTE), because: `${two.item.id}/talks/test-1` },
        });
        expect(await turns()).toEqual([{ at: later(2 * MINUTE), from_status: 'open', to_status: 'advancing', told_at: later(HOUR), revised_at: null }]);
        expect((await record(storyOf('s', [one.item, two.item]))).changes).toEqual([]);
      });

      it('turn back, and keep the turn as revised, when what turned them is read otherwise', async () => {
        const [one, two] = [act('1', 'a', later(MINUTE)), act('2', 'b', later(2 * MINUTE))];
        await bring('a', one);
        await bring('b', two);
        await record(storyOf('s', [one.item, two.item]));
        const { changes } = await reread([newRules(two.item.id)]);
        expect(changes).toMatchObject([{ kind: 'claim-changed', claim: { status: 'open', since: null, counts: { supports: 1 } }, turn: null }]);
        expect(await turns()).toEqual([{ at: later(2 * MINUTE), from_status: 'open', to_status: 'advancing', told_at: later(HOUR), revised_at: later(2 * HOUR) }]);
        expect(await place.rows('SELECT id, withdrawn_at FROM evidence ORDER BY n')).toEqual([
          { id: `${one.item.id}/talks/test-1`, withdrawn_at: null },
          { id: `${two.item.id}/talks/test-1`, withdrawn_at: later(2 * HOUR) },
        ]);
      });

      it('take evidence that comes late where it stands in time', async () => {
        const late = [act('1', 'a', later(-5 * DAY)), act('2', 'b', later(-5 * DAY + MINUTE))];
        const now = act('3', 'a', NOON, { step: 'statement' });
        await bring('a', now);
        await record(storyOf('now', [now.item]));
        await bring('a', late[0] as JudgedItem);
        await bring('b', late[1] as JudgedItem);
        await record(storyOf('then', late.map(({ item: one }) => one)));
        expect((await turns()).map(({ at, to_status }) => [at, to_status])).toEqual([
          [later(-5 * DAY + MINUTE), 'advancing'],
          [NOON, 'holding'],
        ]);
      });

      it('keep a verdict that an edit leaves the same, withdraw one that is another, and know the same one again', async () => {
        const one = act('1', 'a', NOON);
        await bring('a', one);
        const edit = (version: number, ...holdings: Holding[]) =>
          place.store.polls.record(madePoll('a', { edited: [reworded(one, `Caracas, version ${version}`, version, RELEVANT, holdings)] }));
        const evidence = () => place.rows('SELECT id, stance, withdrawn_at IS NULL AS in_force FROM evidence ORDER BY n').then((rows) => rows.map(({ id, stance, in_force }) => [id, stance, Boolean(in_force)]));
        const id = `${one.item.id}/talks/test-1`;
        await edit(2, madeHolding({ words: ['other words'] }));
        expect(await evidence()).toEqual([[id, 'supports', true]]);
        await edit(3, madeHolding({ stance: 'contradicts' }));
        await edit(4, madeHolding());
        expect(await evidence()).toEqual([[id, 'supports', false], [`${id}/2`, 'contradicts', false], [`${id}/3`, 'supports', true]]);
      });
    });

    describe('reading anew', () => {
      it('has everything to read that other rules judged, newest first, and no duplicates', async () => {
        const link = 'https://x.example/';
        await bring('a', kept(item('1', { link, title: 'Caracas' })), refused(item('2')), judged(item('3'), madeMarks({ rulesVersion: 'test-2' })));
        await bring('b', kept(item('1', { link, title: 'Caracas' }, 'b')), judged(item('4', {}, 'b'), madeMarks({ rulesVersion: 'test-0' })));
        const unread = await place.store.analysis.unread('test-2', 10);
        expect(unread.map(({ id, standing }) => [id, standing])).toEqual([
          [item('4', {}, 'b').id, 'kept'],
          [item('2').id, 'refused'],
          [item('1').id, 'kept'],
        ]);
        expect((await place.store.analysis.unread('test-2', 1)).map(({ id }) => id)).toEqual([item('4', {}, 'b').id]);
        expect(await place.store.analysis.unreadCount('test-2')).toBe(3);
        expect(await place.store.analysis.unreadCount('test-1')).toBe(2);
        await reread(unread.map(({ id, standing }) => newRules(id, standing === 'kept' ? {} : IRRELEVANT)));
        expect(await place.store.analysis.unreadCount('test-2')).toBe(0);
        expect(await place.store.analysis.unread('test-2', 10)).toEqual([]);
      });

      it('tells of another verdict and keeps the old one; other words alone are no news', async () => {
        const one = item('1');
        await bring('a', judged(one, tagged('sanctions')));
        const words = await reread([{ id: one.id, marks: { ...tagged('sanctions', 'test-2'), relevance: { relevant: true, confidence: 0.8, words: ['others'] } }, holdings: [] }]);
        expect(words).toMatchObject({ value: { changed: 0 }, changes: [] });
        expect((await place.store.updates.get(one.id))?.marks).toMatchObject({ rulesVersion: 'test-2', relevance: { words: ['others'] } });
        const other = await reread([{ id: one.id, marks: tagged('migration', 'test-3'), holdings: [] }], later(3 * HOUR));
        expect(other).toMatchObject({ value: { changed: 1 }, changes: [{ kind: 'update-retagged', at: later(3 * HOUR), update: { id: one.id, marks: { tags: [{ tag: 'migration' }] } } }] });
        expect(await place.rows('SELECT replaced_at FROM old_marks')).toEqual([{ replaced_at: later(3 * HOUR) }]);
        expect(await place.store.news.volumeBy({ dimension: 'tag', from: NOON, to: later(HOUR), barHours: 1 })).toEqual([{ bucketAt: NOON, updates: 1, counts: { migration: 1 } }]);
      });

      it('passes over what an edit has had read by the same rules meanwhile', async () => {
        const one = kept(item('1'));
        await bring('a', one);
        await place.store.polls.record(madePoll('a', { edited: [reworded(one, 'Caracas now', 2, tagged('oil-economy', 'test-2'))] }));
        expect(await reread([newRules(one.item.id), newRules(itemId('nobody'))])).toMatchObject({ value: { changed: 0 }, changes: [] });
        expect((await place.store.updates.get(one.item.id))?.marks.tags).toHaveLength(1);
      });

      it('makes an update of a refused item, and of none whose like is an update already', async () => {
        const link = 'https://x.example/';
        const [one, copy, original] = [item('1', { title: 'Envoy lands' }), item('2', { link, title: 'Same' }), item('3', { link, title: 'Same', summary: 'Caracas' }, 'b')];
        await bring('a', refused(one), refused(copy));
        await bring('b', kept(original));
        const { value, changes } = await reread([newRules(one.id, {}, [madeHolding()]), newRules(copy.id)]);
        expect(value.changed).toBe(2);
        expect(changes).toMatchObject([{ kind: 'update-added', update: { id: one.id, storyId: null } }, { kind: 'claim-changed', claim: { counts: { supports: 1 } } }]);
        expect(await place.store.items.counts()).toEqual({ seen: 3, kept: 2, refused: 0, duplicates: 1 });
        expect(await place.store.updates.count({ query: 'envoy' })).toBe(1);
        expect(await place.store.updates.volume(NOON, later(HOUR), 'hour')).toEqual([
          { bucketAt: NOON, pressGroup: 'us-media', count: 1 },
          { bucketAt: NOON, pressGroup: 'wire', count: 1 },
        ]);
      });

      it('takes an update that is beside the story out of everything, and knows its item still', async () => {
        const [one, two] = [item('1'), item('2')];
        await bring('a', judged(one, tagged('sanctions'), [madeHolding()]), kept(two));
        await record(storyOf('s', [one, two]));
        const { value, changes } = await reread([newRules(one.id, IRRELEVANT)]);
        expect(value.changed).toBe(1);
        expect(changes).toMatchObject([
          { kind: 'update-removed', itemId: one.id, orderedAt: NOON, pressGroup: 'wire', storyId: 's' },
          { kind: 'story-changed', story: { id: 's', updates: 1, headline: { itemId: two.id } }, joined: [] },
          { kind: 'claim-changed', claim: { counts: { supports: 0 }, newestAt: null }, turn: null },
        ]);
        expect(await place.store.updates.get(one.id)).toBeUndefined();
        expect(await place.store.updates.count({ query: 'caracas' })).toBe(1);
        expect(await place.store.items.counts()).toEqual({ seen: 2, kept: 1, refused: 1, duplicates: 0 });
        expect((await place.store.items.known(feedId('a'), ['1'])).get('1')).toMatchObject({ kept: false });
        expect(await place.store.news.volumeBy({ dimension: 'direction', from: NOON, to: later(HOUR), barHours: 1 })).toEqual([{ bucketAt: NOON, updates: 1, counts: { neutral: 1 } }]);
        const gone = await reread([newRules(two.id, IRRELEVANT)]);
        expect(gone.changes).toMatchObject([{ kind: 'update-removed', itemId: two.id }, { kind: 'story-removed', storyId: 's', into: null }]);
        expect(await place.rows('SELECT hour FROM update_hours')).toEqual([]);
      });

      it('leaves an update whose edited wording does not bear as the edit left it', async () => {
        const one = kept(item('1'));
        await bring('a', one);
        await place.store.polls.record(madePoll('a', { edited: [reworded(one, 'Page withdrawn', 2, IRRELEVANT)] }));
        expect(await reread([newRules(one.item.id, IRRELEVANT)])).toMatchObject({ value: { changed: 0 }, changes: [] });
        expect(await place.store.updates.count({})).toBe(1);
      });
    });

    it('is forgotten with the updates it was of, but for the turns and the days of the index', async () => {
      const [one, two] = [judged(item('1'), tagged('sanctions'), [madeHolding()]), judged(item('2', {}, 'b'), RELEVANT, [madeHolding()])];
      const young = item('young', { firstSeenAt: later(35 * DAY), orderedAt: later(35 * DAY) });
      await bring('a', one, kept(young));
      await bring('b', two);
      await record(storyOf('s', [one.item]));
      await record({ ...storyOf('t', [two.item, young]) });
      await record({ ...storyOf('s', [one.item]), removed: [{ id: storyId('gone'), into: storyId('s') }] });
      await reread([newRules(one.item.id)]);
      const policy: RetentionPolicy = { updateDays: 30, refusedItemDays: 10, changeHours: 24, pollDays: 5 };
      expect(await place.store.applyRetention(later(36 * DAY), policy)).toMatchObject({ updates: 2 });
      const count = async (table: string) => (await place.rows(`SELECT COUNT(*) AS rows FROM ${table}`))[0]?.rows;
      expect(await Promise.all(['marks', 'old_marks', 'evidence', 'story_merges'].map(count))).toEqual([1, 0, 0, 0]);
      expect(await place.rows('SELECT id FROM stories')).toEqual([{ id: 't' }]);
      expect(await count('claim_states')).toBe(1);
      expect(await count("index_parts WHERE variant = 'all'")).toBe(3);
    });

    it('is there again after a restart', async () => {
      const one = judged(item('1'), tagged('sanctions'), [madeHolding()]);
      await bring('a', one);
      await record({ ...storyOf('s', [one.item]), followed: sequence(3) });
      const look = async () => [await place.store.updates.page({}, 10), await place.store.analysis.items([one.item.id]), await place.store.analysis.followed(), await place.rows('SELECT body FROM stories')];
      const before = await look();
      await place.reopen();
      expect(await look()).toEqual(before);
    });
  });
}
