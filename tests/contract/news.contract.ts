import fc from 'fast-check';
import { claimId, STANCES } from '@/lib/domain/claim';
import { feedId, itemId, storyId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { INDEX_VARIANTS } from '@/lib/protocol/news';
import { BELONGS } from '@/lib/series/indexVariants';
import { indexOfParts, indexParts, relationsIndex } from '@/lib/series/relationsIndex';
import { countByHour, layOutVolume, VOLUME_DIMENSIONS } from '@/lib/series/volumeBy';
import { DAY, HOUR, shift } from '@/lib/time/instant';
import type { UpdateFilter } from '@/server/store/store';
import { later, madeFeed, madeItem, madeMarks, madePoll, NOON } from './made';
import { madeHolding, madeStep } from './madeAnalysis';
import type { OpenPlace } from './place';

const SOME_TAGS = TAGS.slice(0, 4);
const SOME_CLAIMS = [claimId('talks'), claimId('oil')];
const FROM = shift(NOON, -12 * HOUR);
const TO = shift(FROM, 8 * DAY);

const filters: fc.Arbitrary<UpdateFilter> = fc.record(
  {
    query: fc.constantFrom('envoys', 'envoys -oil', 'oil OR talks'),
    tags: fc.subarray([...SOME_TAGS]),
    directions: fc.subarray([...DIRECTIONS]),
    pressGroups: fc.subarray(PRESS_GROUPS.slice(0, 3)),
    outlets: fc.subarray(['Outlet a', 'Outlet b', 'Outlet c']),
    languages: fc.subarray(['en', 'es']),
    feedIds: fc.subarray([feedId('a'), feedId('b'), feedId('c')]),
    claims: fc.subarray(SOME_CLAIMS),
    stances: fc.subarray([...STANCES]),
    storyIds: fc.subarray(['s0', 's1', 's2', 'gone'].map(storyId)),
    from: fc.integer({ min: 0, max: 4 * 24 }).map((hours) => shift(FROM, hours * HOUR)),
    to: fc.integer({ min: 4 * 24, max: 8 * 24 }).map((hours) => shift(FROM, hours * HOUR)),
  },
  { requiredKeys: [] },
);

/** What pages ask for: each answer against the updates that stand behind it. */
export function describeNews(place: OpenPlace): void {
  describe('what pages ask for', () => {
    beforeEach(async () => {
      const { feeds, polls, analysis } = place.store;
      await feeds.seed([madeFeed('a', { pressGroup: PRESS_GROUPS[0] }), madeFeed('b', { pressGroup: PRESS_GROUPS[1], language: 'es' }), madeFeed('c', { pressGroup: PRESS_GROUPS[2] })], NOON);
      const made = Array.from({ length: 60 }, (_, i) => {
        const feed = 'abc'[i % 3] ?? 'a';
        const title = `${i % 2 ? 'Envoys' : 'Talks'} ${i % 5 === 0 ? 'oil' : 'visit'} ${i}`;
        const item = madeItem(feed, String(i), { title, orderedAt: shift(FROM, i * 3 * HOUR + (i % 4) * 60_000), language: feed === 'b' ? 'es' : 'en' });
        const tags = [SOME_TAGS[i % 4], ...(i % 7 === 0 ? [SOME_TAGS[(i + 1) % 4]] : [])].flatMap((tag) => (tag && i % 6 !== 5 ? [{ tag, confidence: 0.9, words: [] }] : []));
        const marks = madeMarks({
          tags,
          direction: { value: DIRECTIONS[i % 3] ?? 'thaw', confidence: 0.9, words: [] },
          actors: { from: (['us', 've', 'third', null] as const)[i % 4] ?? null, to: null },
          kind: i % 5 < 3 ? 'act' : 'statement',
        });
        const holdings = i % 4 === 0 ? [madeHolding({ claimId: SOME_CLAIMS[i % 8 === 0 ? 0 : 1], stance: STANCES[(i / 4) % 3] })] : [];
        return { item, marks, holdings };
      });
      for (const feed of ['a', 'b', 'c']) await polls.record(madePoll(feed, { added: made.filter(({ item }) => item.feedId === feed) }));
      const grouped = made.filter((_, i) => i % 10 !== 9);
      const nameOf = (i: number) => storyId(`s${i % 3}`);
      await analysis.record(
        madeStep({
          at: TO,
          members: grouped.map(({ item }, i) => ({ itemId: item.id, storyId: nameOf(i), publisher: `family of ${item.outlet}`, voice: i % 8 === 0 ? 'agency' : `family of ${item.outlet}` })),
          stories: [0, 1, 2].map((i) => ({ id: nameOf(i), headlineId: grouped[i]?.item.id ?? itemId(''), headlines: {} })),
          // Days of updates in no story are made too.
          days: made.map(({ item }) => item.orderedAt),
        }),
      );
    });

    it('lists, counts, facets, volume and rows agree for any selection', async () => {
      const { updates, news } = place.store;
      const all = (await updates.page({}, 1_000)).updates;
      expect(all).toHaveLength(60);
      await fc.assert(
        fc.asyncProperty(filters, fc.constantFrom(...VOLUME_DIMENSIONS), fc.constantFrom(1, 6, 24), async (filter, dimension, barHours) => {
          const listed = (await updates.page(filter, 1_000)).updates;
          const rows = await news.rows(filter);
          const facets = await news.facets(filter);
          const range = { from: FROM, to: TO, barHours };
          const volume = layOutVolume(await news.volumeBy({ dimension, ...range, filter }), dimension, range);
          expect(await updates.count(filter)).toBe(listed.length);
          expect(facets.total).toBe(listed.length);
          expect(volume.updates).toBe(listed.length);
          expect(rows.map(({ id }) => id).sort()).toEqual(listed.map(({ id }) => id as string).sort());
          expect(volume).toEqual(layOutVolume(countByHour(rows, dimension), dimension, range));
          for (const tag of SOME_TAGS) expect(facets.tags[tag] ?? 0).toBe(await updates.count({ ...filter, tags: [tag] }));
          for (const direction of DIRECTIONS) expect(facets.directions[direction] ?? 0).toBe(await updates.count({ ...filter, directions: [direction] }));
          for (const { outlet, updates: count } of facets.outlets) expect(count).toBe(await updates.count({ ...filter, outlets: [outlet] }));
        }),
        { numRuns: 25 },
      );
    });

    it('counts in rollups what it counts in the updates', async () => {
      const { news } = place.store;
      for (const dimension of VOLUME_DIMENSIONS) {
        for (const barHours of [1, 24]) {
          const asked = { dimension, from: FROM, to: TO, barHours };
          expect(await news.volumeBy(asked)).toEqual(await news.volumeBy({ ...asked, filter: {} }));
        }
      }
    });

    it('draws from stored parts the index that the updates give, in every variant, also without a story or a group', async () => {
      const { news } = place.store;
      const rows = await news.rows({});
      const span = { from: FROM, to: shift(TO, -DAY) };
      for (const variant of INDEX_VARIANTS) {
        const own = rows.filter(BELONGS[variant]);
        const parts = await news.indexParts(variant, FROM, TO);
        const inOrder = (list: typeof parts) => list.map((part) => JSON.stringify([part.day, part.storyId, part.pressGroup, part.publishers, part.updates])).sort();
        expect(inOrder(parts)).toEqual(inOrder(indexParts(own)));
        for (const leaveOut of [{}, { stories: ['s1'] }, { pressGroups: [PRESS_GROUPS[0]] }]) {
          const values = (points: readonly { value: number | null; low: number | null }[]) => points.flatMap(({ value, low }) => [value ?? NaN, low ?? NaN].map((one) => Math.round(one * 1e8) / 1e8));
          expect(values(indexOfParts(parts, { ...span, leaveOut }))).toEqual(values(relationsIndex(own, { ...span, leaveOut }).points));
        }
      }
    });

    it('answers for a story that another has taken with that one', async () => {
      const { news, analysis, updates } = place.store;
      const members = (await news.rows({ storyIds: [storyId('s0')] })).map(({ id, publisher, voice }) => ({ itemId: itemId(id), storyId: storyId('s1'), publisher, voice }));
      const before = await updates.count({ storyIds: [storyId('s1')] });
      await analysis.record(madeStep({ at: TO, members, stories: [{ id: storyId('s1'), headlineId: members[0]?.itemId ?? itemId(''), headlines: {} }], removed: [{ id: storyId('s0'), into: storyId('s1') }] }));
      expect((await news.story(storyId('s0')))?.id).toBe('s1');
      expect(await news.story(storyId('nothing'))).toBeUndefined();
      expect((await news.storiesOf([storyId('s0'), storyId('s1')])).map(({ id }) => id)).toEqual(['s1']);
      expect(await updates.count({ storyIds: [storyId('s0')] })).toBe(before + members.length);
    });

    it('finds an update in no story under its own id, and stories by their news', async () => {
      const { news, updates } = place.store;
      const alone = (await updates.page({}, 100)).updates.find((update) => update.storyId === null);
      expect((await news.rows({ storyIds: [storyId(alone?.id ?? '')] })).map(({ id, storyId: story }) => [id, story])).toEqual([[alone?.id, alone?.id]]);
      const largest = await news.stories({ from: FROM, to: TO, order: 'largest', limit: 2 });
      expect(largest).toHaveLength(2);
      expect(await news.stories({ from: shift(TO, DAY), to: shift(TO, 2 * DAY), order: 'newest', limit: 9 })).toEqual([]);
      expect((await news.stories({ from: FROM, to: TO, order: 'newest', limit: 9 })).map(({ lastAt }) => lastAt)).toEqual(
        (await news.storiesOf(['s0', 's1', 's2'].map(storyId))).map(({ lastAt }) => lastAt).sort((a, b) => b - a),
      );
    });

    it('gives a ledger up to a moment, and claims as they stood then', async () => {
      const { news } = place.store;
      const whole = await news.ledger(SOME_CLAIMS[0]!, TO, 100);
      expect(whole.evidence.map(({ evidence }) => evidence.at)).toEqual([...whole.evidence.map(({ evidence }) => evidence.at)].sort((a, b) => b - a));
      expect(whole.evidence.every(({ evidence, update }) => evidence.itemId === update.id && evidence.at === update.orderedAt)).toBe(true);
      expect(await news.claims(TO)).toEqual(await news.claims());
      const half = shift(FROM, 3 * DAY);
      const part = await news.ledger(SOME_CLAIMS[0]!, half, 100);
      expect(part.evidence).toEqual(whole.evidence.filter(({ evidence }) => evidence.at <= half));
      expect(part.turns).toEqual(whole.turns.filter(({ at }) => at <= half));
      expect(part.firstAt).toBe(whole.evidence.at(-1)?.evidence.at);
      const then = (await news.claims(half)).find((state) => state.claimId === SOME_CLAIMS[0]);
      expect([then?.status, then?.counts.supports]).toEqual([part.turns.at(-1)?.to ?? 'open', part.evidence.filter(({ evidence }) => evidence.stance === 'supports').length]);
      expect(await news.ledger(claimId('none'), TO, 100)).toEqual({ evidence: [], turns: [], firstAt: null });
    });

    it('shows in the desk the stories of its updates, the largest of the last days, and the claims with evidence', async () => {
      const view = await place.store.view({ updates: 5, hours: 48, recorded: null, now: later(8 * DAY) });
      const ids = new Set<string>(view.stories.map(({ id }) => id));
      expect(view.updates.every(({ storyId: story }) => story === null || ids.has(story))).toBe(true);
      expect(view.stories.map(({ lastAt }) => lastAt)).toEqual(view.stories.map(({ lastAt }) => lastAt).sort((a, b) => b - a));
      expect(view.claims.map(({ claimId: id }) => id).sort()).toEqual(['oil', 'talks']);
    });
  });
}
