import type { Change } from '@/lib/domain/change';
import { claimId } from '@/lib/domain/claim';
import { personId, sessionId, storyId, type ItemId } from '@/lib/domain/ids';
import type { Item } from '@/lib/domain/item';
import type { Verdict } from '@/lib/domain/judgement';
import type { Marks } from '@/lib/domain/marks';
import type { Actor } from '@/lib/domain/person';
import { DAY, HOUR, MINUTE, type Instant } from '@/lib/time/instant';
import type { DoneBy, JudgementAct } from '@/server/store/judgementStore';
import { allChanges } from './changes.contract';
import { IRRELEVANT, kept, later, madeFeed, madeItem, madeMarks, madePoll, NOON, refused, reworded } from './made';
import { EPOCH, judged, madeHolding, madeStep, storyOf } from './madeAnalysis';
import type { OpenPlace } from './place';

const person = (name: string, at: Instant = later(2 * HOUR)): DoneBy => {
  const one = { id: personId(`id-of-${name}`), name, email: `${name}@example.org`, role: 'editor' as const, createdAt: NOON, disabledAt: null };
  const actor: Actor = { kind: 'person', person: one, sessionId: sessionId('s') };
  return { person: one, actor, at };
};
const [ana, ben] = [person('Ana'), person('Ben', later(3 * HOUR))];
const TALKS = claimId('talks');
const PRISONERS = claimId('prisoners');

export function describeJudgements(place: OpenPlace): void {
  describe('what people judge', () => {
    const item = (identity: string, parts: Partial<Item> = {}, feed = 'a') => madeItem(feed, identity, parts);
    const bring = (...added: Parameters<typeof madePoll>[1] extends { added?: infer A } | undefined ? (A extends readonly (infer J)[] ? J[] : never) : never) => place.store.polls.record(madePoll('a', { added }));
    const say = async (by: DoneBy, verdicts: readonly Verdict[], parts: Partial<JudgementAct> = {}) => {
      const { head } = await place.store.changes.head();
      const made = await place.store.judgements.judge({ ...by, reason: 'I have read it', verdicts, ...parts });
      return { made, changes: await allChanges(place.store, head, 500) };
    };
    const said = async (by: DoneBy, verdicts: readonly Verdict[], parts: Partial<JudgementAct> = {}) => {
      const { made, changes } = await say(by, verdicts, parts);
      if (!made.ok) throw new Error(made.error.kind);
      return { ...made.value, changes, act: made.value.judgements[0]?.act ?? 0 };
    };
    const undo = async (act: number, by: DoneBy = ana, ownOnly = false) => {
      const { head } = await place.store.changes.head();
      const made = await place.store.judgements.undo(act, by, ownOnly);
      return { made, changes: await allChanges(place.store, head, 500) };
    };
    const update = (one: Item) => place.store.updates.get(one.id);
    const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind);
    const everything = async () => ({
      items: await place.rows('SELECT id, standing, tag_bits, direction, story_id, pin, publisher, voice FROM items ORDER BY id'),
      marks: await place.rows('SELECT item_n, body, decided FROM marks ORDER BY item_n'),
      counts: await place.rows('SELECT * FROM item_counts ORDER BY feed_id'),
      hours: await place.rows('SELECT * FROM update_hours WHERE updates <> 0 ORDER BY hour, feed_id, language'),
      stories: await place.rows('SELECT id, body FROM stories ORDER BY id'),
      merges: await place.rows('SELECT id, into_id FROM story_merges ORDER BY id'),
      index: await place.rows('SELECT * FROM index_parts ORDER BY variant, day, story_id, press_group'),
      evidence: await place.rows("SELECT id, stance, withdrawn_at, held_back FROM evidence WHERE id NOT LIKE 'judgement/%' ORDER BY id"),
      claims: await place.rows('SELECT claim_id, body FROM claim_states ORDER BY claim_id'),
      found: (await place.store.updates.page({ query: 'envoys' }, 50)).updates.map(({ id }) => id),
    });
    const marksOf = (tags: readonly Marks['tags'][number]['tag'][], direction: Marks['direction']['value'], rulesVersion = 'test-1') =>
      madeMarks({ tags: tags.map((tag) => ({ tag, confidence: 0.8, words: [tag] })), direction: { value: direction, confidence: 0.7, words: ['said'] }, rulesVersion });
    const direction = (one: Item, value: 'thaw' | 'freeze' | 'neutral'): Verdict => ({ field: 'direction', itemId: one.id, value });
    const relevance = (one: Item, value: boolean): Verdict => ({ field: 'relevance', itemId: one.id, value });

    beforeEach(() => place.store.feeds.seed([madeFeed('a'), madeFeed('b', { pressGroup: 'us-media' })], NOON));

    describe('of an update', () => {
      it('counts in its place with author, reason and what the rules said, and pages are told', async () => {
        const one = item('1');
        await bring(judged(one, marksOf(['sanctions'], 'freeze')));
        const { changes, judgements } = await said(ana, [{ field: 'tags', itemId: one.id, value: ['diplomacy', 'sanctions'] }, direction(one, 'thaw')]);
        expect(await update(one)).toMatchObject({
          marks: { tags: [{ tag: 'diplomacy', confidence: 1, words: [] }, { tag: 'sanctions', confidence: 1, words: ['sanctions'] }], direction: { value: 'thaw' } },
          judged: { tags: { by: 'Ana', reason: 'I have read it', rules: ['sanctions'], at: ana.at }, direction: { rules: 'freeze' } },
        });
        expect(kinds(changes)).toEqual(['update-retagged', 'judged', 'judged']);
        expect(judgements.map(({ n, act, rules }) => [n, act, rules])).toEqual([[1, 1, ['sanctions']], [2, 1, 'freeze']]);
        expect((await place.store.updates.page({ directions: ['thaw'], tags: ['diplomacy'] }, 9)).updates.map(({ id }) => id)).toEqual([one.id]);
        expect((await place.store.news.facets({})).directions).toMatchObject({ thaw: 1 });
        expect(await place.store.news.volumeBy({ dimension: 'direction', from: NOON, to: later(HOUR), barHours: 1 })).toMatchObject([{ counts: { thaw: 1 } }]);
        expect(await place.store.audit.page({ limit: 9 })).toMatchObject([{ action: 'judged', actorName: 'Ana', subject: `update:${one.id}` }, { action: 'judged' }]);
      });

      it('goes, with all that hangs on it, when somebody says that it is beside the story, and comes back whole', async () => {
        const [one, two] = [item('1'), item('2')];
        await bring(judged(one, marksOf(['diplomacy'], 'thaw'), [madeHolding()]), kept(two));
        await place.store.analysis.record(madeStep(storyOf('s', [one, two])));
        const before = await everything();
        const { changes, act } = await said(ana, [relevance(one, false)]);
        expect(kinds(changes)).toEqual(['update-removed', 'story-changed', 'claim-changed', 'judged']);
        expect(await update(one)).toBeUndefined();
        expect(await place.store.news.story(storyId('s'))).toMatchObject({ updates: 1 });
        expect(await place.store.news.evidenceOf(one.id)).toEqual([]);
        expect(await place.store.items.counts()).toMatchObject({ kept: 1, refused: 1 });
        expect((await place.store.judgements.refused({ limit: 9, query: 'Envoys' })).items.map(({ id }) => id)).toEqual([one.id]);
        await undo(act);
        // In no story yet: that is the analyst's to say.
        await place.store.analysis.record(madeStep(storyOf('s', [one, two])));
        expect(await everything()).toEqual(before);
      });

      it('comes in when somebody says that it bears on the story, with what the rules say of its text', async () => {
        const one = item('1');
        await bring(refused(one));
        expect((await say(ana, [relevance(one, true)])).made).toMatchObject({ ok: false, error: { kind: 'unread' } });
        expect(await place.rows('SELECT n FROM judgements')).toEqual([]);
        const before = await everything();
        const reading = { marks: { ...IRRELEVANT, ...marksOf(['migration'], 'neutral'), relevance: IRRELEVANT.relevance }, holdings: [] };
        const { changes, act } = await said(ana, [relevance(one, true)], { reading });
        expect(kinds(changes)).toEqual(['update-added', 'judged']);
        expect(await update(one)).toMatchObject({ marks: { relevance: { relevant: true, confidence: 1 }, tags: [{ tag: 'migration' }] }, judged: { relevance: { rules: false } } });
        await undo(act);
        expect(await everything()).toEqual(before);
      });

      it('is as the rules had it when everything is taken back, in whatever order', async () => {
        const one = item('1');
        await bring(judged(one, marksOf(['sanctions'], 'freeze'), [madeHolding()]));
        await place.store.analysis.record(madeStep(storyOf('s', [one])));
        const before = await everything();
        const acts = [
          await said(ana, [direction(one, 'thaw')]),
          await said(ben, [direction(one, 'neutral'), { field: 'tags', itemId: one.id, value: [] }]),
          await said(ana, [relevance(one, false)]),
          await said(ben, [{ field: 'stance', itemId: one.id, claimId: TALKS, value: 'contradicts' }]),
          await said(ana, [relevance(one, true)]),
        ];
        for (const at of [1, 4, 0, 3, 2]) expect((await undo(acts[at]?.act ?? 0)).made.ok).toBe(true);
        await place.store.analysis.record(madeStep(storyOf('s', [one])));
        expect(await everything()).toEqual(before);
      });

      it('has the later word of two, keeps both on record, and names the one whose word no longer stands', async () => {
        const one = item('1');
        await bring(judged(one, marksOf([], 'freeze')));
        const first = await said(ana, [direction(one, 'thaw')]);
        const second = await said(ben, [direction(one, 'neutral')]);
        expect(second.overtaken).toEqual([{ n: 1, personId: ana.person.id }]);
        expect((await update(one))?.judged?.direction).toMatchObject({ by: 'Ben', rules: 'freeze' });
        expect((await place.store.judgements.list({ target: one.id, limit: 9 })).map(({ n, by, replacedBy }) => [n, by, replacedBy])).toEqual([[2, 'Ben', null], [1, 'Ana', 2]]);
        await undo(second.act, ben);
        expect((await update(one))?.judged?.direction).toMatchObject({ by: 'Ana' });
        expect((await undo(second.act)).made).toMatchObject({ error: 'undone' });
        expect((await undo(first.act, ben, true)).made).toMatchObject({ error: 'not-yours' });
        expect((await undo(99)).made).toMatchObject({ error: 'not-found' });
      });

      it('loses nothing when both press the button at once', async () => {
        const one = item('1');
        await bring(judged(one, marksOf([], 'freeze')));
        await Promise.all([ana, ben, ana, ben].map((by, at) => say(by, [direction(one, at % 2 === 0 ? 'thaw' : 'neutral')])));
        const list = await place.store.judgements.list({ limit: 9 });
        expect(list.map(({ n }) => n)).toEqual([4, 3, 2, 1]);
        expect((await update(one))?.marks.direction.value).toBe(list[0]?.verdict.value);
      });

      it('stands when other rules read it anew and when its publisher rewords it', async () => {
        const [one, two] = [item('1'), item('2')];
        await bring(judged(one, marksOf(['sanctions'], 'freeze')), kept(two));
        await said(ana, [direction(one, 'thaw'), relevance(two, false)]);
        await place.store.analysis.reread({ epoch: EPOCH, at: later(4 * HOUR), items: [{ id: one.id, marks: marksOf(['migration'], 'neutral', 'test-2'), holdings: [] }, { id: two.id, marks: marksOf(['embassies'], 'freeze', 'test-2'), holdings: [madeHolding()] }] });
        expect(await update(one)).toMatchObject({ marks: { direction: { value: 'thaw' }, tags: [{ tag: 'migration' }], rulesVersion: 'test-2' }, judged: { direction: { by: 'Ana', rules: 'neutral' } } });
        expect(await update(two)).toBeUndefined();
        await place.store.polls.record(madePoll('a', { edited: [reworded(judged(one, marksOf([], 'neutral', 'test-2')), 'Other words', 2), reworded(judged(two, marksOf([], 'thaw', 'test-2'), [madeHolding()]), 'Still beside it', 2)] }));
        expect(await update(one)).toMatchObject({ title: 'Other words', marks: { direction: { value: 'thaw' } }, judged: { direction: { rules: 'neutral' } } });
        expect(await update(two)).toBeUndefined();
        expect(await place.store.news.claims()).toEqual([]);
        await undo(1);
        expect(await update(one)).toMatchObject({ marks: { direction: { value: 'neutral' } } });
        expect((await update(one))?.judged).toBeUndefined();
        expect(await update(two)).toMatchObject({ title: 'Still beside it', marks: { direction: { value: 'thaw' } } });
        expect(await place.store.news.evidenceOf(two.id)).toMatchObject([{ claimId: 'talks', stance: 'supports' }]);
      });

      it('stays an update, or none, by a person’s word when the rules change their mind', async () => {
        const [one, two] = [item('1'), item('2')];
        await bring(kept(one), refused(two));
        await said(ana, [relevance(one, true)]);
        await said(ana, [relevance(two, false)], { reading: { marks: IRRELEVANT, holdings: [] } });
        await place.store.analysis.reread({ epoch: EPOCH, at: later(4 * HOUR), items: [{ id: one.id, marks: { ...IRRELEVANT, rulesVersion: 'test-2' }, holdings: [] }, { id: two.id, marks: madeMarks({ rulesVersion: 'test-2' }), holdings: [] }] });
        expect(await update(one)).toMatchObject({ judged: { relevance: { rules: false } } });
        expect(await update(two)).toBeUndefined();
        await undo(1);
        await undo(2);
        expect(await update(one)).toBeUndefined();
        expect(await update(two)).toBeDefined();
      });
    });

    describe('of the ledger', () => {
      it('is evidence by a named person, and the rules’ word is held back meanwhile', async () => {
        const one = item('1');
        await bring(judged(one, madeMarks(), [madeHolding()]));
        const before = await everything();
        const { changes, act, judgements } = await said(ana, [{ field: 'stance', itemId: one.id, claimId: TALKS, value: 'contradicts' }, { field: 'stance', itemId: one.id, claimId: PRISONERS, value: 'supports' }]);
        expect(judgements.map(({ rules }) => rules)).toEqual(['supports', 'none']);
        expect(await place.store.news.evidenceOf(one.id)).toMatchObject([
          { claimId: 'prisoners', stance: 'supports', judge: { kind: 'analyst', name: 'Ana' }, reason: { en: 'I have read it', es: 'I have read it' } },
          { claimId: 'talks', stance: 'contradicts', judge: { kind: 'analyst', name: 'Ana' } },
        ]);
        expect(kinds(changes).sort()).toEqual(['claim-changed', 'claim-changed', 'judged', 'judged']);
        await place.store.analysis.reread({ epoch: EPOCH, at: later(4 * HOUR), items: [{ id: one.id, marks: madeMarks({ rulesVersion: 'test-2' }), holdings: [madeHolding({ stance: 'updates' })] }] });
        expect((await place.store.news.evidenceOf(one.id)).map(({ stance }) => stance)).toEqual(['supports', 'contradicts']);
        await undo(act);
        expect((await place.store.news.evidenceOf(one.id)).map(({ claimId: claim, stance, judge }) => [claim, stance, judge.kind])).toEqual([['talks', 'updates', 'rule']]);
        expect(before.evidence).toHaveLength(1);
      });

      it('says that an update does not bear on a claim after all', async () => {
        const one = item('1');
        await bring(judged(one, madeMarks(), [madeHolding()]));
        await said(ana, [{ field: 'stance', itemId: one.id, claimId: TALKS, value: 'none' }]);
        expect(await place.store.news.evidenceOf(one.id)).toEqual([]);
        expect(await place.store.news.claims()).toEqual([]);
      });
    });

    describe('of a claim', () => {
      it('stands over the written rule until it is taken back, and both are told', async () => {
        const one = item('1');
        await bring(judged(one, madeMarks(), [madeHolding()]));
        await place.store.analysis.record(madeStep(storyOf('s', [one])));
        const { changes, act } = await said(ben, [{ field: 'status', claimId: TALKS, value: 'reversed' }]);
        expect(changes).toMatchObject([{ kind: 'claim-changed', claim: { status: 'reversed', judged: { by: 'Ben', rules: 'open' } }, turn: { from: 'open', to: 'reversed', because: 'judgement/1' } }, { kind: 'judged' }]);
        // More evidence moves what stands under it.
        await place.store.polls.record(madePoll('b', { added: [judged(madeItem('b', '2'), madeMarks(), [madeHolding()])] }));
        await place.store.analysis.record(madeStep(storyOf('s', [one, madeItem('b', '2')])));
        const [state] = await place.store.news.claims();
        expect(state).toMatchObject({ status: 'reversed', judged: { rules: 'advancing' }, counts: { supports: 2 } });
        expect((await place.store.news.claims(later(365 * DAY)))[0]).toMatchObject({ status: 'reversed', judged: { rules: 'advancing' } });
        expect((await undo(act, ben)).changes).toMatchObject([{ kind: 'claim-changed', claim: { status: 'advancing' }, turn: { from: 'reversed', to: 'advancing' } }, { kind: 'judged' }]);
        expect((await place.store.news.claims())[0]?.judged).toBeUndefined();
      });
    });

    describe('of a story', () => {
      const four = async () => {
        const items = ['1', '2', '3', '4'].map((identity, at) => item(identity, { orderedAt: later(at * MINUTE) })) as [Item, Item, Item, Item];
        await bring(...items.map((each) => judged(each, madeMarks(), [madeHolding()])));
        await place.store.analysis.record(madeStep(storyOf('s', items.slice(0, 2))));
        await place.store.analysis.record(madeStep(storyOf('t', items.slice(2))));
        return items;
      };
      const storiesOf = async () => Object.fromEntries((await place.rows('SELECT id, story_id FROM items ORDER BY n')).map(({ id, story_id }) => [id as string, story_id]));
      const ids = (items: readonly Item[]): ItemId[] => items.map(({ id }) => id);

      it('merges it into another, to which links lead from then on', async () => {
        const items = await four();
        const before = await everything();
        const { changes, act } = await said(ana, [{ field: 'story', storyId: storyId('t'), value: { kind: 'merge', into: storyId('s') } }]);
        expect(kinds(changes)).toEqual(['update-retagged', 'update-retagged', 'story-removed', 'story-changed', 'claim-changed', 'judged']);
        expect(changes.at(-1)).toMatchObject({ stories: ['t', 's'] });
        expect(await place.store.news.story(storyId('t'))).toMatchObject({ id: 's', updates: 4 });
        expect(await update(items[3])).toMatchObject({ storyId: 's', judged: { story: { by: 'Ana' } } });
        await undo(act);
        expect(await everything()).toEqual(before);
      });

      it('splits some of it off as a story of its own', async () => {
        const [one, two] = await four();
        const before = await everything();
        const { changes, act, judgements } = await said(ana, [{ field: 'story', storyId: storyId('s'), value: { kind: 'split', items: [two.id], into: storyId('') } }]);
        expect(judgements[0]?.verdict.value).toEqual({ kind: 'split', items: [two.id], into: 'split-1' });
        expect(kinds(changes)).toEqual(['update-retagged', 'story-changed', 'story-changed', 'claim-changed', 'judged']);
        expect(await storiesOf()).toMatchObject({ [one.id]: 's', [two.id]: 'split-1' });
        await undo(act);
        expect(await everything()).toEqual(before);
      });

      it('moves one to another story, and grouping moves none of both any more', async () => {
        const items = await four();
        const { act } = await said(ana, [{ field: 'story', storyId: storyId('s'), value: { kind: 'move', items: [items[0].id], into: storyId('t') } }]);
        expect((await place.store.analysis.items(ids(items))).map(({ pin }) => pin)).toEqual(['t', 's', 't', 't']);
        expect((await place.store.analysis.itemsOf([storyId('t')])).map(({ id }) => id)).toEqual(ids([items[0], items[2], items[3]]));
        // A step that was decided before the analyst heard of it.
        await place.store.analysis.record(madeStep({ ...storyOf('u', items), removed: [{ id: storyId('t'), into: storyId('u') }] }));
        expect(Object.values(await storiesOf())).toEqual(['t', 's', 't', 't']);
        expect(await place.store.news.story(storyId('t'))).toMatchObject({ id: 't', updates: 3 });
        await undo(act);
        expect((await place.store.analysis.items(ids(items))).map(({ pin }) => pin)).toEqual([null, null, null, null]);
        expect(Object.values(await storiesOf())).toEqual(['s', 's', 't', 't']);
      });

      it('has the later placing of two people, and what was there before when both are taken back in any order', async () => {
        const items = await four();
        const before = await everything();
        const first = await said(ana, [{ field: 'story', storyId: storyId('s'), value: { kind: 'move', items: [items[0].id], into: storyId('t') } }]);
        // Ben has not heard of it yet: the update is still in `s` for him.
        const second = await said(ben, [{ field: 'story', storyId: storyId('s'), value: { kind: 'split', items: [items[0].id], into: storyId('') } }]);
        expect(second.overtaken).toEqual([{ n: 1, personId: ana.person.id }]);
        expect(Object.values(await storiesOf())).toEqual(['split-2', 's', 't', 't']);
        await undo(first.act);
        expect(Object.values(await storiesOf())).toEqual(['split-2', 's', 't', 't']);
        await undo(second.act);
        // Which headline is the best is the analyst's to say, who takes it anew.
        await place.store.analysis.record(madeStep(storyOf('s', items.slice(0, 2))));
        expect(await everything()).toEqual(before);
      });

      it('refuses what is not there and what would change nothing, and keeps nothing of it', async () => {
        const items = await four();
        const refusal = async (value: Parameters<typeof said>[1][number]['value'], story = 's') => {
          const { made } = await say(ana, [{ field: 'story', storyId: storyId(story), value } as Verdict]);
          return made.ok ? 'done' : made.error.kind;
        };
        expect(await refusal({ kind: 'merge', into: storyId('nowhere') })).toBe('not-found');
        expect(await refusal({ kind: 'keep' }, 'nowhere')).toBe('not-found');
        expect(await refusal({ kind: 'merge', into: storyId('s') })).toBe('nothing');
        expect(await refusal({ kind: 'move', items: [items[2].id], into: storyId('t') })).toBe('nothing');
        expect(await refusal({ kind: 'split', items: ids(items.slice(0, 2)), into: storyId('') })).toBe('nothing');
        expect(await place.rows('SELECT n FROM judgements')).toEqual([]);
        expect(await refusal({ kind: 'keep' })).toBe('done');
        expect((await place.store.analysis.items(ids(items))).map(({ pin }) => pin)).toEqual(['s', 's', null, null]);
      });
    });

    it('is listed by field, author, thing and state, and given out as labelled data', async () => {
      const [one, two] = [item('1'), item('2')];
      await bring(judged(one, marksOf(['sanctions'], 'freeze')), kept(two));
      await said(ana, [direction(one, 'freeze')]);
      await said(ben, [direction(one, 'thaw'), relevance(two, false)]);
      const list = (asked: Partial<Parameters<typeof place.store.judgements.list>[0]>) => place.store.judgements.list({ limit: 9, ...asked }).then((all) => all.map(({ n }) => n));
      expect(await list({})).toEqual([3, 2, 1]);
      expect(await list({ field: 'relevance' })).toEqual([3]);
      expect(await list({ personId: ana.person.id })).toEqual([1]);
      expect(await list({ state: 'standing' })).toEqual([3, 2]);
      expect(await list({ state: 'replaced' })).toEqual([1]);
      expect(await list({ against: 'confirmed' })).toEqual([1]);
      expect(await list({ against: 'overruled', before: 3 })).toEqual([2]);
      await undo(2);
      expect(await list({ state: 'undone' })).toEqual([3, 2]);
      expect(await place.store.judgements.authors()).toEqual([{ id: ana.person.id, name: 'Ana' }, { id: ben.person.id, name: 'Ben' }]);
      expect(await place.store.judgements.labels(0, 9)).toMatchObject({ labels: [{ id: one.id, relevant: true, tags: ['sanctions'], direction: 'freeze', fields: ['direction'] }], next: null });
      expect(await place.store.judgements.text(two.id)).toMatchObject({ title: two.title, standing: 'kept' });
    });

    it('keeps a judged item that is no update as long as it keeps updates', async () => {
      const [one, two] = [item('1'), item('2')];
      await bring(kept(one), refused(two));
      await said(ana, [relevance(one, false)]);
      await place.store.polls.record(madePoll('a', { state: { ...madePoll('a').state, itemCount: 0 } }));
      const policy = { updateDays: 90, refusedItemDays: 7, changeHours: 1, pollDays: 1 };
      await place.store.applyRetention(later(30 * DAY), policy);
      expect(await place.rows('SELECT id FROM items')).toEqual([{ id: one.id }]);
      await place.store.applyRetention(later(100 * DAY), policy);
      expect(await place.rows('SELECT id FROM items')).toEqual([]);
    });
  });

  describe('what people say beside the news', () => {
    it('is commented, to be heard on every page, and removed by its author or by whoever may', async () => {
      const on = { kind: 'story', id: 's' } as const;
      const said = await place.store.comments.add({ on, text: 'Is this the same flight?', mentions: [] }, ana, { title: 't', path: '/stories/s' });
      expect(await place.store.comments.on(on)).toEqual([said]);
      expect(await place.store.comments.on({ kind: 'claim', id: 's' })).toEqual([]);
      expect(await place.store.comments.remove(said.id, ben, true)).toMatchObject({ error: 'not-yours' });
      expect(await place.store.comments.remove(said.id, ben, false)).toMatchObject({ ok: true });
      expect(await place.store.comments.remove(said.id, ana, true)).toMatchObject({ error: 'not-found' });
      expect(await place.store.comments.on(on)).toEqual([]);
      const { oldest } = await place.store.changes.head();
      expect((await place.store.changes.after((oldest - 1) as never, 9)).map(({ kind }) => kind)).toEqual(['commented', 'commented']);
    });

    it('keeps stars and notes for oneself', async () => {
      const on = { kind: 'update', id: 'u' } as const;
      await place.store.ownMarks.set(ana.person.id, { on, title: 'An update', isStarred: true }, NOON);
      await place.store.ownMarks.set(ana.person.id, { on, title: 'An update', note: 'call the embassy' }, later(1));
      expect(await place.store.ownMarks.of(ana.person.id)).toEqual([{ on, title: 'An update', starredAt: NOON, note: 'call the embassy' }]);
      expect(await place.store.ownMarks.of(ben.person.id)).toEqual([]);
      await place.store.ownMarks.set(ana.person.id, { on, title: 'An update', isStarred: false }, later(2));
      const { personal } = place.store;
      const before = await personal.head();
      await place.store.ownMarks.set(ana.person.id, { on, title: 'An update', note: '' }, later(3));
      expect(await place.store.ownMarks.of(ana.person.id)).toEqual([]);
      // Her other tabs hear of it, and nobody else's.
      expect(await personal.after(before, 10)).toEqual([{ n: before + 1, personId: ana.person.id, notice: { kind: 'stars' } }]);
    });

    it('puts notes on the time axis for everybody', async () => {
      const late = await place.store.axisNotes.add({ day: later(DAY), text: 'Second' }, ana);
      const early = await place.store.axisNotes.add({ day: NOON, text: 'First' }, ben);
      expect(await place.store.axisNotes.list()).toEqual([early, late]);
      expect(await place.store.axisNotes.remove(late.id, ben, true)).toMatchObject({ error: 'not-yours' });
      expect(await place.store.axisNotes.remove(late.id, ana, true)).toMatchObject({ ok: true });
      expect(await place.store.axisNotes.list()).toEqual([early]);
    });
  });
}
