import fc from 'fast-check';
import { claimHistory } from '@/lib/claims/claimStatus';
import { claimId, STANCES, type ClaimState, type Evidence } from '@/lib/domain/claim';
import { SIDES, STEP_KINDS, type Marks } from '@/lib/domain/marks';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { storyId, type ItemId } from '@/lib/domain/ids';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { indexParts } from '@/lib/series/relationsIndex';
import { HOUR, instant } from '@/lib/time/instant';
import { toStory } from '@/server/store/rows';
import type { JudgedItem } from '@/server/store/store';
import { later, madeFeed, madeItem, madeMarks, madePoll, madeTrace, NOON, reworded } from './made';
import { EPOCH, judged, madeHolding, madeStep } from './madeAnalysis';
import type { OpenPlace, TableRow } from './place';

const FEEDS = ['a', 'b', 'c'];
const CLAIMS = ['talks', 'embassy'].map(claimId);
const STORIES = ['s', 't', 'u', 'v'];

const someHoldings = fc.uniqueArray(fc.record({ claimId: fc.constantFrom(...CLAIMS), stance: fc.constantFrom(...STANCES), step: fc.constantFrom(...STEP_KINDS) }), {
  selector: (one) => one.claimId,
  maxLength: 2,
});
const someReading = fc.record({
  relevant: fc.boolean(),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS.slice(0, 3)), { maxLength: 2 }),
  direction: fc.constantFrom(...DIRECTIONS),
  from: fc.constantFrom(...SIDES, null),
  kind: fc.constantFrom(...STEP_KINDS),
  holdings: someHoldings,
});
type SomeReading = typeof someReading extends fc.Arbitrary<infer T> ? T : never;

/** What polls, grouping and new rules do, in any order. `at` picks among the items there are. */
const someSteps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('bring' as const), feed: fc.constantFrom(...FEEDS), items: fc.array(fc.record({ hours: fc.integer({ min: -50, max: 50 }), shared: fc.nat(5), reading: someReading }), { maxLength: 5 }) }),
    fc.record({ kind: fc.constant('edit' as const), at: fc.nat(), reading: someReading }),
    fc.record({ kind: fc.constant('group' as const), places: fc.array(fc.record({ at: fc.nat(), story: fc.constantFrom(...STORIES), publisher: fc.constantFrom('x', 'y', 'z') }), { maxLength: 6 }) }),
    fc.record({ kind: fc.constant('merge' as const), from: fc.constantFrom(...STORIES), into: fc.constantFrom(...STORIES) }),
    fc.record({ kind: fc.constant('reread' as const), readings: fc.array(fc.record({ at: fc.nat(), reading: someReading }), { maxLength: 6 }) }),
  ),
  { maxLength: 12 },
);

function marksOf({ relevant, tags, direction, from, kind }: SomeReading, rulesVersion: string): Marks {
  return madeMarks({
    relevance: { relevant, confidence: 0.9, words: [] },
    tags: tags.map((tag) => ({ tag, confidence: 0.9, words: [] })),
    direction: { value: direction, confidence: 0.9, words: [] },
    actors: { from, to: null },
    kind,
    rulesVersion,
  });
}

/** Evidence goes with updates alone, as the rules that hold an item against the claims have it. */
const holdingsOf = ({ relevant, holdings }: SomeReading) => (relevant ? holdings.map(madeHolding) : []);

export function describeRecount(place: OpenPlace): void {
  describe('whatever polls, grouping and new rules do', () => {
    let round = 0;

    async function carryOut(steps: typeof someSteps extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
      const { store } = place;
      const brought: JudgedItem[] = [];
      const versions = new Map<ItemId, number>();
      const pick = (at: number) => brought[at % Math.max(1, brought.length)];
      for (const step of steps) {
        round += 1;
        const at = later(round);
        switch (step.kind) {
          case 'bring': {
            const added = step.items.map(({ hours, shared, reading }, i) => {
              const like = shared === 0 ? { link: `https://shared.example.org/${i}`, title: `Shared ${i}` } : {};
              const item = madeItem(step.feed, `${round}-${i}`, { orderedAt: later(hours * HOUR), outlet: `Outlet ${i}`, language: i % 2 === 0 ? 'en' : 'es', ...like });
              return judged(item, marksOf(reading, `r${round}`), holdingsOf(reading));
            });
            brought.push(...added);
            await store.polls.record(madePoll(step.feed, { added, trace: madeTrace({ at }) }));
            break;
          }
          case 'edit': {
            const before = pick(step.at);
            if (!before) break;
            const version = (versions.get(before.item.id) ?? 1) + 1;
            versions.set(before.item.id, version);
            const edited = [reworded(before, `Edited ${round}`, version, marksOf(step.reading, `r${round}`), holdingsOf(step.reading))];
            await store.polls.record(madePoll(before.item.feedId, { edited, trace: madeTrace({ at }) }));
            break;
          }
          case 'group': {
            const members = [...new Map(step.places.flatMap(({ at: index, story, publisher }) => {
              const one = pick(index);
              return one ? [[one.item.id, { itemId: one.item.id, storyId: storyId(story), publisher, voice: publisher === 'z' ? 'x' : publisher }] as const] : [];
            })).values()];
            await store.analysis.record(madeStep({ members, at }));
            break;
          }
          case 'merge':
            if (step.from !== step.into) await store.analysis.record(madeStep({ removed: [{ id: storyId(step.from), into: storyId(step.into) }], at }));
            break;
          case 'reread': {
            const items = step.readings.flatMap(({ at: index, reading }) => {
              const one = pick(index);
              return one ? [{ id: one.item.id, marks: marksOf(reading, `r${round}`), holdings: holdingsOf(reading) }] : [];
            });
            await store.analysis.reread({ epoch: EPOCH, items, at });
            break;
          }
        }
      }
      // What edits changed is read off by the analyst's next step.
      const members = (await place.rows("SELECT id, story_id, publisher, voice FROM items WHERE standing = 'kept'")).map((row) => ({
        itemId: row.id as ItemId,
        storyId: storyId(String(row.story_id ?? row.id)),
        publisher: String(row.publisher ?? 'x'),
        voice: String(row.voice ?? 'x'),
      }));
      await store.analysis.record(madeStep({ members, at: later(round) }));
    }

    const rowsByKey = async (statement: string, key: (row: TableRow) => string) => new Map((await place.rows(statement)).map((row) => [key(row), Number(row.count)]));
    const count = (keys: readonly string[]) => {
      const counts = new Map<string, number>();
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      return counts;
    };
    const inOrder = (parts: readonly object[]) => parts.map((part) => JSON.stringify(part)).sort();

    it('its counts, rollups, stories, index and claims are what a recount of the updates comes to', async () => {
      await place.store.feeds.seed(FEEDS.map((id, i) => madeFeed(id, { pressGroup: PRESS_GROUPS[i] ?? 'wire' })), NOON);
      await fc.assert(
        fc.asyncProperty(someSteps, async (steps) => {
          await carryOut(steps);
          const items = await place.rows('SELECT items.*, feeds.press_group FROM items JOIN feeds ON feeds.id = items.feed_id');
          const kept = items.filter(({ standing }) => standing === 'kept');
          const hourOf = ({ ordered_at }: TableRow) => Math.floor(Number(ordered_at) / HOUR) * HOUR;

          const standings = (await place.rows('SELECT * FROM item_counts')).flatMap((row) => (['kept', 'refused', 'duplicates'] as const).map((one) => [`${row.feed_id} ${one}`, row[one]] as const));
          expect(new Map(standings.filter(([, n]) => n !== 0))).toEqual(count(items.map((row) => `${row.feed_id} ${row.standing === 'duplicate' ? 'duplicates' : row.standing}`)));
          expect(await rowsByKey('SELECT hour, feed_id, language, updates AS count FROM update_hours', (row) => `${row.hour} ${row.feed_id} ${row.language}`)).toEqual(
            count(kept.map((row) => `${hourOf(row)} ${row.feed_id} ${row.language}`)),
          );
          expect(await rowsByKey('SELECT item_n, 1 AS count FROM marks', ({ item_n }) => String(item_n))).toEqual(count(kept.map(({ n }) => String(n))));
          expect(await place.store.updates.count({ query: '-nothing' })).toBe(kept.length);

          const stories = (await place.rows('SELECT body FROM stories')).map(({ body }) => toStory({ body: String(body) }));
          expect(new Map(stories.map(({ id, updates }) => [id as string, updates]))).toEqual(count(kept.map((row) => String(row.story_id))));
          for (const story of stories) {
            const own = kept.filter((row) => row.story_id === story.id);
            expect([story.carriers, story.independentPublishers]).toEqual([new Set(own.map(({ publisher }) => publisher)).size, new Set(own.map(({ voice }) => voice)).size]);
          }

          const rows = kept.map((row) => ({ at: instant(Number(row.ordered_at)), storyId: row.story_id, pressGroup: row.press_group, voice: row.voice, direction: row.direction }) as Parameters<typeof indexParts>[0][number]);
          const parts = await place.rows("SELECT day, story_id, press_group, publishers, thaw_share, freeze_share FROM index_parts WHERE variant = 'all'");
          expect(inOrder(parts.map(Object.values))).toEqual(inOrder(indexParts(rows).map(({ day, storyId: story, pressGroup, publishers, thaw, freeze }) => [day, story, pressGroup, publishers, thaw, freeze])));

          const evidence = await place.rows('SELECT e.*, i.story_id, i.voice, i.standing FROM evidence e JOIN items i ON i.n = e.item_n');
          expect(evidence.filter((row) => row.withdrawn_at === null && row.standing !== 'kept')).toEqual([]);
          const states = new Map((await place.rows('SELECT body FROM claim_states')).map(({ body }) => JSON.parse(String(body)) as ClaimState).map((state) => [state.claimId, state]));
          for (const claim of CLAIMS) {
            const own = evidence.map((row) => ({ id: row.id, claimId: row.claim_id, storyId: row.story_id, voice: row.voice, stance: row.stance, step: row.step, at: row.at, withdrawnAt: row.withdrawn_at }) as unknown as Evidence);
            const { status, figures, turns } = claimHistory(claim, own);
            const state = states.get(claim);
            expect([state?.status ?? 'open', state?.since ?? null]).toEqual([status, turns.at(-1)?.at ?? null]);
            if (state) expect(state.figures).toEqual(figures);
            expect(state?.counts ?? {}).toEqual(state ? Object.fromEntries(STANCES.map((stance) => [stance, own.filter((one) => one.claimId === claim && one.withdrawnAt === null && one.stance === stance).length])) : {});
            const told = await place.rows(`SELECT at, from_status, to_status, because, figures FROM claim_turns WHERE claim_id = '${claim}' AND revised_at IS NULL ORDER BY at`);
            expect(told.map((row) => ({ claimId: claim, at: row.at, from: row.from_status, to: row.to_status, because: row.because, figures: JSON.parse(String(row.figures)) }))).toEqual(turns);
          }
        }),
        { numRuns: 30 },
      );
    }, 120_000);
  });
}
